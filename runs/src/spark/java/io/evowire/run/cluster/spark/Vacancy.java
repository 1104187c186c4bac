package io.evowire.run.cluster.spark;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** How long a cluster has had no place for a search. From any thread. */
final class Vacancy {

    private static final long LONG_NANOS = TimeUnit.MINUTES.toNanos(1);

    private final LongSupplier nanos;
    private long somebodyThere; // guarded by this
    private boolean told; // the same

    /**
     * Nobody is there yet.
     *
     * @param nanos a clock, such as {@link System#nanoTime}
     */
    Vacancy(LongSupplier nanos) {
        this.nanos = nanos;
        somebodyThere = nanos.getAsLong();
    }

    /**
     * Whether it is to be told that nobody is there: once for each minute or more without a place.
     *
     * @param slots places that are there now
     */
    synchronized boolean isToBeTold(int slots) {
        long now = nanos.getAsLong();
        if (slots > 0) {
            somebodyThere = now;
            told = false;
            return false;
        }
        if (told || now - somebodyThere < LONG_NANOS) {
            return false;
        }
        told = true;
        return true;
    }
}
