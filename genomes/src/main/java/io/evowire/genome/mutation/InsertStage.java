package io.evowire.genome.mutation;

import io.evowire.genome.Genome;
import io.evowire.genome.StageGenome;
import io.evowire.genome.space.SearchSpace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Repeats a stage right after itself with another graph of the same model. A copy is a smaller
 * change than a stage drawn from the whole space.
 */
public record InsertStage() implements LengthMutation {

    private static final StageMutation ANOTHER_GRAPH = new ChangeSeed();

    @Override
    public String name() {
        return "insert-stage";
    }

    @Override
    public Optional<Genome> mutate(Genome genome, SearchSpace space, RandomGenerator random) {
        if (!space.stages().contains(genome.stages().size() + 1)) {
            return Optional.empty();
        }
        List<StageGenome> stages = new ArrayList<>(genome.stages());
        int at = random.nextInt(stages.size());
        StageGenome original = stages.get(at);
        stages.add(at + 1, ANOTHER_GRAPH.mutate(original, genome.stages().subList(0, at + 1),
                space, random).orElse(original));
        return Optional.of(genome.withStages(stages));
    }
}
