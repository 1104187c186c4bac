package io.evowire.run;

/**
 * Something that the user can mend: shown as one message, without a stack trace. The message names
 * the value, what is allowed and what to do.
 */
public final class UserException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final ExitCode exitCode;

    public UserException(String message) {
        this(ExitCode.USAGE, message);
    }

    public UserException(ExitCode exitCode, String message) {
        super(message);
        this.exitCode = exitCode;
    }

    /** What the process ends with. */
    public ExitCode exitCode() {
        return exitCode;
    }
}
