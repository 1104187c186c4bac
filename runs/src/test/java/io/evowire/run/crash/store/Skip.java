package io.evowire.run.crash.store;

import org.junit.jupiter.api.Assumptions;

/** Leaves out a test that this machine cannot run, and says so where people look. */
final class Skip {

    private Skip() {}

    /** Ends the test as skipped. */
    static void because(String reason) {
        System.err.println("SKIPPED: " + reason);
        Assumptions.abort(reason);
    }
}
