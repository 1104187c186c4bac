package io.evowire.run.config;

import java.time.Duration;

/**
 * When a search ends: at whichever bound is met first.
 *
 * @param trials number of networks tried, at least 1
 * @param time   time over all sessions, such as {@code 30m}; {@code none} for no bound
 */
public record Budget(int trials, String time) {

    public Budget {
        if (trials < 1) {
            throw new IllegalArgumentException(
                    "trials must be at least 1, not %d.".formatted(trials));
        }
        if (!time.equals("none")) {
            Durations.parse(time);
        }
    }

    /** The bound on time; practically for ever where there is none. */
    public Duration limit() {
        return time.equals("none") ? Durations.LONGEST : Durations.parse(time);
    }
}
