package io.evowire.evaluate.train;

/** The loss or the parameters became NaN or infinite, or the loss exploded. */
public final class DivergedException extends RuntimeException {

    private final int step;
    private final double loss;

    /**
     * Seen in this step.
     *
     * @param step optimisation step, from 0
     * @param loss mean cross entropy in nats; NaN where it was parameters that were not finite
     */
    public DivergedException(int step, double loss) {
        super("Training diverged in step %d: the loss is %s. Maybe the learning rate is too high."
                .formatted(step, loss));
        this.step = step;
        this.loss = loss;
    }

    /** Optimisation step in which it was seen, from 0. */
    public int step() {
        return step;
    }

    /** Mean cross entropy in nats; NaN where it was parameters that were not finite. */
    public double loss() {
        return loss;
    }
}
