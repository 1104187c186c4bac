package io.evowire.genome.mutation;

import io.evowire.genome.StageGenome;
import io.evowire.genome.space.SearchSpace;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Cuts a few nodes from the end of a connection matrix, or adds a few there, with as many inputs as
 * the others have.
 *
 * @param max largest step, at least 1
 */
public record StepMatrix(int max) implements StageMutation {

    @Override
    public String name() {
        return "matrix-nodes";
    }

    @Override
    public Optional<StageGenome> mutate(StageGenome stage, List<StageGenome> before,
            SearchSpace space, RandomGenerator random) {
        return stage.matrix().flatMap(matrix -> {
            List<Integer> counts = IntStream
                    .rangeClosed(matrix.nodes() - max, matrix.nodes() + max)
                    .filter(count -> count != matrix.nodes() && space.nodes().contains(count))
                    .boxed().toList();
            return counts.isEmpty()
                    ? Optional.empty()
                    : Optional.of(stage.withMatrix(matrix.resized(
                            counts.get(random.nextInt(counts.size())), random)));
        });
    }
}
