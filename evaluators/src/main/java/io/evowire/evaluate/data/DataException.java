package io.evowire.evaluate.data;

import org.jspecify.annotations.Nullable;

/**
 * Data that cannot be used: the message is for the user and names the file or SPEC, what was found,
 * what is expected and what to do.
 */
public final class DataException extends RuntimeException {

    private static final long serialVersionUID = 1;

    DataException(String message) {
        super(message);
    }

    DataException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
