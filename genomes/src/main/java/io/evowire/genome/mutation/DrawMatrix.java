package io.evowire.genome.mutation;

import io.evowire.core.graph.ConnectionMatrix;
import io.evowire.genome.StageGenome;
import io.evowire.genome.space.ModelRange;
import io.evowire.genome.space.SearchSpace;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** Puts another graph of as many nodes, drawn by the space's models, in the place of a matrix. */
public record DrawMatrix() implements StageMutation {

    @Override
    public String name() {
        return "draw-matrix";
    }

    @Override
    public Optional<StageGenome> mutate(StageGenome stage, List<StageGenome> before,
            SearchSpace space, RandomGenerator random) {
        return stage.matrix().flatMap(matrix -> Stream
                .generate(() -> drawn(stage, matrix.nodes(), space, random)).limit(MAX_TRIES)
                .flatMap(Optional::stream).filter(drawn -> !drawn.equals(stage)).findFirst());
    }

    private static Optional<StageGenome> drawn(StageGenome stage, int nodes, SearchSpace space,
            RandomGenerator random) {
        List<ModelRange> ranges = space.models().ranges();
        return StageGenome.draw(ranges.get(random.nextInt(ranges.size())).draw(nodes, random),
                SearchSpace.drawGraphSeed(random), stage.width(), stage.operation(),
                stage.stride(), stage.links())
                .map(drawn -> drawn.withMatrix(ConnectionMatrix.of(drawn.wiring())));
    }
}
