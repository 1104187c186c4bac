package io.evowire.run.store;

/**
 * Draws that a search threw away before it decided on a trial, since the trial before. A function
 * of configuration, seed and outcomes, like the decision itself.
 *
 * @param infeasible draws that broke a constraint
 * @param duplicates draws that were isomorphic to a network known already
 * @param saved      trainings that a search which knows no keys would have spent on these
 *                   duplicates: it would have trained the first one for each place in a generation
 */
public record Redraws(int infeasible, int duplicates, int saved) {

    /** None. */
    public static final Redraws NONE = new Redraws(0, 0, 0);

    /** These and others. */
    public Redraws plus(Redraws other) {
        return new Redraws(infeasible + other.infeasible, duplicates + other.duplicates,
                saved + other.saved);
    }
}
