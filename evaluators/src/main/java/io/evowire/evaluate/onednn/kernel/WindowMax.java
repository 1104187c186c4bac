package io.evowire.evaluate.onednn.kernel;

import static io.evowire.evaluate.onednn.kernel.Lanes.BYTES;
import static io.evowire.evaluate.onednn.kernel.Lanes.loadBits;

import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;

/**
 * The maximum of each window. Of several largest pixels the first in row-major order gets the whole
 * gradient. Zeros of the halo never get any: where they are the largest, the ReLU lets nothing
 * pass.
 * <p>
 * A maximum is that of three rows' maxima of three pixels. The gradient goes the same way back:
 * first to the first row that has the maximum, then to the first such pixel of that row.
 * <p>
 * Working memory of backward is a plane with a halo.
 */
public final class WindowMax implements WindowPool {

    private final PlanePass forward;
    private final PlanePass toRows;
    private final PlanePass toPixels;

    /**
     * Maxima of windows of 3x3.
     *
     * @param in     shape of the input without its halo
     * @param out    shape of the output
     * @param stride rows and columns from one output to the next, at least 1
     */
    public WindowMax(BlockedShape in, BlockedShape out, int stride) {
        if (stride == 1) {
            var windows = new WindowMax1(in);
            forward = windows::forward;
            toRows = windows::toRows;
            toPixels = windows::toPixels;
        } else {
            var windows = new WindowMaxStrided(in, out, stride);
            forward = windows::forward;
            toRows = windows::toRows;
            toPixels = windows::toPixels;
        }
    }

    @Override
    public void forward(long source, long target) {
        PlanePass.call(forward, source, 0, 0, target, 0);
    }

    @Override
    public void backward(long source, long gradient, long scratch, long target, long sum) {
        PlanePass.call(toRows, source, gradient, scratch, target, sum);
        PlanePass.call(toPixels, source, gradient, scratch, target, sum);
    }

    /**
     * The larger of two numbers that are not negative, by their bits. Any NaN is larger than all
     * numbers, so that a diverged training shows in its loss.
     */
    static IntVector max(IntVector a, IntVector b) {
        return a.lanewise(VectorOperators.UMAX, b);
    }

    /** The largest of three pixels side by side. */
    static IntVector inRow(long left) {
        return max(max(loadBits(left), loadBits(left + BYTES)), loadBits(left + 2 * BYTES));
    }
}
