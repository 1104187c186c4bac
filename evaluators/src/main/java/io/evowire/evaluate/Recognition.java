package io.evowire.evaluate;

import io.evowire.core.statistics.Confusion;

/**
 * How well a trained network recognises the images of a part of a data set.
 *
 * @param of        which part
 * @param confusion what it took them for
 */
public record Recognition(Part of, Confusion confusion) {

    /** Images that a network was not trained on. */
    public enum Part {
        /** Those that the search chose by. */
        VALIDATION,
        /** Those that it never looked at. */
        TEST
    }
}
