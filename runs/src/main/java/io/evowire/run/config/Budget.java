package io.evowire.run.config;

import io.evowire.core.bounds.Bounded;
import io.evowire.core.bounds.RecordBounds;
import java.time.Duration;

/**
 * When a search ends: at whichever bound is met first.
 *
 * @param trials number of networks tried, at least 1
 * @param time   time over all sessions, such as {@code 30m}; {@code none} for no bound
 */
public record Budget(@Bounded(min = 1) int trials, String time) {

    private static final RecordBounds BOUNDS = RecordBounds.of(Budget.class);

    public Budget {
        BOUNDS.check("trials", trials);
        if (!time.equals("none")) {
            Durations.parse(time);
        }
    }

    /** The bound on time; practically for ever where there is none. */
    public Duration limit() {
        return time.equals("none") ? Durations.LONGEST : Durations.parse(time);
    }
}
