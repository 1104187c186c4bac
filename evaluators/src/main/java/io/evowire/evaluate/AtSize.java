package io.evowire.evaluate;

import org.jspecify.annotations.Nullable;

/**
 * How good a trained network is, unchanged, on images of another size than it learned from.
 *
 * @param height             of the images, pixels
 * @param width              of the images, pixels
 * @param validationAccuracy fraction in [0, 1]
 * @param testAccuracy       the same on the test images; null if the data set has none
 */
public record AtSize(int height, int width, double validationAccuracy,
        @Nullable Double testAccuracy) {}
