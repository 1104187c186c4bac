package io.evowire.evaluate.onednn.primitive;

import io.evowire.evaluate.Precision;
import io.evowire.evaluate.onednn.kernel.BlockedShape;
import io.evowire.evaluate.onednn.kernel.Lanes;
import org.bytedeco.dnnl.memory;

/**
 * A dense convolution with k/2 zeros of padding.
 *
 * @param in     input without the batch
 * @param out    output without the batch
 * @param kernel k, odd
 * @param stride 1 or 2
 * @param image  whether the input is an image, [C, H, W], and not blocked
 * @param precision of what is multiplied; results are float32
 */
public record ConvolutionShape(BlockedShape in, BlockedShape out, int kernel, int stride,
        boolean image,
        Precision precision) {

    /**
     * Channels of the input as oneDNN is told. It takes fewer than a block for an image, and for
     * one in blocks it has only a plain loop, a thousand times as slow: then the filling counts as
     * channels.
     */
    public int inputs() {
        return image || kernel == 1 ? in.channels() : Math.max(Lanes.BLOCK, in.channels());
    }

    /** The input, or its gradient. */
    memory.desc input(int images, Precision type) {
        return features(inputs(), in, images, image, type);
    }

    /** The output, or its gradient. */
    memory.desc output(int images, Precision type) {
        return features(out.channels(), out, images, false, type);
    }

    /** Row-major [O, I, k, k], with I {@link #inputs()}. */
    public memory.desc plainWeights() {
        return weights(memory.format_tag.oihw, Precision.FLOAT32);
    }

    /** Weights in whatever order oneDNN likes best. */
    memory.desc anyWeights() {
        return weights(memory.format_tag.any, precision);
    }

    /** Their gradient in whatever order oneDNN likes best. */
    memory.desc anyWeightGradient() {
        return weights(memory.format_tag.any, Precision.FLOAT32);
    }

    long[] strides() {
        return new long[]{stride, stride};
    }

    /** Zeros before the first row and column. */
    long[] paddingBefore() {
        return new long[]{kernel / 2, kernel / 2};
    }

    /** Zeros after the last row and column, as many as the last output needs. */
    long[] paddingAfter() {
        return new long[]{after(in.height(), out.height()), after(in.width(), out.width())};
    }

    private long after(int inSize, int outSize) {
        return (outSize - 1L) * stride + kernel - inSize - kernel / 2;
    }

    private memory.desc weights(memory.format_tag tag, Precision type) {
        return new memory.desc(new long[]{out.channels(), inputs(), kernel, kernel},
                dataType(type), tag);
    }

    private static memory.desc features(int channels, BlockedShape shape, int images,
            boolean plain, Precision type) {
        memory.format_tag blocked = Lanes.BLOCK == 16
                ? memory.format_tag.nChw16c
                : memory.format_tag.nChw8c;
        return new memory.desc(
                new long[]{images, channels, shape.height(), shape.width()},
                dataType(type), plain ? memory.format_tag.nchw : blocked);
    }

    private static memory.data_type dataType(Precision type) {
        return switch (type) {
            case FLOAT32 -> memory.data_type.f32;
            case BFLOAT16 -> memory.data_type.bf16;
        };
    }
}
