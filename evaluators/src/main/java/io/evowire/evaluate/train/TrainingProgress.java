package io.evowire.evaluate.train;

import io.evowire.evaluate.Outcome.EpochResult;

/** Is told how a training goes, on the thread that trains; what it throws ends the training. */
public interface TrainingProgress {

    /** Listens to nothing. */
    TrainingProgress SILENT = new TrainingProgress() {};

    /**
     * After each optimisation step.
     *
     * @param step  number of steps done, from 1
     * @param steps number of steps in all
     * @param loss  mean cross entropy of the step's images before its update, in nats
     */
    default void step(int step, int steps, double loss) {}

    /**
     * After each epoch and its validation; also where training pauses within an epoch.
     *
     * @param epoch index of the epoch, from 0
     */
    default void epoch(int epoch, EpochResult result) {}
}
