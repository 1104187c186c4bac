package io.evowire.run.wann;

import io.evowire.run.config.Durations;
import java.time.Duration;
import java.util.Optional;

/**
 * When a search ends: at whichever bound is met first.
 *
 * @param generations over all sessions, at least 1
 * @param time        over all sessions, such as {@code 2h}; {@code none} for no bound
 */
public record WannBudget(int generations, String time) {

    /** No bound on the time. */
    public static final String NO_LIMIT = "none";

    public WannBudget {
        if (generations < 1) {
            throw new IllegalArgumentException(
                    "generations must be at least 1, not %d.".formatted(generations));
        }
        if (!time.equals(NO_LIMIT)) {
            Durations.parse(time);
        }
    }

    /** Whether a search that has come so far is at its end. */
    public boolean isSpent(int done, double seconds) {
        return done >= generations || limit()
                .filter(limit -> Duration.ofNanos((long) (seconds * 1e9)).compareTo(limit) >= 0)
                .isPresent();
    }

    /** The bound on the time, if there is one. */
    Optional<Duration> limit() {
        return time.equals(NO_LIMIT) ? Optional.empty() : Optional.of(Durations.parse(time));
    }
}
