package io.evowire.evaluate.backend;

/** The backend of this build cannot compute on this machine: nothing can be trained. */
public final class UnusableBackendException extends RuntimeException {

    /** With the reason and what to do. */
    public UnusableBackendException(String message) {
        super(message);
    }
}
