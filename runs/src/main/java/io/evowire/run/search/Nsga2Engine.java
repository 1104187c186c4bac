package io.evowire.run.search;

import io.jenetics.Alterer;
import io.jenetics.Gene;
import io.jenetics.Genotype;
import io.jenetics.Optimize;
import io.jenetics.Phenotype;
import io.jenetics.engine.Constraint;
import io.jenetics.engine.Engine;
import io.jenetics.engine.Evaluator;
import io.jenetics.engine.EvolutionStart;
import io.jenetics.util.Factory;
import io.jenetics.util.ISeq;
import io.jenetics.util.RandomRegistry;
import io.jenetics.util.Seq;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * NSGA-II as a configuration of Jenetics' engine, for genotypes of any kind: of parents and offspring
 * together the best N survive by the {@linkplain CrowdedOrder crowded comparison}; offspring descend
 * from survivors chosen by binary tournament with the same comparison.
 *
 * @param population number of parents N, and of offspring
 * @param measure    how fitness compares
 * @param fertile    which fitness a parent may have, as long as anybody has it
 * @param encoding   draws genotypes
 * @param <G>        type of the genes
 * @param <F>        type of the fitness
 */
public record Nsga2Engine<G extends Gene<?, G>, F extends Comparable<? super F>>(int population,
        ParetoMeasure<F> measure, Predicate<F> fertile, Factory<Genotype<G>> encoding) {

    /**
     * The generation after this one, parents and offspring together. What the alterer makes is taken
     * as it is: where Jenetics finds a genotype invalid, as it does a real gene at its upper bound, it
     * would put a random one in its place.
     */
    public EvolutionStart<G, F> next(EvolutionStart<G, F> start, Alterer<G, F> alterer,
            Evaluator<G, F> evaluator, RandomGenerator random) {
        Engine<G, F> engine = new Engine.Builder<>(evaluator, encoding)
                .populationSize(2 * population).survivorsSize(population)
                .optimize(Optimize.MAXIMUM)
                .survivorsSelector((all, count, optimize) -> best(all, count))
                .offspringSelector((all, count, optimize) -> tournament(all, count))
                .alterers(alterer).maximalPhenotypeAge(Long.MAX_VALUE)
                .constraint(Constraint.of(phenotype -> true)).executor(Runnable::run).build();
        return RandomRegistry.with(random).call(() -> engine.evolve(start).next());
    }

    /** The best of a population, the very best first. */
    public ISeq<Phenotype<G, F>> best(Seq<Phenotype<G, F>> all, int count) {
        List<Integer> order = CrowdedOrder.of(all.stream().map(Phenotype::fitness).toList(),
                measure);
        return order.stream().limit(count).map(all::get).collect(ISeq.toISeq());
    }

    // The better of two is the one that stands first. Jenetics' TournamentSelector compares fitness
    // alone, which for us means the first objective first: it would breed for accuracy only.
    private ISeq<Phenotype<G, F>> tournament(Seq<Phenotype<G, F>> all, int count) {
        ISeq<Phenotype<G, F>> healthy = all.stream()
                .filter(phenotype -> fertile.test(phenotype.fitness())).collect(ISeq.toISeq());
        ISeq<Phenotype<G, F>> parents = best(healthy.isEmpty() ? all : healthy, population);
        return winners(parents.length(), count, RandomRegistry.random()).stream()
                .map(parents::get).collect(ISeq.toISeq());
    }

    // Opponents are drawn without replacement, as in Deb's program: for as many offspring as parents
    // everybody competes twice.
    private static List<Integer> winners(int parents, int count, RandomGenerator random) {
        List<Integer> places = new ArrayList<>(
                IntStream.range(0, parents).boxed().toList());
        List<Integer> winners = new ArrayList<>();
        while (winners.size() < count) {
            Collections.shuffle(places, random);
            for (int i = 0; i < parents && winners.size() < count; i += 2) {
                winners.add(Math.min(places.get(i), places.get((i + 1) % parents)));
            }
        }
        return winners;
    }
}
