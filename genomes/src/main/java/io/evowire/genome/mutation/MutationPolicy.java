package io.evowire.genome.mutation;

import io.evowire.genome.Genome;
import io.evowire.genome.StageGenome;
import io.evowire.genome.space.SearchSpace;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/**
 * How a genome mutates as a whole: each stage with one probability by one mutation, then the number
 * of stages with another. A mutation is drawn uniformly from those that change something, so that a
 * stage that is chosen does change unless the space leaves it no choice.
 *
 * @param space             the space that genomes stay in
 * @param stageProbability  probability in [0, 1] that a stage mutates
 * @param lengthProbability probability in [0, 1] that a stage is inserted or removed
 */
public record MutationPolicy(SearchSpace space, double stageProbability,
        double lengthProbability) {

    public MutationPolicy {
        checkProbability("stageProbability", stageProbability);
        checkProbability("lengthProbability", lengthProbability);
    }

    /**
     * The mutated genome and the names of its mutations, determined by the random generator.
     *
     * @param parent a genome of the space
     */
    public Mutated mutate(Genome parent, RandomGenerator random) {
        List<String> names = new ArrayList<>();
        List<StageGenome> stages = new ArrayList<>();
        for (StageGenome stage : parent.stages()) {
            String at = "@" + stages.size();
            Function<StageMutation, Optional<StageGenome>> change = //
                    mutation -> mutation.mutate(stage, space, random);
            stages.add(random.nextDouble() < stageProbability
                    ? first(StageMutation.ALL, change, at, names, random).orElse(stage)
                    : stage);
        }
        var genome = new Genome(stages);
        Function<LengthMutation, Optional<Genome>> resize = //
                mutation -> mutation.mutate(genome, space, random);
        return new Mutated(parent, random.nextDouble() < lengthProbability
                ? first(LengthMutation.ALL, resize, "", names, random).orElse(genome)
                : genome, names);
    }

    /** The result of the first mutation in random order that changes something. */
    private static <M extends Mutation, T> Optional<T> first(List<M> mutations,
            Function<M, Optional<T>> change, String at, List<String> names,
            RandomGenerator random) {
        List<M> shuffled = new ArrayList<>(mutations);
        Collections.shuffle(shuffled, random);
        for (M mutation : shuffled) {
            Optional<T> changed = change.apply(mutation);
            if (changed.isPresent()) {
                names.add(mutation.name() + at);
                return changed;
            }
        }
        return Optional.empty();
    }

    private static void checkProbability(String name, double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException(
                    "The %s of a mutation policy must lie in [0, 1], not %s.".formatted(name,
                            value));
        }
    }
}
