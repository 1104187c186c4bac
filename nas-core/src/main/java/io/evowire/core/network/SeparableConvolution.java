package io.evowire.core.network;

/**
 * Depthwise convolution with a square kernel, which also has the stride, then a pointwise 1x1
 * convolution; both without bias.
 *
 * @param kernel rows and columns of the depthwise kernel, odd, in [3, 7]
 */
public record SeparableConvolution(int kernel) implements NodeOperation {

    public SeparableConvolution {
        if (kernel < 3 || kernel > 7 || kernel % 2 == 0) {
            throw new IllegalArgumentException(
                    "The kernel of a separable convolution must be 3, 5 or 7, not %d."
                            .formatted(kernel));
        }
    }

    @Override
    public String notation() {
        return "separable" + kernel + "x" + kernel; // not formatted: no locale may change it
    }

    @Override
    public long weights(int inChannels, int outChannels) {
        return (long) inChannels * kernel * kernel + (long) inChannels * outChannels;
    }

    @Override
    public long macs(TensorShape in, TensorShape out) {
        return Math.multiplyExact(out.pixels(), weights(in.channels(), out.channels()));
    }

    /** The output of the depthwise convolution. */
    @Override
    public long activations(TensorShape in, TensorShape out) {
        return Math.multiplyExact(in.channels(), out.pixels());
    }
}
