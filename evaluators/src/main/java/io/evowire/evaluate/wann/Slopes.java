package io.evowire.evaluate.wann;

import static io.evowire.evaluate.wann.WannBatch.CHUNK;

import io.evowire.core.wann.Activation;

/** Derivatives of the activations over the images of a chunk. */
final class Slopes {

    private static final float PI = (float) Math.PI;

    private Slopes() {}

    /**
     * The derivative at some sums. At the kinks of ReLU and absolute value, and everywhere of the
     * step, it is 0.
     *
     * @param sums   what the activation was applied to, from {@code at} on
     * @param values what came out, from {@code at} on
     * @param slopes [CHUNK], written
     */
    static void of(Activation activation, float[] sums, float[] values, int at, float[] slopes) {
        switch (activation) {
            case LINEAR -> fill(slopes, 1);
            case INVERSE -> fill(slopes, -1);
            case STEP -> fill(slopes, 0);
            case SINE -> {
                Kernels.activate(Activation.COSINE, 1, sums, at, slopes, 0);
                scale(slopes, PI);
            }
            case COSINE -> {
                Kernels.activate(Activation.SINE, 1, sums, at, slopes, 0);
                scale(slopes, -PI);
            }
            case GAUSS -> {
                for (int i = 0; i < CHUNK; i++) {
                    slopes[i] = -sums[at + i] * values[at + i];
                }
            }
            case TANH -> {
                for (int i = 0; i < CHUNK; i++) {
                    slopes[i] = 1 - values[at + i] * values[at + i];
                }
            }
            case SIGMOID -> {
                for (int i = 0; i < CHUNK; i++) {
                    slopes[i] = values[at + i] * (1 - values[at + i]);
                }
            }
            case ABSOLUTE -> {
                for (int i = 0; i < CHUNK; i++) {
                    float sum = sums[at + i];
                    slopes[i] = sum > 0 ? 1 : sum < 0 ? -1 : 0;
                }
            }
            case RELU -> {
                for (int i = 0; i < CHUNK; i++) {
                    slopes[i] = sums[at + i] > 0 ? 1 : 0;
                }
            }
        }
    }

    private static void fill(float[] slopes, float value) {
        for (int i = 0; i < CHUNK; i++) {
            slopes[i] = value;
        }
    }

    private static void scale(float[] slopes, float factor) {
        for (int i = 0; i < CHUNK; i++) {
            slopes[i] *= factor;
        }
    }
}
