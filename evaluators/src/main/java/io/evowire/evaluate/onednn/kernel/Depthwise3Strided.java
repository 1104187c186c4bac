package io.evowire.evaluate.onednn.kernel;

import static io.evowire.evaluate.onednn.kernel.Lanes.BYTES;
import static io.evowire.evaluate.onednn.kernel.Lanes.load;
import static io.evowire.evaluate.onednn.kernel.Lanes.store;

import jdk.incubator.vector.FloatVector;

/** The 3x3 depthwise convolution of stride 2, with the weights in registers. */
final class Depthwise3Strided {

    private Depthwise3Strided() {}

    static void forward(long source, long row, long weights, long target, int height, int width) {
        FloatVector w0 = load(weights);
        FloatVector w1 = load(weights + BYTES);
        FloatVector w2 = load(weights + 2 * BYTES);
        FloatVector w3 = load(weights + 3 * BYTES);
        FloatVector w4 = load(weights + 4 * BYTES);
        FloatVector w5 = load(weights + 5 * BYTES);
        FloatVector w6 = load(weights + 6 * BYTES);
        FloatVector w7 = load(weights + 7 * BYTES);
        FloatVector w8 = load(weights + 8 * BYTES);
        for (int y = 0; y < height; y++) {
            long top = source + 2 * y * row;
            long middle = top + row;
            long bottom = middle + row;
            for (int x = 0; x < width; x++) {
                long at = 2L * x * BYTES;
                FloatVector a = load(top + at).mul(w0);
                FloatVector b = load(middle + at).mul(w3);
                FloatVector c = load(bottom + at).mul(w6);
                a = load(top + at + 2 * BYTES).fma(w2, load(top + at + BYTES).fma(w1, a));
                b = load(middle + at + 2 * BYTES).fma(w5, load(middle + at + BYTES).fma(w4, b));
                c = load(bottom + at + 2 * BYTES).fma(w8, load(bottom + at + BYTES).fma(w7, c));
                store(a.add(b).add(c), target);
                target += BYTES;
            }
        }
    }

    static void addWeightGradient(long source, long row, long gradient, long weights, int height,
            int width) {
        FloatVector w0 = load(weights);
        FloatVector w1 = load(weights + BYTES);
        FloatVector w2 = load(weights + 2 * BYTES);
        FloatVector w3 = load(weights + 3 * BYTES);
        FloatVector w4 = load(weights + 4 * BYTES);
        FloatVector w5 = load(weights + 5 * BYTES);
        FloatVector w6 = load(weights + 6 * BYTES);
        FloatVector w7 = load(weights + 7 * BYTES);
        FloatVector w8 = load(weights + 8 * BYTES);
        for (int y = 0; y < height; y++) {
            long top = source + 2 * y * row;
            long middle = top + row;
            long bottom = middle + row;
            for (int x = 0; x < width; x++) {
                long at = 2L * x * BYTES;
                FloatVector g = load(gradient);
                w0 = load(top + at).fma(g, w0);
                w1 = load(top + at + BYTES).fma(g, w1);
                w2 = load(top + at + 2 * BYTES).fma(g, w2);
                w3 = load(middle + at).fma(g, w3);
                w4 = load(middle + at + BYTES).fma(g, w4);
                w5 = load(middle + at + 2 * BYTES).fma(g, w5);
                w6 = load(bottom + at).fma(g, w6);
                w7 = load(bottom + at + BYTES).fma(g, w7);
                w8 = load(bottom + at + 2 * BYTES).fma(g, w8);
                gradient += BYTES;
            }
        }
        store(w0, weights);
        store(w1, weights + BYTES);
        store(w2, weights + 2 * BYTES);
        store(w3, weights + 3 * BYTES);
        store(w4, weights + 4 * BYTES);
        store(w5, weights + 5 * BYTES);
        store(w6, weights + 6 * BYTES);
        store(w7, weights + 7 * BYTES);
        store(w8, weights + 8 * BYTES);
    }
}
