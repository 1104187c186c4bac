package io.evowire.evaluate.onednn;

/**
 * What a node does to each channel of its sum by itself, between ReLU and the dense convolution.
 * Backward finds the sum after the ReLU where forward left it.
 */
sealed interface PlaneFilter permits DepthwiseFilter {

    /** Rows and columns of zeros that it needs around each plane of the sum. */
    int halo();

    /** Bytes of working memory that an image takes. */
    long imageBytes();

    /** Lets it work on so many images at a time. */
    void reserve(int images);

    /** Takes the weights from the flat vector. */
    void load();

    /**
     * Filters the sum of some images.
     *
     * @param target address of the first image of the result
     */
    void forward(SummedInput input, int thread, int from, int count, long target);

    /** Starts a thread's sum of the gradient over its images. */
    void clear(int thread);

    /**
     * Writes the gradient of the sum, and adds up those of the parameters, for the images of the last
     * forward.
     *
     * @param gradients address of the gradient of the result's first image
     */
    void backward(SummedInput input, int thread, int from, int count, long gradients);

    /** Writes the gradient of the weights to the flat vector. */
    void store();
}
