package io.evowire.run.store;

/** Seconds over all sessions: those of the sessions before, and of the newest one so far. */
final class Stopwatch {

    private double before;
    private double now;

    /** The newest session has come to this point. */
    void at(double sessionSeconds) {
        now = sessionSeconds;
    }

    /** Another session begins. */
    void restart() {
        before += now;
        now = 0;
    }

    double inSession() {
        return now;
    }

    double total() {
        return before + now;
    }
}
