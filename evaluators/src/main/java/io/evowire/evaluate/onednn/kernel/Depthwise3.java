package io.evowire.evaluate.onednn.kernel;

import static io.evowire.evaluate.onednn.kernel.Lanes.BYTES;
import static io.evowire.evaluate.onednn.kernel.Lanes.load;
import static io.evowire.evaluate.onednn.kernel.Lanes.store;

import jdk.incubator.vector.FloatVector;

/**
 * The 3x3 depthwise convolution of stride 1, with the weights and a window of the input in
 * registers: three loads for nine multiply-adds, which runs at the speed of the arithmetic.
 */
final class Depthwise3 {

    private Depthwise3() {}

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
            long top = source + y * row;
            long middle = top + row;
            long bottom = middle + row;
            FloatVector a = load(top);
            FloatVector b = load(top + BYTES);
            FloatVector d = load(middle);
            FloatVector e = load(middle + BYTES);
            FloatVector g = load(bottom);
            FloatVector h = load(bottom + BYTES);
            for (int x = 0; x < width; x++) {
                FloatVector c = load(top + (x + 2L) * BYTES);
                FloatVector f = load(middle + (x + 2L) * BYTES);
                FloatVector i = load(bottom + (x + 2L) * BYTES);
                FloatVector sum = b.fma(w1, a.mul(w0));
                sum = d.fma(w3, c.fma(w2, sum));
                sum = f.fma(w5, e.fma(w4, sum));
                sum = h.fma(w7, g.fma(w6, sum));
                store(i.fma(w8, sum), target);
                target += BYTES;
                a = b;
                b = c;
                d = e;
                e = f;
                g = h;
                h = i;
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
            long top = source + y * row;
            long middle = top + row;
            long bottom = middle + row;
            FloatVector a = load(top);
            FloatVector b = load(top + BYTES);
            FloatVector d = load(middle);
            FloatVector e = load(middle + BYTES);
            FloatVector g = load(bottom);
            FloatVector h = load(bottom + BYTES);
            for (int x = 0; x < width; x++) {
                FloatVector v = load(gradient);
                FloatVector c = load(top + (x + 2L) * BYTES);
                FloatVector f = load(middle + (x + 2L) * BYTES);
                FloatVector i = load(bottom + (x + 2L) * BYTES);
                w0 = a.fma(v, w0);
                w1 = b.fma(v, w1);
                w2 = c.fma(v, w2);
                w3 = d.fma(v, w3);
                w4 = e.fma(v, w4);
                w5 = f.fma(v, w5);
                w6 = g.fma(v, w6);
                w7 = h.fma(v, w7);
                w8 = i.fma(v, w8);
                gradient += BYTES;
                a = b;
                b = c;
                d = e;
                e = f;
                g = h;
                h = i;
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
