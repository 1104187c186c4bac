package io.evowire.evaluate.onednn.kernel;

import static io.evowire.evaluate.onednn.kernel.Lanes.BYTES;
import static io.evowire.evaluate.onednn.kernel.Lanes.load;
import static io.evowire.evaluate.onednn.kernel.Lanes.store;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/**
 * The mean of each window over its pixels in the image: 4 at a corner, 6 at an edge, 9 elsewhere.
 * <p>
 * Working memory of backward is a plane with a halo, all zeros at first, which nothing else writes
 * but means of the same shapes and stride.
 */
public final class WindowMean implements WindowPool {

    private final BlockedShape in;
    private final BlockedShape out;
    private final int stride;
    private final long row;
    /** 1 / number of pixels of each window. */
    private final float[] shares;

    /**
     * Means of windows of 3x3.
     *
     * @param in     shape of the input without its halo
     * @param out    shape of the output
     * @param stride rows and columns from one output to the next, at least 1
     */
    public WindowMean(BlockedShape in, BlockedShape out, int stride) {
        this.in = in;
        this.out = out;
        this.stride = stride;
        row = in.padded(1).row();
        shares = new float[out.pixels()];
        for (int i = 0; i < shares.length; i++) {
            shares[i] = 1f / (inside(i / out.width(), in.height())
                    * inside(i % out.width(), in.width()));
        }
    }

    /** How many of a window's rows, or columns, lie in the image. */
    private int inside(int window, int size) {
        int centre = window * stride;
        return Math.min(size, centre + 2) - Math.max(0, centre - 1);
    }

    @Override
    public void forward(long source, long target) {
        for (int y = 0; y < out.height(); y++) {
            long top = source + y * stride * row;
            if (stride == 1) {
                adjacent(top, y * out.width(), target + y * out.row());
            } else {
                apart(top, y * out.width(), target + y * out.row());
            }
        }
    }

    private void adjacent(long top, int window, long target) {
        FloatVector a = column(top, row);
        FloatVector b = column(top + BYTES, row);
        for (int x = 0; x < out.width(); x++) {
            FloatVector c = column(top + (x + 2L) * BYTES, row);
            store(a.add(b).add(c).mul(shares[window + x]), target + (long) x * BYTES);
            a = b;
            b = c;
        }
    }

    private void apart(long top, int window, long target) {
        for (int x = 0; x < out.width(); x++) {
            long left = top + (long) x * stride * BYTES;
            FloatVector sum = column(left, row).add(column(left + BYTES, row))
                    .add(column(left + 2 * BYTES, row));
            store(sum.mul(shares[window + x]), target + (long) x * BYTES);
        }
    }

    private static FloatVector column(long top, long row) {
        return load(top).add(load(top + row)).add(load(top + 2 * row));
    }

    /**
     * Each window's share of its gradient lies where its centre is; each pixel adds up its windows.
     */
    @Override
    public void backward(long source, long gradient, long scratch, long target, long sum) {
        for (int y = 0; y < out.height(); y++) {
            spread(gradient + y * out.row(), y * out.width(),
                    scratch + (y * stride + 1) * row + BYTES);
        }
        for (int y = 0; y < in.height(); y++) {
            collect(scratch + y * row, source + (y + 1) * row + BYTES, target + y * in.row(), sum);
        }
    }

    private void spread(long gradient, int window, long to) {
        for (int x = 0; x < out.width(); x++) {
            store(load(gradient + (long) x * BYTES).mul(shares[window + x]),
                    to + (long) x * stride * BYTES);
        }
    }

    private void collect(long top, long relu, long target, long sum) {
        FloatVector zero = Lanes.zero();
        FloatVector total = load(sum);
        FloatVector a = column(top, row);
        FloatVector b = column(top + BYTES, row);
        for (int x = 0; x < in.width(); x++) {
            long at = (long) x * BYTES;
            FloatVector c = column(top + at + 2 * BYTES, row);
            FloatVector passed = zero.blend(a.add(b).add(c),
                    load(relu + at).compare(VectorOperators.GT, 0f));
            store(passed, target + at);
            total = total.add(passed);
            a = b;
            b = c;
        }
        store(total, sum);
    }
}
