package io.evowire.evaluate;

import org.jspecify.annotations.Nullable;

/**
 * Data that cannot be used: the message is for the user and names the file or SPEC, what was found,
 * what is expected and what to do.
 */
public final class DataException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** With a message for the user. */
    public DataException(String message) {
        super(message);
    }

    /** With a message for the user, and what led to it. */
    public DataException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
