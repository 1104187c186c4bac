package io.evowire.run.console;

import io.evowire.run.config.Durations;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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
        return words(done, all, Double.POSITIVE_INFINITY);
    }

    /**
     * The same of something that also ends by the clock, whichever comes first.
     *
     * @param limit seconds, counted from when this was made
     */
    String words(long done, long all, double limit) {
        return words(done, all, limit, (System.nanoTime() - begun) / 1e9);
    }

    /** The same after so many seconds. */
    String words(long done, long all, double limit, double seconds) {
        double rate = done > before && seconds > 0 ? (done - before) / seconds : 0;
        double left = Math.min(rate > 0 ? (all - done) / rate : Double.POSITIVE_INFINITY,
                Math.max(0, limit - seconds));
        return Stream.of(rate > 0 ? speed(rate) : "", done < all && Double.isFinite(left)
                ? "left " + Durations.shortly(left)
                : "").filter(part -> !part.isEmpty()).collect(Collectors.joining("  "));
    }

    private String speed(double rate) {
        return rate < 1
                ? String.format(Locale.ROOT, "%.1f %s/min", MINUTE * rate, things)
                : String.format(Locale.ROOT, rate < 100 ? "%.1f %s/s" : "%.0f %s/s", rate, things);
    }
}
