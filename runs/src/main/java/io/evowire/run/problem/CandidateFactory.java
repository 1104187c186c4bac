package io.evowire.run.problem;

import io.evowire.core.cost.Cost;
import io.evowire.core.network.Architecture;
import io.evowire.core.network.Network;
import io.evowire.core.network.TensorShape;
import io.evowire.core.objective.ArchitectureKey;
import io.evowire.core.objective.Constraint;
import io.evowire.core.objective.Objective;
import io.evowire.evaluate.Candidate;
import io.evowire.evaluate.Leg;
import io.evowire.evaluate.ModelStore;
import io.evowire.evaluate.TrainingRecipe;
import io.evowire.genome.Genome;
import io.evowire.run.config.SearchConfig;
import io.evowire.run.store.Proposal;
import io.evowire.run.store.Trial;
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

    /** A genome of the run's space, see {@link Genome#notation()}. */
    public Genome genome(String notation) {
        return config.space().genome(notation);
    }

    /** The genome of a trial. */
    public Genome genome(Trial trial) {
        return genome(trial.proposal().genome());
    }

    /** The network of a genome. */
    public Network network(Genome genome) {
        return Network.of(architecture(genome), shape, classes);
    }

    /** The canonical key of a genome's architecture. */
    public String key(Genome genome) {
        return ArchitectureKey.of(architecture(genome)).hex();
    }

    /**
     * The cost of a genome's network; where a class is novel to the search, that of the network
     * which learns it in the end.
     */
    public Cost cost(Genome genome) {
        return cost(architecture(genome));
    }

    /** The cost of an architecture's network, likewise. */
    public Cost cost(Architecture architecture) {
        Cost cost = Cost.of(Network.of(architecture, shape, lastClasses()));
        return counts(Objective.EDGES)
                ? cost.withEdges(architecture.stages().stream()
                        .mapToInt(stage -> stage.wiring().edges().size()).sum())
                : cost;
    }

    // The inner novel class is one of them.
    private int lastClasses() {
        return config.task().novelty().isOn() ? classes + 1 : classes;
    }

    private boolean counts(Objective objective) {
        return config.objectives().contains(objective) || config.constraints().stream()
                .anyMatch(constraint -> constraint.objective() == objective);
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
        return new Candidate(proposal.trial(), network(genome(proposal.genome())),
                config.recipe().commonOrder() && proposal.donor() == null
                        ? recipe.withImageSeed(randomness.seedOf("images"))
                        : recipe)
                .measured(config.measurementPlan());
    }

    /**
     * What a worker gets to train a network anew and to judge how it tells what is novel. Its
     * training is the same in each run of this seed, whatever led to the network.
     */
    public Candidate judged(Proposal proposal) {
        return new Candidate(proposal.trial(),
                Network.of(architecture(genome(proposal.genome())), shape, lastClasses()),
                config.recipe().withSeed(
                        new Randomness(config.seed()).seedOf("judged " + proposal.key())));
    }

    /**
     * What a worker gets to train a network for longer than the search trains, from scratch. Its
     * training is the same in each run of this seed, whatever led to the network.
     */
    public Candidate last(Proposal proposal) {
        int epochs = config.finalTraining().epochs();
        return new Candidate(proposal.trial(), network(genome(proposal.genome())),
                config.recipe().lasting(epochs).withSeed(new Randomness(config.seed())
                        .seedOf("final %s epochs %d".formatted(proposal.key(), epochs))),
                Leg.whole(ModelStore.last(proposal.trial())), false);
    }

    private Architecture architecture(Genome genome) {
        return config.space().architecture(genome);
    }
}
