package io.evowire.genome.mutation;

import io.evowire.genome.StageGenome;
import io.evowire.genome.space.SearchSpace;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** A small change of one stage. */
public sealed interface StageMutation extends Mutation
        permits StepParameter, ChangeModel, ChangeSeed, StepNodes, StepWidth, ChangeOperation,
        AddEdge, RemoveEdge, RewireEdge, FlipBit, StepMatrix, DrawMatrix, ChangeStride,
        StepLinkRate, ChangeLinkSeed, AddLink,
        RemoveLink {

    /**
     * All of them, with the usual sizes of their steps, by what they change: width, nodes,
     * operation, generator, seed, single edges. Each kind is drawn as often as any other. Were each
     * mutation, three in nine would change one edge in thirty, and few what accuracy and cost
     * depend on most.
     * <p>
     * Recorded runs draw from these six, in this order, in every space: one more here would change
     * every draw of theirs. A newer kind joins in {@link MutationWeights} alone, where the space
     * asks for it.
     */
    List<List<StageMutation>> KINDS = List.of(List.of(new StepWidth()), List.of(new StepNodes(2)),
            List.of(new ChangeOperation()), List.of(new StepParameter(0.1), new ChangeModel()),
            List.of(new ChangeSeed()), List.of(new AddEdge(), new RemoveEdge(), new RewireEdge()));

    /** Those of stages whose strides are open. */
    List<StageMutation> OF_STRIDES = List.of(new ChangeStride());

    /** Those of stages that may be linked: the rate, the seed, single links. */
    List<List<StageMutation>> OF_LINKS = List.of(List.of(new StepLinkRate()),
            List.of(new ChangeLinkSeed()), List.of(new AddLink(), new RemoveLink()));

    /**
     * Those of stages that inherit a matrix, by what they change: width, nodes, operation, the
     * whole graph, single edges.
     */
    List<List<StageMutation>> OF_MATRICES = List.of(KINDS.get(0), List.of(new StepMatrix(2)),
            KINDS.get(2), List.of(new DrawMatrix()), List.of(new FlipBit(), new RewireEdge()));

    /** All of them. */
    List<StageMutation> ALL = Stream.of(KINDS, List.of(OF_STRIDES), OF_LINKS, OF_MATRICES)
            .flatMap(List::stream).flatMap(List::stream).distinct().toList();

    /** How many candidates a mutation tries whose graph may turn out not to be connected. */
    int MAX_TRIES = 8;

    /**
     * The changed stage.
     *
     * @param stage  a stage of the space
     * @param before the stages before it in its genome, in order
     * @return a different stage of the space, or empty if this mutation has nothing to change in
     *         such a place
     */
    Optional<StageGenome> mutate(StageGenome stage, List<StageGenome> before, SearchSpace space,
            RandomGenerator random);
}
