package io.evowire.evaluate.baseline;

/** A layer of a network that was made by hand. */
public sealed interface BaselineLayer {

    /**
     * A convolution without padding, with bias, followed by ReLU.
     *
     * @param channels of the output
     * @param kernel   side in pixels
     * @param stride   in pixels
     */
    record Convolution(int channels, int kernel, int stride) implements BaselineLayer {}

    /**
     * The maximum of each window, without padding.
     *
     * @param kernel side in pixels
     * @param stride in pixels
     */
    record MaxPool(int kernel, int stride) implements BaselineLayer {}

    /** Batch normalisation. */
    record Normalisation() implements BaselineLayer {}

    /**
     * Dropout.
     *
     * @param share of the elements that are lost, in (0, 1)
     */
    record Dropout(double share) implements BaselineLayer {}

    /**
     * A dense layer with bias.
     *
     * @param units of the output
     * @param relu  whether ReLU follows
     */
    record Dense(int units, boolean relu) implements BaselineLayer {}
}
