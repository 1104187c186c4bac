package io.evowire.run.worker;

import java.time.Duration;

/**
 * Time for which this process was awake. While it was stopped, by Ctrl-Z say, its workers were too
 * or could not be heard, so that nothing of it counts against them. To be looked at often.
 */
final class AwakeTime {

    /** Look at least this often. */
    static final Duration TICK = Duration.ofMillis(500);

    // Who looks later than that was stopped, or so short of processors that workers were too.
    private static final long LONGEST = 2 * TICK.toNanos();

    private long last;
    private long elapsed;

    AwakeTime() {
        this(System.nanoTime());
    }

    AwakeTime(long now) {
        this.last = now;
    }

    /** Nanoseconds awake since this was made. */
    long nanos() {
        return at(System.nanoTime());
    }

    /** The same at this reading of the monotonic clock. */
    long at(long now) {
        elapsed += Math.min(now - last, LONGEST);
        last = now;
        return elapsed;
    }
}
