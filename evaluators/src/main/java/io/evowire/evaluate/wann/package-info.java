/**
 * Evaluates weight agnostic networks (Gaier and Ha 2019): forward passes of sparse networks whose
 * connections share one weight, many networks over one batch of images.
 * <p>
 * {@link io.evowire.evaluate.wann.WannImages} are the images as the authors prepare them,
 * {@link io.evowire.evaluate.wann.WannBatch} some of them, laid out for
 * {@link io.evowire.evaluate.wann.WannPass}, which computes one network on one thread.
 * {@link io.evowire.evaluate.wann.WannWorkers} has several threads, and
 * {@link io.evowire.evaluate.wann.WannAccuracy} measures the accuracies of the paper's table.
 * <p>
 * All is computed element by element in the same order on every machine, so that scores are the
 * same bits whatever the width of its vectors and the number of its threads. The JVM needs
 * {@code --add-modules jdk.incubator.vector}.
 */
@NullMarked
package io.evowire.evaluate.wann;

import org.jspecify.annotations.NullMarked;
