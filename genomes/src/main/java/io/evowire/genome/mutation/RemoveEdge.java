package io.evowire.genome.mutation;

import io.evowire.core.graph.Dag;
import io.evowire.genome.StageGenome;
import io.evowire.genome.space.SearchSpace;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Removes one edge, drawn uniformly from those without which the graph stays connected, if the
 * space allows edits.
 */
public record RemoveEdge() implements StageMutation {

    @Override
    public String name() {
        return "remove-edge";
    }

    @Override
    public Optional<StageGenome> mutate(StageGenome stage, List<StageGenome> before,
            SearchSpace space, RandomGenerator random) {
        if (!space.edgeEdits()) {
            return Optional.empty();
        }
        Dag wiring = stage.wiring();
        return Wirings.shuffled(wiring.edges(), random).stream()
                .map(edge -> Wirings.without(wiring, edge)).filter(Dag::isConnected).findFirst()
                .map(stage::withWiring);
    }
}
