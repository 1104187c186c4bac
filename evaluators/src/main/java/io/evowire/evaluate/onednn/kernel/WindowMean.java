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
    private final PlanePass forward;
    private final PlanePass spread;
    private final PlanePass collect;

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
        forward = stride == 1 ? this::adjacent : this::apart;
        spread = this::spread;
        collect = this::collect;
    }

    /** How many of a window's rows, or columns, lie in the image. */
    private int inside(int window, int size) {
        int centre = window * stride;
        return Math.min(size, centre + 2) - Math.max(0, centre - 1);
    }

    @Override
    public void forward(long source, long target) {
        PlanePass.call(forward, source, 0, 0, target, 0);
    }

    /**
     * Each window's share of its gradient lies where its centre is; each pixel adds up its windows.
     */
    @Override
    public void backward(long source, long gradient, long scratch, long target, long sum) {
        PlanePass.call(spread, source, gradient, scratch, target, sum);
        PlanePass.call(collect, source, gradient, scratch, target, sum);
    }

    private void adjacent(long source, long gradient, long scratch, long target, long sum) {
        int window = 0;
        for (int y = 0; y < out.height(); y++) {
            long top = source + y * row;
            FloatVector a = column(top, row);
            FloatVector b = column(top + BYTES, row);
            for (int x = 0; x < out.width(); x++) {
                FloatVector c = column(top + (x + 2L) * BYTES, row);
                store(a.add(b).add(c).mul(shares[window]), target);
                window++;
                target += BYTES;
                a = b;
                b = c;
            }
        }
    }

    private void apart(long source, long gradient, long scratch, long target, long sum) {
        int window = 0;
        for (int y = 0; y < out.height(); y++) {
            for (int x = 0; x < out.width(); x++) {
                long at = source + y * stride * row + (long) x * stride * BYTES;
                FloatVector total = column(at, row).add(column(at + BYTES, row))
                        .add(column(at + 2 * BYTES, row));
                store(total.mul(shares[window]), target);
                window++;
                target += BYTES;
            }
        }
    }

    private static FloatVector column(long top, long row) {
        return load(top).add(load(top + row)).add(load(top + 2 * row));
    }

    private void spread(long source, long gradient, long scratch, long target, long sum) {
        int window = 0;
        for (int y = 0; y < out.height(); y++) {
            long to = scratch + (y * stride + 1) * row + BYTES;
            for (int x = 0; x < out.width(); x++) {
                store(load(gradient).mul(shares[window]), to);
                window++;
                gradient += BYTES;
                to += (long) stride * BYTES;
            }
        }
    }

    private void collect(long source, long gradient, long scratch, long target, long sum) {
        FloatVector zero = Lanes.zero();
        FloatVector total = load(sum);
        for (int y = 0; y < in.height(); y++) {
            long top = scratch + y * row;
            long relu = source + (y + 1) * row + BYTES;
            FloatVector a = column(top, row);
            FloatVector b = column(top + BYTES, row);
            for (int x = 0; x < in.width(); x++) {
                FloatVector c = column(top + (x + 2L) * BYTES, row);
                FloatVector passed = zero.blend(a.add(b).add(c),
                        load(relu + (long) x * BYTES).compare(VectorOperators.GT, 0f));
                store(passed, target);
                total = total.add(passed);
                target += BYTES;
                a = b;
                b = c;
            }
        }
        store(total, sum);
    }
}
