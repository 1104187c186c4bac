package io.evowire.evaluate.wann;

import io.evowire.evaluate.picture.Bilinear;

/**
 * Sets slanted writing upright: shears an image by its skew, which is the covariance of columns and
 * rows over the variance of rows, weighted with the grey values.
 */
final class Deskewing {

    /** Below it an image has no height to speak of, and is left as it is. */
    private static final double LEAST_VARIANCE = 1e-2;

    private Deskewing() {}

    /** An image, [side * side] row by row, set upright. */
    static float[] of(float[] image, int side) {
        double mass = 0;
        double sumX = 0;
        double sumY = 0;
        for (int i = 0; i < image.length; i++) {
            mass += image[i];
            sumX += image[i] * (i % side);
            sumY += image[i] * (i / side);
        }
        double meanX = mass == 0 ? 0 : sumX / mass;
        double meanY = mass == 0 ? 0 : sumY / mass;
        double covariance = 0;
        double variance = 0;
        for (int i = 0; i < image.length; i++) {
            double y = i / side - meanY;
            covariance += image[i] * (i % side - meanX) * y;
            variance += image[i] * y * y;
        }
        return Math.abs(variance) < LEAST_VARIANCE
                ? image
                : Bilinear.shear(image, side, covariance / variance);
    }
}
