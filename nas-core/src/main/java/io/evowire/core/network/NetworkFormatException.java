package io.evowire.core.network;

/** A tree is no {@link NetworkFormat}; the message starts with the JSON path of what is wrong. */
public final class NetworkFormatException extends IllegalArgumentException {

    private static final long serialVersionUID = 1;

    NetworkFormatException(String path, String problem) {
        super(path + ": " + problem);
    }

    NetworkFormatException(String path, IllegalArgumentException problem) {
        super(path + ": " + problem.getMessage(), problem);
    }
}
