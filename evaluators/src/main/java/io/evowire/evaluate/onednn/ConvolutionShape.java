package io.evowire.evaluate.onednn;

import org.bytedeco.dnnl.memory;

/**
 * A dense convolution with k/2 zeros of padding.
 *
 * @param in     input without the batch
 * @param out    output without the batch
 * @param kernel k, odd
 * @param stride 1 or 2
 * @param image  whether the input is an image, [C, H, W], and not blocked
 */
record ConvolutionShape(BlockedShape in, BlockedShape out, int kernel, int stride, boolean image) {

    memory.desc input(int images) {
        return features(in, images, image);
    }

    memory.desc output(int images) {
        return features(out, images, false);
    }

    /** Row-major [O, I, k, k]. */
    memory.desc plainWeights() {
        return weights(memory.format_tag.oihw);
    }

    /** Whatever order oneDNN likes best. */
    memory.desc anyWeights() {
        return weights(memory.format_tag.any);
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

    private memory.desc weights(memory.format_tag tag) {
        return new memory.desc(new long[]{out.channels(), in.channels(), kernel, kernel},
                memory.data_type.f32, tag);
    }

    private static memory.desc features(BlockedShape shape, int images, boolean plain) {
        memory.format_tag blocked = Lanes.BLOCK == 16
                ? memory.format_tag.nChw16c
                : memory.format_tag.nChw8c;
        return new memory.desc(
                new long[]{images, shape.channels(), shape.height(), shape.width()},
                memory.data_type.f32, plain ? memory.format_tag.nchw : blocked);
    }
}
