package io.evowire.genome.mutation;

import io.evowire.genome.StageGenome;
import io.evowire.genome.space.ModelRange;
import io.evowire.genome.space.SearchSpace;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * Goes over to another kind of graph model with drawn parameters; node count and seed stay, edits
 * are dropped.
 */
public record ChangeModel() implements StageMutation {

    @Override
    public String name() {
        return "model";
    }

    @Override
    public Optional<StageGenome> mutate(StageGenome stage, List<StageGenome> before,
            SearchSpace space, RandomGenerator random) {
        if (stage.matrix().isPresent()) {
            return Optional.empty(); // nothing draws it
        }
        List<ModelRange> others = space.models().ranges().stream()
                .filter(range -> !range.describes(stage.model())).toList();
        if (others.isEmpty()) {
            return Optional.empty();
        }
        return Stream.generate(() -> others.get(random.nextInt(others.size()))).limit(MAX_TRIES)
                .map(range -> range.draw(stage.model().nodes(), random))
                .flatMap(model -> stage.redrawn(model, stage.graphSeed()).stream()).findFirst();
    }
}
