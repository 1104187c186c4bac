package io.evowire.run.config;

import io.evowire.core.bounds.Bounded;
import io.evowire.core.bounds.RecordBounds;

/**
 * The processes that train.
 *
 * @param count        how many; 0 means one for each processor
 * @param trialTime    longest time for one trial, such as {@code 10m}
 * @param memory       what one worker may take, Java heap and native memory together and beside
 *                     what the Java machine takes for itself, such as {@code 2g}
 * @param replaceAfter trials after which a worker is replaced by a fresh process, at least 1
 * @param grace        how long trainings may go on when the run is asked to stop, such as
 *                     {@code 30s}
 */
public record WorkersConfig(@Bounded(min = 0, zero = "one for each processor") int count,
        String trialTime, String memory, @Bounded(min = 1) int replaceAfter, String grace) {

    /** How memory is written. */
    static final String MEMORY = "[1-9]\\d{0,5}[mg]";

    private static final RecordBounds BOUNDS = RecordBounds.of(WorkersConfig.class);

    public WorkersConfig {
        BOUNDS.check("count", count);
        Durations.parse(trialTime);
        if (!memory.matches(MEMORY)) {
            throw new IllegalArgumentException(
                    "memory is written like 512m or 2g, not '%s'.".formatted(memory));
        }
        BOUNDS.check("replaceAfter", replaceAfter);
        Durations.parse(grace);
    }

    /** This with another number of workers. */
    public WorkersConfig withCount(int newCount) {
        return new WorkersConfig(newCount, trialTime, memory, replaceAfter, grace);
    }

    /** What one worker may take, bytes. */
    public long memoryBytes() {
        long number = Long.parseLong(memory.substring(0, memory.length() - 1));
        return number << (memory.endsWith("g") ? 30 : 20);
    }

    /** How many processes on this machine. */
    public int resolvedCount() {
        return count > 0 ? count : Runtime.getRuntime().availableProcessors();
    }
}
