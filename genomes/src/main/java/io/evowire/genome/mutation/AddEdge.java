package io.evowire.genome.mutation;

import io.evowire.core.graph.Dag;
import io.evowire.genome.StageGenome;
import io.evowire.genome.space.SearchSpace;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Adds one edge, drawn uniformly from the missing ones, if the space allows edits. */
public record AddEdge() implements StageMutation {

    @Override
    public String name() {
        return "add-edge";
    }

    @Override
    public Optional<StageGenome> mutate(StageGenome stage, List<StageGenome> before,
            SearchSpace space, RandomGenerator random) {
        if (!space.edgeEdits()) {
            return Optional.empty();
        }
        Dag wiring = stage.wiring();
        return Wirings.shuffled(Wirings.missing(wiring), random).stream().findFirst()
                .map(edge -> stage.withWiring(Wirings.with(wiring, edge)));
    }
}
