package io.evowire.evaluate.onednn.kernel;

import static io.evowire.evaluate.onednn.kernel.Lanes.BYTES;
import static io.evowire.evaluate.onednn.kernel.Lanes.load;
import static io.evowire.evaluate.onednn.kernel.Lanes.loadBits;
import static io.evowire.evaluate.onednn.kernel.Lanes.store;
import static io.evowire.evaluate.onednn.kernel.WindowMax.inRow;
import static io.evowire.evaluate.onednn.kernel.WindowMax.max;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/** The maximum of windows of stride 1: what neighbours share stays in registers. */
record WindowMax1(BlockedShape in) {

    private long row() {
        return in.padded(1).row();
    }

    void forward(long source, long gradient, long scratch, long target, long sum) {
        long row = row();
        int height = in.height();
        int width = in.width();
        for (int y = 0; y < height; y++) {
            long top = source + y * row;
            IntVector a = inColumn(top, row);
            IntVector b = inColumn(top + BYTES, row);
            for (int x = 0; x < width; x++) {
                IntVector c = inColumn(top + (x + 2L) * BYTES, row);
                store(max(max(a, b), c), target);
                target += BYTES;
                a = b;
                b = c;
            }
        }
    }

    private static IntVector inColumn(long top, long row) {
        return max(max(loadBits(top), loadBits(top + row)), loadBits(top + 2 * row));
    }

    /** From the gradients of windows to those of the rows' maxima. */
    void toRows(long source, long gradient, long scratch, long target, long sum) {
        for (int x = 0; x < in.width(); x++) {
            long at = (long) x * BYTES;
            column(source + at, row(), gradient + at, scratch + at, in.row(), in.height());
        }
    }

    private static void column(long source, long row, long gradient, long target, long bytes,
            int height) {
        IntVector zero = Lanes.zeroBits();
        IntVector a = inRow(source);
        IntVector b = inRow(source + row);
        FloatVector first = Lanes.zero();
        FloatVector second = first;
        for (int y = 0; y < height; y++) {
            IntVector c = inRow(source + (y + 2) * row);
            IntVector g = loadBits(gradient + y * bytes);
            VectorMask<Integer> below = b.compare(VectorOperators.GT, a);
            VectorMask<Integer> lowest = c.compare(VectorOperators.GT, max(a, b));
            IntVector upper = g.blend(zero, lowest);
            if (y > 0) { // what goes to the halo is 0 or meets a ReLU's zeros
                store(first.add(upper.blend(zero, below).reinterpretAsFloats()),
                        target + (y - 1) * bytes);
            }
            first = second.add(zero.blend(upper, below).reinterpretAsFloats());
            second = zero.blend(g, lowest).reinterpretAsFloats();
            a = b;
            b = c;
        }
        store(first, target + (height - 1) * bytes);
    }

    /** From the gradients of rows' maxima to those before the ReLU. */
    void toPixels(long source, long gradient, long scratch, long target, long sum) {
        for (int y = 0; y < in.height(); y++) {
            line(source + (y + 1) * row(), scratch + y * in.row(), target + y * in.row(), sum,
                    in.width());
        }
    }

    private static void line(long source, long gradient, long target, long sum, int width) {
        IntVector zero = Lanes.zeroBits();
        IntVector a = loadBits(source);
        IntVector b = loadBits(source + BYTES);
        FloatVector total = load(sum);
        FloatVector first = Lanes.zero();
        FloatVector second = first;
        for (int x = 0; x < width; x++) {
            long at = (long) x * BYTES;
            IntVector c = loadBits(source + at + 2 * BYTES);
            IntVector pair = max(a, b);
            VectorMask<Integer> right = b.compare(VectorOperators.GT, a);
            VectorMask<Integer> rightmost = c.compare(VectorOperators.GT, pair);
            // Where all are 0, the ReLU lets nothing pass.
            IntVector g = loadBits(gradient + at).blend(zero,
                    max(pair, c).compare(VectorOperators.EQ, 0));
            total = total.add(g.reinterpretAsFloats());
            IntVector left = g.blend(zero, rightmost);
            if (x > 0) {
                store(first.add(left.blend(zero, right).reinterpretAsFloats()),
                        target + at - BYTES);
            }
            first = second.add(zero.blend(left, right).reinterpretAsFloats());
            second = zero.blend(g, rightmost).reinterpretAsFloats();
            a = b;
            b = c;
        }
        store(first, target + (width - 1L) * BYTES);
        store(total, sum);
    }
}
