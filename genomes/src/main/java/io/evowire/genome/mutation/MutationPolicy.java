package io.evowire.genome.mutation;

import io.evowire.genome.Genome;
import io.evowire.genome.SkeletonGenome;
import io.evowire.genome.StageGenome;
import io.evowire.genome.space.SearchSpace;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * How a genome mutates as a whole: each stage with one probability by one mutation, then the number
 * of stages with another. First the kind of change is drawn by weight, then a mutation of that kind
 * uniformly from those that change something: a stage that is chosen does change unless the space
 * leaves it no choice.
 *
 * @param space             the space that genomes stay in
 * @param stageProbability  probability in [0, 1] that a stage mutates; and stem and head, where
 *                          they are open and the weight of the skeleton is above 0
 * @param lengthProbability probability in [0, 1] that a stage is inserted or removed
 * @param weights           how often a stage mutates in each way
 */
public record MutationPolicy(SearchSpace space, double stageProbability,
        double lengthProbability, MutationWeights weights) {

    private static final StepSkeleton AROUND = new StepSkeleton();

    public MutationPolicy {
        checkProbability("stageProbability", stageProbability);
        checkProbability("lengthProbability", lengthProbability);
    }

    /** A policy under which a stage mutates in each way as often as in any other. */
    public MutationPolicy(SearchSpace space, double stageProbability, double lengthProbability) {
        this(space, stageProbability, lengthProbability, MutationWeights.EQUAL);
    }

    /**
     * The mutated genome and the names of its mutations, determined by the random generator.
     *
     * @param parent a genome of the space
     */
    public Mutated mutate(Genome parent, RandomGenerator random) {
        List<String> names = new ArrayList<>();
        List<StageGenome> stages = new ArrayList<>();
        SkeletonGenome around = parent.skeleton();
        if (around != null && weights.skeleton() > 0 && random.nextDouble() < stageProbability) {
            around = mutateSkeleton(around, names, random);
        }
        for (StageGenome stage : parent.stages()) {
            String at = "@" + stages.size();
            stages.add(random.nextDouble() < stageProbability
                    ? mutateStage(stage, stages, at, names, random)
                    : stage);
        }
        var genome = new Genome(around, stages);
        return mutated(parent,
                random.nextDouble() < lengthProbability ? resize(genome, names, random) : genome,
                names);
    }

    /**
     * A neighbour: the genome after exactly one mutation, of the number of stages with
     * {@code lengthProbability}, else of one stage, or of stem and head where they are open, drawn
     * uniformly. Unchanged only where the space leaves what was drawn no choice.
     *
     * @param parent a genome of the space
     */
    public Mutated step(Genome parent, RandomGenerator random) {
        List<String> names = new ArrayList<>();
        if (random.nextDouble() < lengthProbability) {
            return mutated(parent, resize(parent, names, random), names);
        }
        List<StageGenome> stages = new ArrayList<>(parent.stages());
        SkeletonGenome around = parent.skeleton();
        boolean open = around != null && weights.skeleton() > 0;
        int at = random.nextInt(stages.size() + (open ? 1 : 0));
        if (around != null && at == stages.size()) {
            return mutated(parent, new Genome(mutateSkeleton(around, names, random), stages),
                    names);
        }
        stages.set(at, mutateStage(stages.get(at), stages.subList(0, at), "@" + at, names,
                random));
        return mutated(parent, parent.withStages(stages), names);
    }

    // A mutation may take nodes away that edits of links name; what stays unchanged keeps them.
    private static Mutated mutated(Genome parent, Genome genome, List<String> names) {
        return new Mutated(parent, names.isEmpty() ? genome : genome.withoutIgnoredEdits(),
                names);
    }

    private SkeletonGenome mutateSkeleton(SkeletonGenome around, List<String> names,
            RandomGenerator random) {
        Optional<SkeletonGenome> changed = AROUND.mutate(around, space, random);
        changed.ifPresent(any -> names.add(AROUND.name()));
        return changed.orElse(around);
    }

    private StageGenome mutateStage(StageGenome stage, List<StageGenome> before, String at,
            List<String> names, RandomGenerator random) {
        for (List<StageMutation> kind : weights.shuffled(space, random)) {
            for (StageMutation mutation : shuffled(kind, random)) {
                Optional<StageGenome> changed = mutation.mutate(stage, before, space, random);
                if (changed.isPresent()) {
                    names.add(mutation.name() + at);
                    return changed.get();
                }
            }
        }
        return stage;
    }

    private Genome resize(Genome genome, List<String> names, RandomGenerator random) {
        for (LengthMutation mutation : shuffled(LengthMutation.ALL, random)) {
            Optional<Genome> changed = mutation.mutate(genome, space, random);
            if (changed.isPresent()) {
                names.add(mutation.name());
                return changed.get();
            }
        }
        return genome;
    }

    /** The first of these that changes something is drawn uniformly from all that do. */
    private static <T> List<T> shuffled(List<T> choices, RandomGenerator random) {
        List<T> shuffled = new ArrayList<>(choices);
        Collections.shuffle(shuffled, random);
        return shuffled;
    }

    private static void checkProbability(String name, double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException(
                    "The %s of a mutation policy must lie in [0, 1], not %s.".formatted(name,
                            value));
        }
    }
}
