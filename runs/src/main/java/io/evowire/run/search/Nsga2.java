package io.evowire.run.search;

import io.evowire.core.objective.Fitness;
import io.evowire.genome.Genome;
import io.evowire.genome.encoding.ArchitectureCodec;
import io.evowire.genome.encoding.StageGene;
import io.evowire.genome.encoding.StageMutator;
import io.evowire.genome.mutation.MutationPolicy;
import io.evowire.genome.space.SearchSpace;
import io.evowire.run.config.StrategyConfig;
import io.evowire.run.store.Trial;
import io.jenetics.Optimize;
import io.jenetics.Phenotype;
import io.jenetics.TournamentSelector;
import io.jenetics.engine.Engine;
import io.jenetics.engine.EvolutionResult;
import io.jenetics.engine.EvolutionStart;
import io.jenetics.ext.moea.NSGA2Selector;
import io.jenetics.util.ISeq;
import io.jenetics.util.RandomRegistry;
import io.jenetics.util.Seq;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * NSGA-II on Jenetics: of parents and offspring together the best survive, by non-dominated rank and
 * then by crowding distance; offspring descend from survivors chosen by binary tournament.
 * <p>
 * In the notation of Deb et al. 2002: {@code population} is N, survivors are P, offspring are Q.
 *
 * @see <a href="https://doi.org/10.1109/4235.996017">A fast and elitist multiobjective genetic
 *      algorithm: NSGA-II (2002)</a>
 */
final class Nsga2 implements SearchStrategy {

    private final StrategyConfig config;
    private final SearchSpace space;
    private final ArchitectureCodec codec;
    private final Randomness randomness;
    private final Function<Trial, Fitness> fitness;
    private final Map<Genome, Integer> trials = new HashMap<>();

    /**
     * A search.
     *
     * @param fitness fitness of an ended trial; the worst for one that failed
     */
    Nsga2(StrategyConfig config, SearchSpace space, Randomness randomness,
            Function<Trial, Fitness> fitness) {
        this.config = config;
        this.space = space;
        this.codec = new ArchitectureCodec(space);
        this.randomness = randomness;
        this.fitness = fitness;
    }

    @Override
    public void search(Evaluation evaluation) {
        EvolutionStart<StageGene, Fitness> start = seeded(1, () -> EvolutionStart.of(codec
                .encoding().instances().limit(config.population())
                .map(genotype -> Phenotype.<StageGene, Fitness>of(genotype, 1))
                .collect(ISeq.toISeq()), 1));
        start = EvolutionStart.of(evaluate(start.population(), 1, new Lineage(), evaluation), 1);
        for (int generation = 2;; generation++) {
            EvolutionStart<StageGene, Fitness> parents = start;
            Engine<StageGene, Fitness> engine = engine(generation, evaluation);
            EvolutionResult<StageGene, Fitness> result = seeded(generation,
                    () -> engine.evolve(parents));
            start = result.next();
        }
    }

    private <T> T seeded(int generation, java.util.function.Supplier<T> step) {
        return RandomRegistry.with(randomness.of("generation " + generation)).call(step::get);
    }

    private Engine<StageGene, Fitness> engine(int generation, Evaluation evaluation) {
        var lineage = new Lineage();
        var best = new NSGA2Selector<StageGene, Fitness>(Fitness::dominance, Fitness::compare,
                Fitness::distance, Fitness::dimension);
        var tournament = new TournamentSelector<StageGene, Fitness>(2);
        int n = config.population();
        return new Engine.Builder<StageGene, Fitness>(
                population -> evaluate(population, generation, lineage, evaluation),
                codec.encoding())
                .populationSize(2 * n).survivorsSize(n).optimize(Optimize.MAXIMUM)
                .survivorsSelector(best)
                .offspringSelector((population, count, optimize) -> tournament
                        .select(best.select(healthy(population), n, optimize), count, optimize))
                .alterers(new TracedCrossover(config.crossover(), lineage),
                        new StageMutator<>(new MutationPolicy(space, config.mutation(),
                                config.resize()), lineage::mutated))
                .maximalPhenotypeAge(Long.MAX_VALUE).executor(Runnable::run).build();
    }

    // What failed is a parent of nothing, as long as anything did not fail.
    private static Seq<Phenotype<StageGene, Fitness>> healthy(
            Seq<Phenotype<StageGene, Fitness>> population) {
        ISeq<Phenotype<StageGene, Fitness>> healthy = population.stream()
                .filter(phenotype -> !phenotype.fitness().failed()).collect(ISeq.toISeq());
        return healthy.isEmpty() ? population : healthy;
    }

    private ISeq<Phenotype<StageGene, Fitness>> evaluate(
            Seq<Phenotype<StageGene, Fitness>> population, int generation, Lineage lineage,
            Evaluation evaluation) {
        List<Genome> unknown = population.stream().filter(Phenotype::nonEvaluated)
                .map(phenotype -> ArchitectureCodec.genome(phenotype.genotype())).distinct()
                .toList();
        List<Trial> ended = evaluation.evaluate(generation,
                unknown.stream().map(genome -> lineage.suggestion(genome, trials)).toList());
        Map<Genome, Fitness> values = new HashMap<>();
        for (int i = 0; i < ended.size(); i++) {
            values.put(unknown.get(i), fitness.apply(ended.get(i)));
            trials.putIfAbsent(unknown.get(i), ended.get(i).number());
        }
        return population.stream()
                .map(phenotype -> phenotype.isEvaluated()
                        ? phenotype
                        : phenotype.withFitness(
                                values.get(ArchitectureCodec.genome(phenotype.genotype()))))
                .collect(ISeq.toISeq());
    }
}
