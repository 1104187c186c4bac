package io.evowire.run.strategy;

import io.evowire.genome.Genome;
import io.evowire.genome.mutation.Mutated;
import io.evowire.run.store.Redraws;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/** Remembers where the genomes of one generation come from. */
final class Lineage {

    private final Map<Genome, List<Genome>> crossed = new HashMap<>();
    private final Map<Genome, Mutated> mutated = new HashMap<>();
    private final Map<Genome, Redraws> redraws = new HashMap<>();
    private final Set<Genome> screened = new HashSet<>();

    /** A child has two parents. The first explanation of a genome stands. */
    void crossed(Genome child, Genome first, Genome second) {
        crossed.putIfAbsent(child, List.of(first, second));
    }

    /** A child was mutated. */
    void mutated(Mutated change) {
        mutated.putIfAbsent(change.genome(), change);
    }

    /** A genome was found, after draws that were thrown away. */
    void found(Genome genome, boolean isNew, Redraws thrownAway) {
        redraws.merge(genome, thrownAway, Redraws::plus);
        if (isNew) {
            screened.add(genome);
        }
    }

    /** The change that made a child, if any. */
    Mutated change(Genome child) {
        return mutated.getOrDefault(child, new Mutated(child, child, List.of()));
    }

    /**
     * How a genome came about.
     *
     * @param survivors number of the trial of every genome that may be a parent in this generation
     */
    Suggestion suggestion(Genome genome, Map<Genome, Integer> survivors) {
        Mutated change = change(genome);
        var parents = new TreeSet<Integer>();
        for (Genome ancestor : line(change.parent(), survivors::containsKey)) {
            Integer trial = survivors.get(ancestor);
            if (trial != null) {
                parents.add(trial);
            }
        }
        return new Suggestion(genome, List.copyOf(parents), change.mutations(),
                redraws.getOrDefault(genome, Redraws.NONE), screened.contains(genome));
    }

    /**
     * A genome, its parents, their parents and so on: one may have exchanged stages more than once.
     *
     * @param end whose ancestors are not asked for
     */
    SequencedSet<Genome> line(Genome genome, Predicate<Genome> end) {
        var line = new LinkedHashSet<Genome>();
        Deque<Genome> open = new ArrayDeque<>(List.of(genome));
        while (!open.isEmpty()) {
            Genome next = open.removeFirst();
            if (line.add(next) && !end.test(next)) {
                open.addAll(crossed.getOrDefault(next, List.of()));
            }
        }
        return line;
    }
}
