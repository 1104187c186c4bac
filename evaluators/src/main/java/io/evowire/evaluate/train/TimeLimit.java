package io.evowire.evaluate.train;

import io.evowire.evaluate.Outcome.EpochResult;
import java.time.Duration;

/** Ends a training between two steps once its time is up, counted from here. */
final class TimeLimit implements TrainingProgress {

    private final TrainingProgress next;
    private final Duration limit;
    private final long start = System.nanoTime();

    TimeLimit(TrainingProgress next, Duration limit) {
        this.next = next;
        this.limit = limit;
    }

    @Override
    public void step(int step, int steps, double loss) {
        next.step(step, steps, loss);
        if (System.nanoTime() - start > limit.toNanos()) {
            throw new Exceeded(limit);
        }
    }

    @Override
    public void epoch(int epoch, EpochResult result) {
        next.epoch(epoch, result);
    }

    /** The time is up. */
    static final class Exceeded extends RuntimeException {

        private final Duration limit;

        Exceeded(Duration limit) {
            super("Training took longer than %s.".formatted(limit));
            this.limit = limit;
        }

        Duration limit() {
            return limit;
        }
    }
}
