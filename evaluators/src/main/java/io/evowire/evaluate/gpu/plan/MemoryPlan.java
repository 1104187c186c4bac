package io.evowire.evaluate.gpu.plan;

import java.util.ArrayList;
import java.util.List;

/**
 * Lays out numbers one after another in a device's arena. Places are counted in units of eight
 * floats; the first unit is left free, so that no place is 0.
 */
final class MemoryPlan {

    /** Floats in a unit. */
    static final int UNIT = 8;

    private static final long MAX_UNITS = 1L << 32;

    private final boolean guarded;
    private final List<Long> guards = new ArrayList<>();
    private long next;
    private long highest;

    /**
     * A plan for what lies at a mark and after it.
     *
     * @param guarded for tests: whether a unit is left free after each place, and no place is taken
     *                twice
     */
    MemoryPlan(long begin, boolean guarded) {
        this.guarded = guarded;
        next = begin;
        highest = begin;
    }

    /** A plan for a whole arena. */
    MemoryPlan(boolean guarded) {
        this(1, guarded);
    }

    /** Takes room for so many floats; the place is an unsigned number of 32 bits. */
    int take(long floats) {
        long place = next;
        next += Math.ceilDiv(floats, UNIT);
        if (guarded) {
            guards.add(next++);
        }
        highest = Math.max(highest, next);
        if (highest > MAX_UNITS) {
            throw new IllegalArgumentException(
                    "Out of memory: the networks of a wave need more than 128 GiB.");
        }
        return (int) place;
    }

    /** Where the next place will be. */
    long mark() {
        return next;
    }

    /** Goes back to a mark: what was taken since then is taken again by others. */
    void reset(long mark) {
        if (!guarded) {
            next = mark;
        }
    }

    /** Goes on after the highest place that was ever taken. */
    void pass() {
        next = highest;
    }

    /** Floats of everything. */
    long floats() {
        return highest * UNIT;
    }

    /** Units that are left free. */
    List<Long> guards() {
        return List.copyOf(guards);
    }
}
