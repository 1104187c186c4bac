package io.evowire.evaluate.onednn;

/**
 * What a plan does for one node of the network. The parts on images run on all threads at once,
 * each on its own images; between them one thread prepares and finishes.
 */
sealed interface Step permits NodeStep, MeanStep, PoolStep {

    /** Takes parameters and what the inputs' steps found. */
    void prepareForward();

    /**
     * Computes the outputs of some images.
     *
     * @param thread which runs this
     * @param slot   first image, as an index into features
     * @param image  first image, as an index into the step's batch
     */
    void forward(int thread, int slot, int image, int images);

    /** Takes the statistics of the batch in training, the running ones else. */
    void finishForward(boolean batchStatistics);

    /** Takes what the readers' steps found; writes gradients of batch normalisation. */
    void prepareBackward();

    /** Computes the gradient of the input, and adds up those of parameters. */
    void backward(int thread, int image, int images);

    /** Writes the gradients of the parameters. */
    void finishBackward();
}
