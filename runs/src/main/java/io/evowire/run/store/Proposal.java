package io.evowire.run.store;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.evowire.core.cost.Cost;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A network that the search decided to try.
 *
 * @param trial      number from 0, in the order of the decisions
 * @param generation generation from 1
 * @param key        canonical key of the architecture
 * @param genome     genome as text
 * @param parents    trials it descends from, ascending; empty if drawn at random
 * @param mutations  names of the changes that led to it
 * @param cost       its cost
 * @param redraws    draws thrown away since the trial before, null in a run of a program that did
 *                   not count them
 * @param donor      whose weights it begins with, null if they are fresh
 * @param prediction what the strategy expected of it, null if it expected nothing
 */
public record Proposal(int trial, int generation, String key, String genome,
        List<Integer> parents, List<String> mutations, Cost cost,
        @Nullable Redraws redraws,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Donor donor,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Prediction prediction) {

    public Proposal {
        parents = List.copyOf(parents);
        mutations = List.copyOf(mutations);
    }

    /** A proposal whose weights are fresh. */
    public Proposal(int trial, int generation, String key, String genome, List<Integer> parents,
            List<String> mutations, Cost cost, @Nullable Redraws redraws) {
        this(trial, generation, key, genome, parents, mutations, cost, redraws, null, null);
    }

    /** This proposal with the weights of another trial to begin with. */
    public Proposal from(Donor giver) {
        return new Proposal(trial, generation, key, genome, parents, mutations, cost, redraws,
                giver, prediction);
    }

    /** This proposal as a program records it that does not count redraws. */
    public Proposal uncounted() {
        return new Proposal(trial, generation, key, genome, parents, mutations, cost, null, donor,
                prediction);
    }

    /** This proposal with what was expected of it. */
    public Proposal expecting(@Nullable Prediction expected) {
        return new Proposal(trial, generation, key, genome, parents, mutations, cost, redraws,
                donor, expected);
    }
}
