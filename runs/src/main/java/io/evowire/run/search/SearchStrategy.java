package io.evowire.run.search;

/**
 * Decides what to try next from what came out so far. A strategy has no state outside one call of
 * {@link #search}: started again with the same seed and outcomes it makes the same decisions, which
 * is all that resuming a run needs.
 */
@FunctionalInterface
public interface SearchStrategy {

    /**
     * Searches until the evaluation ends it.
     *
     * @throws SearchEnded always, in the end
     */
    void search(Evaluation evaluation);
}
