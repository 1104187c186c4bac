package io.evowire.evaluate.train;

import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.schedule.ISchedule;
import org.nd4j.shade.jackson.annotation.JsonProperty;

/**
 * Half a period of the cosine: the learning rate is {@code start / 2 * (1 + cos(pi * t / steps))} at
 * step t, and 0 from step {@code steps} on. A class and not a record because DL4J's reader of saved
 * models wants fields; they hold its name, so it must not move.
 *
 * @see <a href="https://arxiv.org/abs/1608.03983">Loshchilov and Hutter, SGDR (2017)</a>
 */
public final class CosineSchedule implements ISchedule {

    private final double start;
    private final int steps;

    /**
     * A schedule.
     *
     * @param start learning rate at step 0
     * @param steps number of steps after which it is 0, at least 1
     */
    public CosineSchedule(@JsonProperty("start") double start, @JsonProperty("steps") int steps) {
        if (steps < 1) {
            throw new IllegalArgumentException(
                    "A schedule needs at least 1 step, not %d.".formatted(steps));
        }
        this.start = start;
        this.steps = steps;
    }

    @Override
    public double valueAt(int iteration, int epoch) {
        return start / 2 * (1 + Math.cos(Math.PI * Math.min(iteration, steps) / steps));
    }

    /** Learning rate at step 0. */
    @JsonProperty("start")
    public double start() {
        return start;
    }

    /** Number of steps after which it is 0. */
    @JsonProperty("steps")
    public int steps() {
        return steps;
    }

    @Override
    public ISchedule clone() {
        return this; // immutable
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof CosineSchedule that && start == that.start && steps == that.steps;
    }

    @Override
    public int hashCode() {
        return 31 * Double.hashCode(start) + steps;
    }
}
