/**
 * Training of networks on a data set: batches, schedule, trainer, and sessions on DL4J.
 * <p>
 * {@link io.evowire.evaluate.train.NetworkTrainer} trains a session; {@code StockModel} builds the
 * network of DL4J's own layers, which is the reference of all faster ones. The name of
 * {@link io.evowire.evaluate.train.WeightedSum} stands in model files of older runs and must stay.
 */
@NullMarked
package io.evowire.evaluate.train;

import org.jspecify.annotations.NullMarked;
