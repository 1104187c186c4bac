package io.evowire.run.generation;

import io.evowire.run.problem.CandidateFactory;
import io.evowire.run.store.Proposal;
import io.evowire.run.store.Redraws;
import io.evowire.run.strategy.Suggestion;

/**
 * A trial of a network that nobody asked for before.
 *
 * @param number     number of the trial
 * @param generation generation from 1
 * @param key        canonical key of the architecture
 * @param suggestion what was asked for
 * @param redraws    draws thrown away since the trial before
 */
public record NewTrial(int number, int generation, String key, Suggestion suggestion,
        Redraws redraws) {

    /** The record of this decision, without a donor. */
    public Proposal proposal(CandidateFactory factory) {
        return new Proposal(number, generation, key, suggestion.genome().notation(),
                suggestion.parents(), suggestion.mutations(), factory.cost(suggestion.genome()),
                redraws).expecting(suggestion.prediction());
    }
}
