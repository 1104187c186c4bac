package io.evowire.run.search;

/**
 * Decides what to try next from what came out so far. A strategy has no state outside one call of
 * {@link #search}: started again with the same seed and outcomes it makes the same decisions, which
 * is all that resuming a run needs. What it asks for together, a generation, is decided from the
 * generations before alone; how that is trained is the evaluation's business.
 */
@FunctionalInterface
public interface SearchStrategy {

    /**
     * Searches until the evaluation ends it.
     *
     * @throws SearchEnded always, in the end
     */
    void search(Evaluation evaluation);

    /** The strategy that a configuration asks for. */
    static SearchStrategy of(CandidateFactory factory) {
        var scale = FitnessScale.of(factory);
        return switch (factory.config().strategy().kind()) {
            case NSGA2 -> new Nsga2(factory, scale::of);
            case REGULARIZED_EVOLUTION -> new RegularizedEvolution(factory, scale::of);
            case LOCAL_SEARCH -> new LocalSearch(factory, scale::of);
            case RANDOM -> new RandomSearch(factory);
            case GRID -> new GridSearch(factory);
        };
    }
}
