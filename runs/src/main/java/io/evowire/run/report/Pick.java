package io.evowire.run.report;

/**
 * A network to take, and why.
 *
 * @param kind   what it is good for
 * @param trial  number of the trial
 * @param reason why, one or two sentences
 */
public record Pick(Kind kind, int trial, String reason) {

    /** What a network can be picked for. */
    public enum Kind {
        /** The highest accuracy. */
        BEST,
        /** Where the front bends. */
        KNEE,
        /** The cheapest that cannot be told from the best. */
        SMALLEST
    }
}
