/**
 * Image data sets: read once per process, kept as bytes, fingerprinted, split once and for all.
 * <p>
 * A {@link io.evowire.evaluate.data.DataSpec} says which data and loads an
 * {@link io.evowire.evaluate.data.ImageDataset} of three
 * {@link io.evowire.evaluate.data.ImageSplit}s, from which a
 * {@link io.evowire.evaluate.data.BatchReader} makes batches. Each kind of SPEC is one record;
 * which image is in which split is decided by {@code Stratification} alone. Whatever is wrong with
 * the user's files is a {@link io.evowire.evaluate.DataException}.
 */
@NullMarked
package io.evowire.evaluate.data;

import org.jspecify.annotations.NullMarked;
