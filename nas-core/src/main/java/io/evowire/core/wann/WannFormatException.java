package io.evowire.core.wann;

/** A text or tree holds no sparse network; the message says where, and what is allowed there. */
public final class WannFormatException extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    WannFormatException(String message) {
        super(message);
    }
}
