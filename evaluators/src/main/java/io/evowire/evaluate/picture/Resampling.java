package io.evowire.evaluate.picture;

/**
 * Scaling along one axis with a triangle filter as wide as the scale: bilinear where a picture
 * grows, without aliasing where it shrinks. Done in Java's own arithmetic, because what the
 * platform's graphics library gives differs between machines, and with it the fingerprint would.
 */
final class Resampling {

    private final int inputs;
    /** First input of each output. */
    private final int[] first;
    /** [outputs][taps], each row sums to 1. */
    private final float[][] weights;

    private Resampling(int inputs, int[] first, float[][] weights) {
        this.inputs = inputs;
        this.first = first;
        this.weights = weights;
    }

    /**
     * Maps {@code length} inputs, the first of them at {@code start}, to so many outputs. The
     * filter reaches beyond them where there are inputs.
     */
    static Resampling of(int inputs, double start, int length, int outputs) {
        double scale = (double) length / outputs;
        double radius = Math.max(scale, 1);
        int[] first = new int[outputs];
        float[][] weights = new float[outputs][];
        for (int output = 0; output < outputs; output++) {
            double centre = start + (output + 0.5) * scale;
            first[output] = Math.max(0, (int) Math.floor(centre - radius));
            int end = Math.min(inputs, (int) Math.ceil(centre + radius));
            weights[output] = triangle(first[output], end, centre, radius);
        }
        return new Resampling(inputs, first, weights);
    }

    /** Scales the rows of a picture: [height, inputs] to [height, outputs]. */
    float[] rows(byte[] plane, int height) {
        float[] scaled = new float[height * first.length];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < first.length; x++) {
                int at = y * inputs + first[x];
                float sum = 0;
                for (float weight : weights[x]) {
                    sum += weight * (plane[at++] & 0xff);
                }
                scaled[y * first.length + x] = sum;
            }
        }
        return scaled;
    }

    /**
     * Scales the columns and rounds: [inputs, width] to [outputs, width], written at {@code to}.
     */
    void columns(float[] plane, int width, byte[] target, int to) {
        for (int y = 0; y < first.length; y++) {
            for (int x = 0; x < width; x++) {
                int at = first[y] * width + x;
                float sum = 0;
                for (float weight : weights[y]) {
                    sum += weight * plane[at];
                    at += width;
                }
                target[to + y * width + x] = (byte) Math.clamp(Math.round(sum), 0, 255);
            }
        }
    }

    private static float[] triangle(int first, int end, double centre, double radius) {
        double[] heights = new double[end - first];
        double sum = 0;
        for (int i = 0; i < heights.length; i++) {
            heights[i] = Math.max(0, 1 - Math.abs(first + i + 0.5 - centre) / radius);
            sum += heights[i];
        }
        float[] weights = new float[heights.length];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = (float) (heights[i] / sum);
        }
        return weights;
    }
}
