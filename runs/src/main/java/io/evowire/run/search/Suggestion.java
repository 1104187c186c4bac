package io.evowire.run.search;

import io.evowire.genome.Genome;
import io.evowire.run.store.Redraws;
import java.util.List;

/**
 * A genome that a strategy wants to know the fitness of.
 *
 * @param genome    what to try
 * @param parents   trials it descends from, ascending; empty if drawn at random
 * @param mutations names of the changes that led to it
 * @param redraws   draws thrown away before this one
 */
public record Suggestion(Genome genome, List<Integer> parents, List<String> mutations,
        Redraws redraws) {

    public Suggestion {
        parents = List.copyOf(parents);
        mutations = List.copyOf(mutations);
    }
}
