package io.evowire.run.worker;

import io.evowire.evaluate.Candidate;
import io.evowire.evaluate.Outcome;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.BooleanSupplier;

/** Where a search gets its outcomes from: candidates in, an outcome for each out. */
@FunctionalInterface
public interface TrainingPool {

    /** Takes what happens, on the caller's thread. */
    interface Listener {

        /** A worker took this candidate. */
        void started(Candidate candidate);

        /** How many workers have died with this candidate already, in this process or before it. */
        default int deaths(Candidate candidate) {
            return 0;
        }

        /**
         * A worker died with this candidate, which is tried in another one once this returns.
         *
         * @param message what the worker died of
         */
        default void died(Candidate candidate, String message) {}

        /** A candidate has its outcome; of a part of a training it may be to have paused. */
        void ended(Candidate candidate, Outcome outcome);

        /** A training went on. */
        void step(int trial, int step, int steps);
    }

    /** How many processes train; empty where it is not processes that do. */
    default OptionalInt workers() {
        return OptionalInt.empty();
    }

    /**
     * Trains candidates in their order, as many at a time as there are workers, and returns when
     * none is in training. What the listener throws ends all trainings.
     *
     * @param mayStart asked before each candidate; once false, the rest is left
     */
    void evaluate(List<Candidate> candidates, BooleanSupplier mayStart, Listener listener)
            throws InterruptedException;
}
