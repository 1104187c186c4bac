package io.evowire.evaluate.onednn.kernel;

import static io.evowire.evaluate.onednn.kernel.Lanes.BYTES;
import static io.evowire.evaluate.onednn.kernel.Lanes.load;
import static io.evowire.evaluate.onednn.kernel.Lanes.store;

import jdk.incubator.vector.FloatVector;

/**
 * Depthwise convolution of one plane of one block, [H, W, BLOCK]. The input has a halo of k/2
 * zeros, so no tap needs a test. Weights lie as [k, k, BLOCK].
 *
 * @param kernel k, odd
 * @param stride rows and columns from one output to the next, at least 1
 * @param height rows of the output
 * @param width  columns of the output
 * @param row    bytes from one row of the padded input to the next
 */
public record Depthwise(int kernel, int stride, int height, int width, long row) {

    public Depthwise {
        if (kernel < 1 || kernel % 2 == 0 || stride < 1) {
            throw new IllegalArgumentException("""
                    A depthwise convolution needs an odd kernel and a stride of at least 1, not %d \
                    and %d.""".formatted(kernel, stride));
        }
    }

    /** From a padded input to an output without a halo. */
    public void forward(long source, long weights, long target) {
        if (kernel == 3 && stride == 1) {
            Depthwise3.forward(source, row, weights, target, height, width);
        } else if (kernel == 3 && stride == 2) {
            Depthwise3Strided.forward(source, row, weights, target, height, width);
        } else {
            forwardAny(source, weights, target);
        }
    }

    private void forwardAny(long source, long weights, long target) {
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                long corner = source + y * stride * row + (long) x * stride * BYTES;
                store(taps(corner, weights), target);
                target += BYTES;
            }
        }
    }

    private FloatVector taps(long corner, long weights) {
        FloatVector sum = Lanes.zero();
        for (int ky = 0; ky < kernel; ky++) {
            for (int kx = 0; kx < kernel; kx++) {
                sum = load(corner + ky * row + (long) kx * BYTES).fma(load(weights), sum);
                weights += BYTES;
            }
        }
        return sum;
    }

    /** Adds the gradient of the weights, given the padded input and the output's gradient. */
    public void addWeightGradient(long source, long gradient, long weightGradient) {
        if (kernel == 3 && stride == 1) {
            Depthwise3.addWeightGradient(source, row, gradient, weightGradient, height, width);
        } else if (kernel == 3 && stride == 2) {
            Depthwise3Strided.addWeightGradient(source, row, gradient, weightGradient, height,
                    width);
        } else {
            addAnyWeightGradient(source, gradient, weightGradient);
        }
    }

    private void addAnyWeightGradient(long source, long gradient, long weightGradient) {
        for (int ky = 0; ky < kernel; ky++) {
            for (int kx = 0; kx < kernel; kx++) {
                long at = weightGradient + (long) (ky * kernel + kx) * BYTES;
                store(correlate(source + ky * row + (long) kx * BYTES, gradient, load(at)), at);
            }
        }
    }

    private FloatVector correlate(long source, long gradient, FloatVector sum) {
        for (int y = 0; y < height; y++) {
            long from = source + y * stride * row;
            for (int x = 0; x < width; x++) {
                sum = load(from).fma(load(gradient), sum);
                from += (long) stride * BYTES;
                gradient += BYTES;
            }
        }
        return sum;
    }

    /**
     * Spreads an output's gradient over a padded plane, {@code stride} apart: then the gradient of
     * the input is the forward convolution of stride 1 with the weights in reverse.
     */
    public void spread(long gradient, long paddedPlane) {
        long first = paddedPlane + (kernel / 2) * (row + BYTES);
        for (int y = 0; y < height; y++) {
            long to = first + y * stride * row;
            for (int x = 0; x < width; x++) {
                store(load(gradient), to);
                gradient += BYTES;
                to += (long) stride * BYTES;
            }
        }
    }
}
