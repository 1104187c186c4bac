package io.evowire.evaluate.wann;

/** A training as it goes from epoch to epoch. */
interface Learner {

    /**
     * Learns for an epoch.
     *
     * @param epoch from 1 on
     * @return the mean cross-entropy of the images that it saw, as the weights were when it saw
     *         them; not finite if the training diverged
     */
    double learn(int epoch);

    /** The weights by now, of the connections in their order. */
    float[] weights();

    /** Passes of training images so far. */
    long passes();
}
