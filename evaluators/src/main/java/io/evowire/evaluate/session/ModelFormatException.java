package io.evowire.evaluate.session;

import java.io.IOException;

/** A file is no model, is damaged, or is of a version that this program does not read. */
public final class ModelFormatException extends IOException {

    private static final long serialVersionUID = 1;

    /** What is wrong, as the end of a sentence that begins with the file's name. */
    public ModelFormatException(String message) {
        super(message);
    }
}
