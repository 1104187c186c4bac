package io.evowire.evaluate.onednn.kernel;

import static io.evowire.evaluate.onednn.kernel.Lanes.BYTES;
import static io.evowire.evaluate.onednn.kernel.Lanes.load;
import static io.evowire.evaluate.onednn.kernel.Lanes.store;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/**
 * The maximum of each window. Of several largest pixels the first in row-major order gets the whole
 * gradient. Zeros of the halo never get any: where they are the largest, the ReLU lets nothing pass.
 * <p>
 * Working memory of backward is a plane without a halo.
 *
 * @param in     shape of the input without its halo
 * @param out    shape of the output
 * @param stride rows and columns from one output to the next, at least 1
 */
public record WindowMax(BlockedShape in, BlockedShape out, int stride) implements WindowPool {

    private long row() {
        return in.padded(1).row();
    }

    @Override
    public void forward(long source, long target) {
        if (stride == 1) {
            WindowMax1.forward(source, row(), target, out.height(), out.width());
        } else {
            forwardAny(source, row(), target);
        }
    }

    private void forwardAny(long source, long row, long target) {
        int height = out.height();
        int width = out.width();
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                store(largest(source + y * stride * row + (long) x * stride * BYTES, row), target);
                target += BYTES;
            }
        }
    }

    private static FloatVector largest(long corner, long row) {
        long middle = corner + row;
        long bottom = middle + row;
        FloatVector top = max(max(load(corner), load(corner + BYTES)), load(corner + 2 * BYTES));
        FloatVector centre = max(max(load(middle), load(middle + BYTES)),
                load(middle + 2 * BYTES));
        return max(max(top, centre),
                max(max(load(bottom), load(bottom + BYTES)), load(bottom + 2 * BYTES)));
    }

    /**
     * The larger of two numbers that are not negative: then their bits are in the same order. Any NaN is
     * larger than all numbers, so that a diverged training shows in its loss.
     */
    static FloatVector max(FloatVector a, FloatVector b) {
        return a.reinterpretAsInts().lanewise(VectorOperators.UMAX, b.reinterpretAsInts())
                .reinterpretAsFloats();
    }

    @Override
    public void backward(long source, long gradient, long scratch, long target, long sum) {
        if (stride == 1) {
            WindowMax1.backward(source, row(), gradient, scratch, target, sum, out.height(),
                    out.width());
            return;
        }
        Lanes.clear(scratch, in.plane());
        scatter(source, row(), gradient, scratch);
        Reduction.mask(scratch, source + row() + BYTES, row(), in.height(), in.width(), target,
                sum);
    }

    private void scatter(long source, long row, long gradient, long plane) {
        int height = out.height();
        int width = out.width();
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                scatterOne(source, row, y * stride, x * stride, gradient, plane);
                gradient += BYTES;
            }
        }
    }

    /** Gives a window's gradient to its first largest pixel. */
    private void scatterOne(long source, long row, int y, int x, long gradient, long plane) {
        long corner = source + y * row + (long) x * BYTES;
        FloatVector largest = largest(corner, row);
        FloatVector zero = Lanes.zero();
        FloatVector left = load(gradient);
        // The first row and column of the padded input are its halo.
        for (int ky = y == 0 ? 1 : 0; ky < 3 && y + ky <= in.height(); ky++) {
            for (int kx = x == 0 ? 1 : 0; kx < 3 && x + kx <= in.width(); kx++) {
                VectorMask<Float> first = load(corner + ky * row + (long) kx * BYTES)
                        .compare(VectorOperators.EQ, largest);
                long at = plane + ((y + ky - 1L) * in.width() + x + kx - 1) * BYTES;
                store(load(at).add(zero.blend(left, first)), at);
                left = left.blend(zero, first);
            }
        }
    }
}
