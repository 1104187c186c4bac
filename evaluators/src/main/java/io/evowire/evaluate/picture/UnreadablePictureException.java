package io.evowire.evaluate.picture;

import java.io.IOException;
import java.nio.file.Path;

/** A picture that cannot be decoded. */
public final class UnreadablePictureException extends Exception {

    private static final long serialVersionUID = 1;

    private final transient Path picture;

    UnreadablePictureException(Path picture, Exception cause) {
        super(cause instanceof IOException && cause.getMessage() != null
                ? cause.getMessage()
                : "its data are damaged (" + cause + ")", cause);
        this.picture = picture;
    }

    /** The file. */
    public Path picture() {
        return picture;
    }

    /** Why, in words. */
    public String reason() {
        return String.valueOf(getMessage());
    }
}
