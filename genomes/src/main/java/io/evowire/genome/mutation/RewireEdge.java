package io.evowire.genome.mutation;

import io.evowire.core.graph.Dag;
import io.evowire.core.graph.Edge;
import io.evowire.genome.StageGenome;
import io.evowire.genome.space.SearchSpace;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * Moves one end of one edge to another node, so that the graph stays connected and keeps its number
 * of edges, if the space allows edits or the stage has a matrix. The edge points forward wherever
 * it goes.
 */
public record RewireEdge() implements StageMutation {

    @Override
    public String name() {
        return "rewire-edge";
    }

    @Override
    public Optional<StageGenome> mutate(StageGenome stage, List<StageGenome> before,
            SearchSpace space, RandomGenerator random) {
        if (!space.edgeEdits() && stage.matrix().isEmpty()) {
            return Optional.empty();
        }
        Dag wiring = stage.wiring();
        return Wirings.shuffled(wiring.edges(), random).stream()
                .flatMap(edge -> rewired(wiring, edge, random)).filter(Dag::isConnected)
                .findFirst().map(stage::withWiring);
    }

    private static Stream<Dag> rewired(Dag wiring, Edge old, RandomGenerator random) {
        Dag rest = Wirings.without(wiring, old);
        return Wirings.shuffled(Wirings.missing(wiring), random).stream()
                .filter(edge -> edge.from() == old.from() || edge.from() == old.to()
                        || edge.to() == old.from() || edge.to() == old.to())
                .map(edge -> Wirings.with(rest, edge));
    }
}
