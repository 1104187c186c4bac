package io.evowire.genome.mutation;

import io.evowire.genome.Genome;
import io.evowire.genome.StageGenome;
import io.evowire.genome.space.SearchSpace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Removes one stage. */
public record RemoveStage() implements LengthMutation {

    @Override
    public String name() {
        return "remove-stage";
    }

    @Override
    public Optional<Genome> mutate(Genome genome, SearchSpace space, RandomGenerator random) {
        if (!space.stages().contains(genome.stages().size() - 1)) {
            return Optional.empty();
        }
        List<StageGenome> stages = new ArrayList<>(genome.stages());
        stages.remove(random.nextInt(stages.size()));
        return Optional.of(genome.withStages(stages));
    }
}
