package io.evowire.genome.mutation;

import io.evowire.genome.StageGenome;
import io.evowire.genome.space.SearchSpace;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * Moves one parameter of the graph model: a degree to the next allowed value, a probability by a
 * Gaussian step. The seed stays, so that most edges stay too; edits are dropped.
 *
 * @param magnitude standard deviation of a Gaussian step as a fraction of the parameter's range, in
 *                  (0, 1]
 */
public record StepParameter(double magnitude) implements StageMutation {

    public StepParameter {
        if (!(magnitude > 0 && magnitude <= 1)) {
            throw new IllegalArgumentException(
                    "The magnitude of a parameter step must lie in (0, 1], not %s."
                            .formatted(magnitude));
        }
    }

    @Override
    public String name() {
        return "parameter";
    }

    @Override
    public Optional<StageGenome> mutate(StageGenome stage, List<StageGenome> before,
            SearchSpace space, RandomGenerator random) {
        return Stream.generate(() -> space.models().step(stage.model(), magnitude, random))
                .limit(MAX_TRIES).flatMap(Optional::stream)
                .flatMap(model -> stage.redrawn(model, stage.graphSeed()).stream()).findFirst();
    }
}
