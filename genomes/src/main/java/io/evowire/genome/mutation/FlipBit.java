package io.evowire.genome.mutation;

import io.evowire.core.graph.ConnectionMatrix;
import io.evowire.genome.StageGenome;
import io.evowire.genome.space.SearchSpace;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * Flips one bit of a connection matrix, drawn uniformly from all pairs of nodes: an edge comes or
 * goes. What hangs on nothing then gets an input.
 */
public record FlipBit() implements StageMutation {

    @Override
    public String name() {
        return "flip-bit";
    }

    @Override
    public Optional<StageGenome> mutate(StageGenome stage, List<StageGenome> before,
            SearchSpace space, RandomGenerator random) {
        Optional<ConnectionMatrix> matrix = stage.matrix()
                .filter(own -> own.edges() < own.pairs() || own.edges() >= own.nodes());
        return matrix.flatMap(own -> Stream
                .generate(() -> own.flipped(random.nextInt(own.pairs()), random))
                .limit(MAX_TRIES).filter(flipped -> !flipped.equals(own)).findFirst())
                .map(stage::withMatrix);
    }
}
