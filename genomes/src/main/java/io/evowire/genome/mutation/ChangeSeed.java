package io.evowire.genome.mutation;

import io.evowire.genome.StageGenome;
import io.evowire.genome.space.SearchSpace;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** Draws another graph from the same model; edits are dropped. */
public record ChangeSeed() implements StageMutation {

    @Override
    public String name() {
        return "seed";
    }

    @Override
    public Optional<StageGenome> mutate(StageGenome stage, List<StageGenome> before,
            SearchSpace space, RandomGenerator random) {
        if (stage.matrix().isPresent()) {
            return Optional.empty(); // nothing draws it
        }
        return Stream.generate(() -> SearchSpace.drawGraphSeed(random)).limit(MAX_TRIES)
                .filter(seed -> seed != stage.graphSeed())
                .flatMap(seed -> stage.redrawn(stage.model(), seed).stream()).findFirst();
    }
}
