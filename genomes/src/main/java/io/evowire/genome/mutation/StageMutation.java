package io.evowire.genome.mutation;

import io.evowire.genome.StageGenome;
import io.evowire.genome.space.SearchSpace;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** A small change of one stage. */
public sealed interface StageMutation extends Mutation
        permits StepParameter, ChangeModel, ChangeSeed, StepNodes, StepWidth, ChangeOperation,
        AddEdge, RemoveEdge, RewireEdge {

    /**
     * All of them, with the usual sizes of their steps, by what they change: width, nodes, operation,
     * generator, seed, single edges. Each kind is drawn as often as any other. Were each mutation,
     * three in nine would change one edge in thirty, and few what accuracy and cost depend on most.
     * <p>
     * Recorded runs draw from these six, in this order, in every space: one more here would change every
     * draw of theirs. A newer kind is appended by {@link #kinds} alone, where the space asks for it.
     */
    List<List<StageMutation>> KINDS = List.of(List.of(new StepWidth()), List.of(new StepNodes(2)),
            List.of(new ChangeOperation()), List.of(new StepParameter(0.1), new ChangeModel()),
            List.of(new ChangeSeed()), List.of(new AddEdge(), new RemoveEdge(), new RewireEdge()));

    /** All of them. */
    List<StageMutation> ALL = KINDS.stream().flatMap(List::stream).toList();

    /**
     * The kinds that the genomes of a space mutate by: those of every space, then those that the
     * configuration has switched on, which is off in the frozen base of older runs. Today there are none
     * of the latter.
     */
    static List<List<StageMutation>> kinds(SearchSpace space) {
        return KINDS;
    }

    /** How many candidates a mutation tries whose graph may turn out not to be connected. */
    int MAX_TRIES = 8;

    /**
     * The changed stage.
     *
     * @param stage a stage of the space
     * @return a different stage of the space, or empty if this mutation has nothing to change
     */
    Optional<StageGenome> mutate(StageGenome stage, SearchSpace space, RandomGenerator random);
}
