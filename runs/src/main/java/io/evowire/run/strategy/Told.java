package io.evowire.run.strategy;

import io.evowire.genome.Genome;
import io.evowire.run.store.Trial;
import java.util.List;

/**
 * What a strategy is told of one of its requests. All of it is recorded, so that it is told the
 * same when a run is resumed.
 *
 * @param trial    the trial that answers it, with an outcome; equal networks share one
 * @param notation what was asked for, as text: isomorphic to the trial's own genome, which may be
 *                 another one
 * @param parents  trials it descends from as it was asked for this time
 * @param screened whether the {@link Screen} let it through as new
 */
public record Told(Trial trial, String notation, List<Integer> parents, boolean screened) {

    public Told {
        parents = List.copyOf(parents);
    }

    /** What was told of a request for a genome. */
    public Told(Trial trial, Genome genome, List<Integer> parents, boolean screened) {
        this(trial, genome.notation(), parents, screened);
    }
}
