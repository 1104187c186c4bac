package io.evowire.run.report;

/**
 * Room that is given out in order: to the first that fit, and to none after the first that does
 * not.
 */
final class FirstThatFit {

    private long left;

    /** So much room in all. */
    FirstThatFit(long room) {
        left = room;
    }

    /** Whether there is room for the next one, of this size. */
    boolean takes(long size) {
        left -= size;
        return left >= 0;
    }
}
