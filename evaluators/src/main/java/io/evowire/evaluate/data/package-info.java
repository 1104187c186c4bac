/**
 * Image data sets: read once per process, kept as bytes, fingerprinted, split once and for all.
 * <p>
 * Read {@link io.evowire.evaluate.data.ImageDataset}, then the readers.
 */
@NullMarked
package io.evowire.evaluate.data;

import org.jspecify.annotations.NullMarked;
