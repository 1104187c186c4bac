package io.evowire.evaluate.onednn.kernel;

/**
 * A pool of 3x3 pixels over one plane of one block after a ReLU, [H, W, BLOCK]. The input has a
 * halo of one pixel of zeros, so no tap needs a test; a pool counts only the pixels inside. One
 * pixel of padding and a stride give it the shape of a convolution.
 */
public sealed interface WindowPool permits WindowMax, WindowMean {

    /** From a padded input, none of which is negative, to an output without a halo. */
    void forward(long source, long target);

    /**
     * Writes the gradient of what the ReLU read: 0 where the input is 0, else that of the input;
     * and adds its sum over the pixels to {@code sum}.
     *
     * @param source   the padded input of forward
     * @param gradient of the output
     * @param scratch  address of working memory
     * @param target   a plane without a halo
     */
    void backward(long source, long gradient, long scratch, long target, long sum);
}
