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

/** The maximum of windows of stride 2 or more: neighbours share a row or column, or none. */
record WindowMaxStrided(BlockedShape in, BlockedShape out, int stride) {

    private long row() {
        return in.padded(1).row();
    }

    void forward(long source, long gradient, long scratch, long target, long sum) {
        long row = row();
        for (int y = 0; y < out.height(); y++) {
            for (int x = 0; x < out.width(); x++) {
                long at = source + y * stride * row + (long) x * stride * BYTES;
                store(max(max(inRow(at), inRow(at + row)), inRow(at + 2 * row)), target);
                target += BYTES;
            }
        }
    }

    /** From the gradients of windows to those of the maxima of the padded input's rows. */
    void toRows(long source, long gradient, long scratch, long target, long sum) {
        if (stride > 2) { // some rows are in no window
            Lanes.clear(scratch, in.padded(1).plane());
        }
        for (int x = 0; x < out.width(); x++) {
            long at = (long) x * BYTES;
            column(source + stride * at, row(), stride, gradient + at, scratch + at, out.row(),
                    out.height());
        }
    }

    private static void column(long source, long row, int stride, long gradient, long target,
            long bytes, int height) {
        IntVector zero = Lanes.zeroBits();
        FloatVector nothing = Lanes.zero();
        FloatVector shared = nothing;
        for (int y = 0; y < height; y++) {
            IntVector a = inRow(source);
            IntVector b = inRow(source + row);
            IntVector g = loadBits(gradient);
            VectorMask<Integer> below = b.compare(VectorOperators.GT, a);
            VectorMask<Integer> lowest = inRow(source + 2 * row).compare(VectorOperators.GT,
                    max(a, b));
            IntVector upper = g.blend(zero, lowest);
            IntVector last = zero.blend(g, lowest);
            store(shared.add(upper.blend(zero, below).reinterpretAsFloats()), target);
            store(zero.blend(upper, below), target + bytes);
            store(last, target + 2 * bytes);
            shared = stride == 2 ? last.reinterpretAsFloats() : nothing;
            source += stride * row;
            gradient += bytes;
            target += stride * bytes;
        }
    }

    /** From the gradients of rows' maxima to those before the ReLU. */
    void toPixels(long source, long gradient, long scratch, long target, long sum) {
        if (stride > 2) { // some pixels are in no window
            Lanes.clear(target, in.plane());
        }
        for (int y = 0; y < in.height(); y++) {
            line(source + (y + 1) * row(), stride, scratch + (y + 1) * out.row(),
                    target + y * in.row(), sum, out.width(), in.width());
        }
    }

    private static void line(long source, int stride, long gradient, long target, long sum,
            int windows, int width) {
        IntVector zero = Lanes.zeroBits();
        FloatVector nothing = Lanes.zero();
        FloatVector total = load(sum);
        FloatVector shared = nothing;
        for (int x = 0; x < windows; x++) {
            IntVector a = loadBits(source);
            IntVector b = loadBits(source + BYTES);
            IntVector c = loadBits(source + 2 * BYTES);
            IntVector pair = max(a, b);
            VectorMask<Integer> right = b.compare(VectorOperators.GT, a);
            VectorMask<Integer> rightmost = c.compare(VectorOperators.GT, pair);
            // Where all are 0, the ReLU lets nothing pass.
            IntVector g = loadBits(gradient).blend(zero,
                    max(pair, c).compare(VectorOperators.EQ, 0));
            IntVector left = g.blend(zero, rightmost);
            IntVector last = zero.blend(g, rightmost);
            total = total.add(g.reinterpretAsFloats());
            int column = x * stride; // of the second pixel, without the halo
            long to = target + (long) column * BYTES;
            if (x > 0) {
                store(shared.add(left.blend(zero, right).reinterpretAsFloats()), to - BYTES);
            }
            store(zero.blend(left, right), to);
            if (column + 1 < width) {
                store(last, to + BYTES);
            }
            shared = stride == 2 ? last.reinterpretAsFloats() : nothing;
            source += (long) stride * BYTES;
            gradient += BYTES;
        }
        store(total, sum);
    }
}
