package io.evowire.run.search;

import io.evowire.genome.Genome;
import io.evowire.genome.mutation.Mutated;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Remembers where the genomes of one generation come from. */
final class Lineage {

    private final Map<Genome, List<Genome>> crossed = new HashMap<>();
    private final Map<Genome, Mutated> mutated = new HashMap<>();

    /** A child has two parents. The first explanation of a genome stands. */
    void crossed(Genome child, Genome first, Genome second) {
        crossed.putIfAbsent(child, List.of(first, second));
    }

    /** A child was mutated. */
    void mutated(Mutated change) {
        mutated.putIfAbsent(change.genome(), change);
    }

    /**
     * How a genome came about.
     *
     * @param trials number of the trial of every genome evaluated so far
     */
    Suggestion suggestion(Genome genome, Map<Genome, Integer> trials) {
        Mutated change = mutated.get(genome);
        Genome before = change == null ? genome : change.parent();
        var parents = new TreeSet<Integer>();
        for (Genome parent : crossed.getOrDefault(before, List.of(before))) {
            Integer trial = trials.get(parent);
            if (trial != null) {
                parents.add(trial);
            }
        }
        return new Suggestion(genome, List.copyOf(parents),
                change == null ? List.of() : change.mutations());
    }
}
