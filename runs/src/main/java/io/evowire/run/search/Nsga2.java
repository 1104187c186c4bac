package io.evowire.run.search;

import io.evowire.core.objective.Fitness;
import io.evowire.genome.encoding.ArchitectureCodec;
import io.evowire.genome.encoding.StageGene;
import io.evowire.genome.encoding.StageMutator;
import io.evowire.genome.mutation.MutationPolicy;
import io.evowire.run.config.StrategyConfig;
import io.evowire.run.store.Trial;
import io.jenetics.Alterer;
import io.jenetics.Phenotype;
import io.jenetics.engine.EvolutionStart;
import io.jenetics.util.ISeq;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * NSGA-II: of parents and offspring together the best survive, by non-dominated rank and then by
 * crowding distance; offspring descend from survivors chosen by binary tournament, exchange stages and
 * mutate.
 * <p>
 * In the notation of Deb et al. 2002: {@code population} is N, survivors are P, offspring are Q.
 *
 * @param factory of the run
 * @param fitness fitness of an ended trial; the worst for one that failed
 * @see <a href="https://doi.org/10.1109/4235.996017">A fast and elitist multiobjective genetic
 *      algorithm: NSGA-II (2002)</a>
 */
record Nsga2(CandidateFactory factory, Function<Trial, Fitness> fitness)
        implements
            SearchStrategy {

    @Override
    public void search(Evaluation evaluation) {
        var variation = new Variation(factory);
        var evaluated = new EvaluatedGenomes(evaluation, fitness);
        // What failed is a parent of nothing; where everything failed, the search starts afresh.
        var engine = new Nsga2Engine<>(strategy().population(), ParetoMeasure.FITNESS,
                value -> !value.failed(), codec().encoding());
        EvolutionStart<StageGene, Fitness> population = EvolutionStart.empty();
        for (int i = 1;; i++) {
            int generation = i;
            var lineage = new Lineage();
            RandomGenerator random = factory.random(generation);
            population = population.population().forAll(member -> member.fitness().failed())
                    ? EvolutionStart.of(evaluated.evaluate(drawn(variation, lineage, random),
                            generation, lineage), generation + 1)
                    : engine.next(population, alterer(variation, lineage),
                            all -> evaluated.evaluate(all, generation, lineage), random);
        }
    }

    private ISeq<Phenotype<StageGene, Fitness>> drawn(Variation variation, Lineage lineage,
            RandomGenerator random) {
        return Stream.generate(() -> variation.draw(random)).limit(strategy().population())
                .peek(drawn -> lineage.redrawn(drawn.genome(), drawn.redraws()))
                .map(drawn -> Phenotype.<StageGene, Fitness>of(codec().genotype(drawn.genome()), 1))
                .collect(ISeq.toISeq());
    }

    private Alterer<StageGene, Fitness> alterer(Variation variation, Lineage lineage) {
        return Alterer.of(new TracedCrossover(strategy().crossover(), lineage),
                new StageMutator<>(new MutationPolicy(factory.config().space(),
                        strategy().mutation(), strategy().resize()), lineage::mutated),
                new Renewal(variation, lineage, codec()));
    }

    private StrategyConfig strategy() {
        return factory.config().strategy();
    }

    private ArchitectureCodec codec() {
        return new ArchitectureCodec(factory.config().space());
    }
}
