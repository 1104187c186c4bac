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

    /** All of them, with the usual sizes of their steps. */
    List<StageMutation> ALL = List.of(new StepParameter(0.1), new ChangeModel(), new ChangeSeed(),
            new StepNodes(2), new StepWidth(), new ChangeOperation(), new AddEdge(),
            new RemoveEdge(), new RewireEdge());

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
