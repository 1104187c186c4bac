package io.evowire.evaluate.data;

import java.nio.file.Path;

/** Told how the pictures of a data set are read, which may take minutes. Called from one thread. */
public interface Loading {

    /** Tells nobody. */
    Loading SILENT = new Loading() {};

    /** Whether all pictures that can be read are wanted, however many cannot. */
    default boolean tolerant() {
        return false;
    }

    /**
     * Pictures were opened.
     *
     * @param what what is done with them, such as {@code reading}
     * @param done how many so far
     * @param all  how many there are
     */
    default void opened(String what, int done, int all) {}

    /**
     * A picture cannot be read and is left out.
     *
     * @param reason why, as a part of a sentence
     */
    default void unreadable(Path picture, String reason) {}
}
