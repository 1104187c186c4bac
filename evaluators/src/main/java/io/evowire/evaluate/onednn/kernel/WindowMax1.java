package io.evowire.evaluate.onednn.kernel;

import static io.evowire.evaluate.onednn.kernel.Lanes.BYTES;
import static io.evowire.evaluate.onednn.kernel.Lanes.load;
import static io.evowire.evaluate.onednn.kernel.Lanes.store;
import static io.evowire.evaluate.onednn.kernel.WindowMax.max;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/**
 * The maximum of windows of stride 1: that of three rows' maxima of three pixels. The gradient goes
 * the same way back, first to the first row that has the maximum, then to its first such pixel.
 */
final class WindowMax1 {

    private WindowMax1() {}

    static void forward(long source, long row, long target, int height, int width) {
        for (int y = 0; y < height; y++) {
            long top = source + y * row;
            FloatVector a = column(top, row);
            FloatVector b = column(top + BYTES, row);
            for (int x = 0; x < width; x++) {
                FloatVector c = column(top + (x + 2L) * BYTES, row);
                store(max(max(a, b), c), target);
                target += BYTES;
                a = b;
                b = c;
            }
        }
    }

    private static FloatVector column(long top, long row) {
        return max(max(load(top), load(top + row)), load(top + 2 * row));
    }

    static void backward(long source, long row, long gradient, long scratch, long target,
            long sum, int height, int width) {
        long bytes = (long) width * BYTES;
        for (int x = 0; x < width; x++) {
            long at = (long) x * BYTES;
            toRows(source + at, row, gradient + at, scratch + at, bytes, height);
        }
        for (int y = 0; y < height; y++) {
            toPixels(source + (y + 1) * row, scratch + y * bytes, target + y * bytes, sum, width);
        }
    }

    /** Down one column of windows: from their gradients to those of the rows' maxima. */
    private static void toRows(long source, long row, long gradient, long target, long bytes,
            int height) {
        FloatVector zero = Lanes.zero();
        FloatVector a = inRow(source);
        FloatVector b = inRow(source + row);
        FloatVector first = zero;
        FloatVector second = zero;
        for (int y = 0; y < height; y++) {
            FloatVector c = inRow(source + (y + 2) * row);
            FloatVector g = load(gradient + y * bytes);
            VectorMask<Float> below = b.compare(VectorOperators.GT, a);
            VectorMask<Float> lowest = c.compare(VectorOperators.GT, max(a, b));
            FloatVector upper = g.blend(zero, lowest);
            if (y > 0) { // what goes to the halo is 0 or meets a ReLU's zeros
                store(first.add(upper.blend(zero, below)), target + (y - 1) * bytes);
            }
            first = second.add(zero.blend(upper, below));
            second = zero.blend(g, lowest);
            a = b;
            b = c;
        }
        store(first, target + (height - 1) * bytes);
    }

    private static FloatVector inRow(long left) {
        return max(max(load(left), load(left + BYTES)), load(left + 2 * BYTES));
    }

    /** Along one row: from the gradients of maxima of three pixels to those before the ReLU. */
    private static void toPixels(long source, long gradient, long target, long sum, int width) {
        FloatVector zero = Lanes.zero();
        FloatVector total = load(sum);
        FloatVector a = load(source);
        FloatVector b = load(source + BYTES);
        FloatVector first = zero;
        FloatVector second = zero;
        for (int x = 0; x < width; x++) {
            long at = (long) x * BYTES;
            FloatVector c = load(source + at + 2 * BYTES);
            FloatVector g = load(gradient + at);
            VectorMask<Float> right = b.compare(VectorOperators.GT, a);
            VectorMask<Float> rightmost = c.compare(VectorOperators.GT, max(a, b));
            FloatVector left = g.blend(zero, rightmost);
            if (x > 0) {
                FloatVector passed = zero.blend(first.add(left.blend(zero, right)),
                        a.compare(VectorOperators.GT, 0f));
                store(passed, target + at - BYTES);
                total = total.add(passed);
            }
            first = second.add(zero.blend(left, right));
            second = zero.blend(g, rightmost);
            a = b;
            b = c;
        }
        FloatVector passed = zero.blend(first, a.compare(VectorOperators.GT, 0f));
        store(passed, target + (width - 1L) * BYTES);
        store(total.add(passed), sum);
    }
}
