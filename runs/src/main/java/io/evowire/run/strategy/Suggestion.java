package io.evowire.run.strategy;

import io.evowire.genome.Genome;
import io.evowire.run.store.Prediction;
import io.evowire.run.store.Redraws;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A genome that a strategy wants to know the fitness of.
 *
 * @param genome     what to try
 * @param parents    trials it descends from, ascending; empty if drawn at random
 * @param mutations  names of the changes that led to it
 * @param redraws    draws thrown away before this one
 * @param screened   whether the {@link Screen} let it through as new; else it stands in for what
 *                   was not found
 * @param prediction what the strategy expects of it, null if it expects nothing
 */
public record Suggestion(Genome genome, List<Integer> parents, List<String> mutations,
        Redraws redraws, boolean screened, @Nullable Prediction prediction) implements Request {

    public Suggestion {
        parents = List.copyOf(parents);
        mutations = List.copyOf(mutations);
    }

    /** A suggestion of a strategy that predicts nothing. */
    public Suggestion(Genome genome, List<Integer> parents, List<String> mutations,
            Redraws redraws, boolean screened) {
        this(genome, parents, mutations, redraws, screened, null);
    }

    /** This suggestion with what is expected of it. */
    Suggestion expecting(@Nullable Prediction expected) {
        return new Suggestion(genome, parents, mutations, redraws, screened, expected);
    }

    /**
     * This suggestion where the same genome stands in another place, too, which tells what was
     * drawn.
     */
    Suggestion repeated() {
        return new Suggestion(genome, parents, mutations, Redraws.NONE, false, prediction);
    }
}
