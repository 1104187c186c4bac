package io.evowire.run.pick;

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
        BEST("most accurate"),
        /** Where the front bends. */
        KNEE("knee of the front"),
        /** The cheapest that cannot be told from the best. */
        SMALLEST("smallest as good");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        /** What people read in a table. */
        public String words() {
            return words;
        }
    }
}
