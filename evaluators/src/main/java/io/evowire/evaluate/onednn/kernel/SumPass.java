package io.evowire.evaluate.onednn.kernel;

import static io.evowire.evaluate.onednn.kernel.Lanes.BYTES;
import static io.evowire.evaluate.onednn.kernel.Lanes.load;
import static io.evowire.evaluate.onednn.kernel.Lanes.store;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/**
 * One pass of a weighted sum over one plane, with the coefficients in registers. It begins with the
 * bias or, with {@code add}, with what the target holds.
 *
 * @param rows    rows of the plane
 * @param columns pixels in a row; the sources' rows follow each other closely
 * @param row     bytes from one row of the target to the next
 */
record SumPass(int rows, int columns, long row) {

    void one(long a, long coefficients, long bias, long target, boolean add, boolean relu) {
        FloatVector ca = load(coefficients);
        FloatVector start = load(bias);
        for (int y = 0; y < rows; y++) {
            for (int x = 0; x < columns; x++) {
                long at = (long) x * BYTES;
                FloatVector sum = add ? load(target + at) : start;
                sum = load(a + at).fma(ca, sum);
                store(relu ? relu(sum) : sum, target + at);
            }
            a += (long) columns * BYTES;
            target += row;
        }
    }

    void two(long a, long b, long coefficients, long bias, long target, boolean add,
            boolean relu) {
        FloatVector ca = load(coefficients);
        FloatVector cb = load(coefficients + BYTES);
        FloatVector start = load(bias);
        for (int y = 0; y < rows; y++) {
            for (int x = 0; x < columns; x++) {
                long at = (long) x * BYTES;
                FloatVector sum = add ? load(target + at) : start;
                sum = load(b + at).fma(cb, load(a + at).fma(ca, sum));
                store(relu ? relu(sum) : sum, target + at);
            }
            a += (long) columns * BYTES;
            b += (long) columns * BYTES;
            target += row;
        }
    }

    void three(long a, long b, long c, long coefficients, long bias, long target, boolean add,
            boolean relu) {
        FloatVector ca = load(coefficients);
        FloatVector cb = load(coefficients + BYTES);
        FloatVector cc = load(coefficients + 2 * BYTES);
        FloatVector start = load(bias);
        for (int y = 0; y < rows; y++) {
            for (int x = 0; x < columns; x++) {
                long at = (long) x * BYTES;
                FloatVector sum = add ? load(target + at) : start;
                sum = load(b + at).fma(cb, load(a + at).fma(ca, sum));
                sum = load(c + at).fma(cc, sum);
                store(relu ? relu(sum) : sum, target + at);
            }
            a += (long) columns * BYTES;
            b += (long) columns * BYTES;
            c += (long) columns * BYTES;
            target += row;
        }
    }

    void four(long a, long b, long c, long d, long coefficients, long bias, long target,
            boolean add, boolean relu) {
        FloatVector ca = load(coefficients);
        FloatVector cb = load(coefficients + BYTES);
        FloatVector cc = load(coefficients + 2 * BYTES);
        FloatVector cd = load(coefficients + 3 * BYTES);
        FloatVector start = load(bias);
        for (int y = 0; y < rows; y++) {
            for (int x = 0; x < columns; x++) {
                long at = (long) x * BYTES;
                FloatVector sum = add ? load(target + at) : start;
                sum = load(b + at).fma(cb, load(a + at).fma(ca, sum));
                sum = load(d + at).fma(cd, load(c + at).fma(cc, sum));
                store(relu ? relu(sum) : sum, target + at);
            }
            a += (long) columns * BYTES;
            b += (long) columns * BYTES;
            c += (long) columns * BYTES;
            d += (long) columns * BYTES;
            target += row;
        }
    }

    /** Keeps NaN, so that a diverged training shows in its loss. */
    private static FloatVector relu(FloatVector x) {
        return x.blend(Lanes.zero(), x.compare(VectorOperators.LE, 0f));
    }
}
