package io.evowire.evaluate.onednn.kernel;

import static io.evowire.evaluate.onednn.kernel.Lanes.BYTES;
import static io.evowire.evaluate.onednn.kernel.Lanes.load;
import static io.evowire.evaluate.onednn.kernel.Lanes.store;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/** ReLU of a normalised plane, [pixels, BLOCK], and its mean over the pixels. */
public final class Pooling {

    private Pooling() {}

    /** Sum of relu(scale * x + shift) over the pixels. */
    public static FloatVector sum(long x, int pixels, FloatVector scale, FloatVector shift) {
        FloatVector sum = Lanes.zero();
        for (int pixel = 0; pixel < pixels; pixel++) {
            FloatVector y = load(x).fma(scale, shift);
            sum = sum.add(y.blend(Lanes.zero(), y.compare(VectorOperators.LE, 0f)));
            x += BYTES;
        }
        return sum;
    }

    /**
     * Writes g = gradient where scale * x + shift is positive, else 0; adds sum(g) to {@code sum}
     * and sum(g * x) to {@code dot}.
     */
    public static void gradient(long x, int pixels, FloatVector scale, FloatVector shift,
            FloatVector gradient, long g, long sum, long dot) {
        FloatVector s = load(sum);
        FloatVector d = load(dot);
        FloatVector zero = Lanes.zero();
        for (int pixel = 0; pixel < pixels; pixel++) {
            FloatVector v = load(x);
            VectorMask<Float> positive = v.fma(scale, shift).compare(VectorOperators.GT, 0f);
            FloatVector masked = zero.blend(gradient, positive);
            store(masked, g);
            s = s.add(masked);
            d = masked.fma(v, d);
            x += BYTES;
            g += BYTES;
        }
        store(s, sum);
        store(d, dot);
    }
}
