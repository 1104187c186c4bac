package io.evowire.run.crash;

import org.junit.jupiter.api.Assumptions;

/** Leaves out a test that this machine cannot run, and says so where people look. */
public final class Skip {

    private Skip() {}

    /** Ends the test as skipped. */
    public static void because(String reason) {
        System.err.println("SKIPPED: " + reason);
        Assumptions.abort(reason);
    }
}
