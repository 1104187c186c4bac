package io.evowire.run.store;

import io.evowire.evaluate.data.ImageDataset;

/**
 * Numbers of images in the parts of a data set.
 *
 * @param train      what networks learn from
 * @param validation what fitness is measured on, at least 1
 * @param test       what is left for the end
 */
public record SplitSizes(int train, int validation, int test) {

    /** The sizes of a data set. */
    public static SplitSizes of(ImageDataset data) {
        return new SplitSizes(data.train().size(), data.validation().size(), data.test().size());
    }
}
