package io.evowire.evaluate.onednn.kernel;

import static io.evowire.evaluate.onednn.kernel.Lanes.BYTES;
import static io.evowire.evaluate.onednn.kernel.Lanes.load;
import static io.evowire.evaluate.onednn.kernel.Lanes.store;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/** Sums over the pixels of one plane, [pixels, BLOCK], added to vectors of one block. */
public final class Reduction {

    private Reduction() {}

    /** Adds sum(x - pivot) to {@code sum} and sum((x - pivot)^2) to {@code squares}. */
    public static void moments(long x, int pixels, long pivot, long sum, long squares) {
        FloatVector k = load(pivot);
        FloatVector s0 = load(sum);
        FloatVector s1 = Lanes.zero();
        FloatVector q0 = load(squares);
        FloatVector q1 = Lanes.zero();
        int pixel = 0;
        for (; pixel + 1 < pixels; pixel += 2) {
            FloatVector a = load(x).sub(k);
            FloatVector b = load(x + BYTES).sub(k);
            s0 = s0.add(a);
            s1 = s1.add(b);
            q0 = a.fma(a, q0);
            q1 = b.fma(b, q1);
            x += 2 * BYTES;
        }
        if (pixel < pixels) {
            FloatVector a = load(x).sub(k);
            s0 = s0.add(a);
            q0 = a.fma(a, q0);
        }
        store(s0.add(s1), sum);
        store(q0.add(q1), squares);
    }

    /** Adds {@code vectors} vectors to others. */
    public static void add(long from, long to, long vectors) {
        for (long i = 0; i < vectors; i++) {
            store(load(to).add(load(from)), to);
            from += BYTES;
            to += BYTES;
        }
    }

    /** Adds sum(g) to {@code sum}. */
    public static void sum(long g, int pixels, long sum) {
        FloatVector s0 = load(sum);
        FloatVector s1 = Lanes.zero();
        int pixel = 0;
        for (; pixel + 1 < pixels; pixel += 2) {
            s0 = s0.add(load(g));
            s1 = s1.add(load(g + BYTES));
            g += 2 * BYTES;
        }
        if (pixel < pixels) {
            s0 = s0.add(load(g));
        }
        store(s0.add(s1), sum);
    }

    /** Adds sum(g * x) to {@code dot}. */
    public static void dot(long g, long x, int pixels, long dot) {
        FloatVector s0 = load(dot);
        FloatVector s1 = Lanes.zero();
        int pixel = 0;
        for (; pixel + 1 < pixels; pixel += 2) {
            s0 = load(g).fma(load(x), s0);
            s1 = load(g + BYTES).fma(load(x + BYTES), s1);
            g += 2 * BYTES;
            x += 2 * BYTES;
        }
        if (pixel < pixels) {
            s0 = load(g).fma(load(x), s0);
        }
        store(s0.add(s1), dot);
    }

    /**
     * Writes g = gradient where relu is positive, else 0, and adds sum(g) to {@code sum}.
     *
     * @param relu    first pixel of the ReLU's output, whose rows are {@code reluRow} bytes apart
     * @param columns pixels in a row
     */
    public static void mask(long gradient, long relu, long reluRow, int rows, int columns, long g,
            long sum) {
        FloatVector s = load(sum);
        FloatVector zero = Lanes.zero();
        for (int row = 0; row < rows; row++) {
            long r = relu + row * reluRow;
            for (int column = 0; column < columns; column++) {
                FloatVector v = zero.blend(load(gradient),
                        load(r).compare(VectorOperators.GT, 0f));
                store(v, g);
                s = s.add(v);
                gradient += BYTES;
                g += BYTES;
                r += BYTES;
            }
        }
        store(s, sum);
    }
}
