package io.evowire.core.network;

/**
 * Shape of one image or feature map, without the batch: [C, H, W].
 *
 * @param channels number of channels C, at least 1
 * @param height   rows H, at least 1
 * @param width    columns W, at least 1
 */
public record TensorShape(int channels, int height, int width) {

    public TensorShape {
        if (channels < 1 || height < 1 || width < 1) {
            throw new IllegalArgumentException(
                    "A shape [C, H, W] needs values of at least 1, not [%d, %d, %d]."
                            .formatted(channels, height, width));
        }
    }

    /**
     * Number of elements, C*H*W.
     *
     * @throws ArithmeticException if it does not fit in 64 bits
     */
    public long elements() {
        return Math.multiplyExact(channels, pixels());
    }

    /** Number of positions, H*W. */
    public long pixels() {
        return (long) height * width;
    }

    /**
     * Shape after a convolution with an odd kernel k and k/2 rows of zeros on every side:
     * [outChannels, ceil(H/stride), ceil(W/stride)].
     */
    public TensorShape convolved(int outChannels, int stride) {
        return new TensorShape(outChannels, Math.ceilDiv(height, stride),
                Math.ceilDiv(width, stride));
    }

    @Override
    public String toString() {
        return "[%d, %d, %d]".formatted(channels, height, width);
    }
}
