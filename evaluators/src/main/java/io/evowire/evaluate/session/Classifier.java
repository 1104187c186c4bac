package io.evowire.evaluate.session;

/**
 * Something that learns to tell classes of images, step by step, whatever it is made of. One thread
 * at a time.
 */
public interface Classifier extends AutoCloseable {

    /** Number of classes. */
    int classes();

    /** Optimisation steps done, which the learning rate's schedule goes by. */
    int step();

    /**
     * One optimisation step: forward, backward, update.
     *
     * @param batch images [B, C, H, W] and targets [B, classes]; not needed any more once this
     *              returns
     * @return mean cross entropy of the images before the update, in nats, without weight decay
     */
    double step(Batch batch);

    /** Whether no parameter is NaN or infinite. */
    boolean isFinite();

    /** The classes' probabilities, [B][classes]; each row adds up to 1. */
    float[][] probabilities(Batch images);

    /** Releases native memory. */
    @Override
    void close();
}
