package io.evowire.run.config;

/**
 * The processes that train.
 *
 * @param count        how many; 0 means one for each processor
 * @param trialTime    longest time for one trial, such as {@code 10m}
 * @param memory       Java heap of one worker, such as {@code 2g}
 * @param replaceAfter trials after which a worker is replaced by a fresh process, at least 1
 */
public record WorkersConfig(int count, String trialTime, String memory, int replaceAfter) {

    public WorkersConfig {
        if (count < 0) {
            throw new IllegalArgumentException(
                    "count must be at least 0 (0: one for each processor), not %d."
                            .formatted(count));
        }
        Durations.parse(trialTime);
        if (!memory.matches("\\d+[mg]")) {
            throw new IllegalArgumentException(
                    "memory is written like 512m or 2g, not '%s'.".formatted(memory));
        }
        if (replaceAfter < 1) {
            throw new IllegalArgumentException(
                    "replaceAfter must be at least 1, not %d.".formatted(replaceAfter));
        }
    }

    /** How many processes on this machine. */
    public int resolvedCount() {
        return count > 0 ? count : Runtime.getRuntime().availableProcessors();
    }
}
