package io.evowire.run.strategy;

import io.evowire.run.problem.CrowdedOrder;
import io.evowire.run.problem.ParetoMeasure;
import io.jenetics.Alterer;
import io.jenetics.Gene;
import io.jenetics.Phenotype;
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
 * NSGA-II for Jenetics' genotypes of any kind: of parents and offspring together the best N survive
 * by the {@linkplain CrowdedOrder crowded comparison}; offspring descend from survivors chosen by
 * binary tournament with the same comparison. Jenetics' alterers vary them; its engine would
 * evaluate, too, which here comes between two calls.
 *
 * @param population number of parents N, and of offspring
 * @param measure    how fitness compares
 * @param fertile    which fitness a parent may have, as long as anybody has it
 * @param <G>        type of the genes
 * @param <F>        type of the fitness
 */
public record Nsga2Engine<G extends Gene<?, G>, F extends Comparable<? super F>>(int population,
        ParetoMeasure<F> measure, Predicate<F> fertile) {

    /**
     * N offspring; those that the alterer changed are without a fitness.
     *
     * @param all parents and offspring of the generation before, with their fitness
     */
    public ISeq<Phenotype<G, F>> offspring(Seq<Phenotype<G, F>> all, int generation,
            Alterer<G, F> alterer, RandomGenerator random) {
        return RandomRegistry.with(random).call(
                () -> alterer.alter(tournament(all, population), generation).population());
    }

    /** The N that survive, the very best first. */
    public ISeq<Phenotype<G, F>> survivors(Seq<Phenotype<G, F>> all) {
        return best(all, population);
    }

    private ISeq<Phenotype<G, F>> best(Seq<Phenotype<G, F>> all, int count) {
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

    // Opponents are drawn without replacement, as in Deb's program: for as many offspring as
    // parents everybody competes twice.
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
