package io.evowire.run.cli;

import io.evowire.run.config.Durations;
import java.util.Locale;

/** How fast something goes and how long it still takes, in words; measured since this was made. */
final class Pace {

    private static final double MINUTE = 60;

    private final String things;
    private final long begun = System.nanoTime();
    private final long before;

    /**
     * @param things what is counted, such as {@code steps}
     * @param before how many were done before
     */
    Pace(String things, long before) {
        this.things = things;
        this.before = before;
    }

    /** Such as {@code 3.4 steps/s  left 2m05s}; empty as long as none was done. */
    String words(long done, long all) {
        return words(done, all, (System.nanoTime() - begun) / 1e9);
    }

    /** The same after so many seconds. */
    String words(long done, long all, double seconds) {
        if (done <= before || seconds <= 0) {
            return "";
        }
        double rate = (done - before) / seconds;
        String speed = rate < 1
                ? String.format(Locale.ROOT, "%.1f %s/min", MINUTE * rate, things)
                : String.format(Locale.ROOT, rate < 100 ? "%.1f %s/s" : "%.0f %s/s", rate, things);
        return done < all
                ? speed + "  left " + Durations.shortly((all - done) / rate)
                : speed;
    }
}
