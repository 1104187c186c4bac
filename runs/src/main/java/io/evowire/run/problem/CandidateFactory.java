package io.evowire.run.problem;

import io.evowire.core.cost.Cost;
import io.evowire.core.network.Architecture;
import io.evowire.core.network.Network;
import io.evowire.core.network.TensorShape;
import io.evowire.core.objective.ArchitectureKey;
import io.evowire.core.objective.Constraint;
import io.evowire.evaluate.Candidate;
import io.evowire.evaluate.TrainingRecipe;
import io.evowire.genome.Genome;
import io.evowire.run.config.SearchConfig;
import io.evowire.run.store.Proposal;
import io.evowire.run.store.Redraws;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * From a genome to what is recorded and trained: pure functions of the configuration.
 *
 * @param config  configuration of the run
 * @param shape   shape of an image, [C, H, W]
 * @param classes number of classes
 */
public record CandidateFactory(SearchConfig config, TensorShape shape, int classes) {

    /** The network of a genome. */
    public Network network(Genome genome) {
        return Network.of(architecture(genome), shape, classes);
    }

    /** The canonical key of a genome's architecture. */
    public String key(Genome genome) {
        return ArchitectureKey.of(architecture(genome)).hex();
    }

    /** The cost of a genome's network. */
    public Cost cost(Genome genome) {
        return Cost.of(network(genome));
    }

    /** Whether a genome's network keeps the constraints. */
    public boolean feasible(Genome genome) {
        return config.constraints().isEmpty() || broken(cost(genome)).isEmpty();
    }

    /** The first constraint that a network of this cost breaks, if any. */
    public Optional<Constraint> broken(Cost cost) {
        return config.constraints().stream().filter(constraint -> !constraint.holds(cost))
                .findFirst();
    }

    /** Randomness of the decisions on a generation. */
    public RandomGenerator random(int generation) {
        return new Randomness(config.seed()).of("generation " + generation);
    }

    /**
     * What a worker gets to train from scratch; its seed follows from the run's seed and the
     * network.
     */
    public Candidate candidate(Proposal proposal) {
        var randomness = new Randomness(config.seed());
        TrainingRecipe recipe = config.recipe()
                .withSeed(randomness.seedOf("training " + proposal.key()));
        // Who takes weights over would see the images of its ancestors once more.
        return new Candidate(proposal.trial(), network(Genome.parse(proposal.genome())),
                config.recipe().commonOrder() && proposal.donor() == null
                        ? recipe.withImageSeed(randomness.seedOf("images"))
                        : recipe)
                .measured(config.measurementPlan());
    }

    private Architecture architecture(Genome genome) {
        return config.space().architecture(genome);
    }
}
