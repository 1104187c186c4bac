package io.evowire.run.strategy;

import io.evowire.core.objective.Fitness;
import io.evowire.genome.Genome;
import io.evowire.genome.encoding.ArchitectureCodec;
import io.evowire.genome.encoding.NetworkGene;
import io.evowire.genome.encoding.NetworkMutator;
import io.evowire.genome.mutation.Mutated;
import io.evowire.genome.mutation.MutationPolicy;
import io.evowire.run.config.StrategyConfig;
import io.evowire.run.problem.CandidateFactory;
import io.evowire.run.problem.FeasibleSpace;
import io.evowire.run.store.Trial;
import io.evowire.run.strategy.Screen.Screened;
import io.jenetics.Alterer;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * Where the candidates of a generation come from: draws from the space and mutations, repeated
 * within a bound until they keep the constraints and are new.
 */
final class Variation {

    /** A policy may leave a genome as it is by chance; so often it is asked again. */
    private static final int TRIES = 100;

    private final CandidateFactory factory;
    private final MutationPolicy policy;
    private final Screen screen;
    private final int redraws;

    /**
     * Candidates of one generation.
     *
     * @param known what was let through in the generations before
     */
    Variation(CandidateFactory factory, Known known) {
        StrategyConfig strategy = factory.config().strategy();
        this.factory = factory;
        this.policy = new MutationPolicy(factory.config().space(), strategy.mutation(),
                strategy.resize(), strategy.mutations());
        this.screen = new Screen(factory, known);
        this.redraws = strategy.redraws();
    }

    /**
     * Crosses and mutates a population as the configuration says; what is known already, or breaks
     * a constraint, is renewed.
     *
     * @param lineage told what descends from whom
     */
    Alterer<NetworkGene, Fitness> alterer(Lineage lineage) {
        return Alterer.of(
                new TracedCrossover(factory.config().strategy().crossover(), lineage),
                new NetworkMutator<>(policy, lineage::mutated),
                new Renewal(this, lineage, new ArchitectureCodec(factory.config().space())));
    }

    /**
     * A network drawn from the space.
     *
     * @throws io.evowire.run.UserException with exit code 3 if no draw kept the constraints
     */
    Suggestion draw(RandomGenerator random) {
        return draw(() -> factory.config().space().draw(random), random);
    }

    /**
     * A network of a source; drawn uniformly from the space where the source gives none that keeps
     * the constraints.
     *
     * @param source draws within the space
     * @throws io.evowire.run.UserException with exit code 3 if no draw kept the constraints
     */
    Suggestion draw(Supplier<Genome> source, RandomGenerator random) {
        var space = new FeasibleSpace(factory);
        Screened<Genome> drawn = screen.first(source, Function.identity(), FeasibleSpace.DRAWS,
                redraws);
        return new Suggestion(drawn.value().orElseGet(() -> space.draw(random)), List.of(),
                List.of(), drawn.redraws(), drawn.isNew());
    }

    /** A trial's network after mutations as probable as configured, at least one. */
    Suggestion mutant(Trial parent, RandomGenerator random) {
        Genome genome = factory.genome(parent);
        return suggestion(parent, renewed(changed(genome, random), genome));
    }

    /** A trial's network after a single mutation. */
    Suggestion neighbour(Trial parent, RandomGenerator random) {
        Genome genome = factory.genome(parent);
        return suggestion(parent, renewed(() -> policy.step(genome, random), genome));
    }

    /**
     * An offspring, varied again as long as it is not worth training.
     *
     * @param offspring the offspring
     * @param unvaried  whether it is a copy of its parent, which is not looked at, only varied
     * @param origin    what is mutated, a feasible genome
     */
    Screened<Mutated> renewed(Mutated offspring, boolean unvaried, Genome origin,
            RandomGenerator random) {
        Supplier<Mutated> mutants = changed(origin, random);
        var draws = new Supplier<Mutated>() {
            private boolean varied = unvaried;

            @Override
            public Mutated get() {
                Mutated next = varied ? mutants.get() : offspring;
                varied = true;
                return next;
            }
        };
        return renewed(draws, origin);
    }

    /** Whether varying again is asked for at all. */
    boolean renews() {
        return redraws > 0;
    }

    /** Whether a genome's network keeps the constraints. */
    boolean feasible(Genome genome) {
        return factory.feasible(genome);
    }

    // What stays infeasible gives way to its origin, which costs nothing: it is known.
    private Screened<Mutated> renewed(Supplier<Mutated> draws, Genome origin) {
        Screened<Mutated> passed = screen.first(draws, Mutated::genome, redraws, redraws);
        return passed.value().isPresent()
                ? passed
                : new Screened<>(Optional.of(new Mutated(origin, origin, List.of())),
                        false, passed.redraws());
    }

    private Supplier<Mutated> changed(Genome genome, RandomGenerator random) {
        return () -> {
            Mutated mutated = policy.mutate(genome, random);
            for (int i = 1; i < TRIES && !mutated.changed(); i++) {
                mutated = policy.mutate(genome, random);
            }
            return mutated;
        };
    }

    private static Suggestion suggestion(Trial parent, Screened<Mutated> passed) {
        Mutated mutated = passed.value().orElseThrow();
        return new Suggestion(mutated.genome(), List.of(parent.number()), mutated.mutations(),
                passed.redraws(), passed.isNew());
    }
}
