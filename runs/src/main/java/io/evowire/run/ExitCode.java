package io.evowire.run;

/** What the process tells the shell. */
public enum ExitCode {
    /** Done. */
    DONE(0),
    /** A fault of the program. */
    INTERNAL(1),
    /** Wrong arguments, configuration or data. */
    USAGE(2),
    /** The search finished without a feasible candidate. */
    NO_CANDIDATE(3),
    /** Another process owns the run. */
    OWNED(4),
    /** Damage was found. */
    CORRUPT(5),
    /** The disk is full or fails. */
    IO(74),
    /** Stopped by SIGHUP: its terminal was closed. */
    HUNG_UP(129),
    /** Stopped by SIGINT. */
    INTERRUPTED(130),
    /** Stopped by SIGTERM. */
    TERMINATED(143);

    private final int code;

    ExitCode(int code) {
        this.code = code;
    }

    /** The number. */
    public int code() {
        return code;
    }
}
