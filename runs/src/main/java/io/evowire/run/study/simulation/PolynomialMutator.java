package io.evowire.run.study.simulation;

import io.jenetics.Chromosome;
import io.jenetics.DoubleGene;
import io.jenetics.Mutator;
import io.jenetics.MutatorResult;
import io.jenetics.util.ISeq;
import java.util.random.RandomGenerator;

/**
 * Polynomial mutation of real numbers within bounds: each gene with the same probability, by a step
 * that is the smaller the larger eta. Jenetics' own choice of individuals and chromosomes is
 * switched off, so the probability is a gene's. The form that respects bounds is that of the
 * NSGA-II in C by Deb's laboratory, which DEAP calls {@code mutPolynomialBounded}.
 *
 * @param <C> type of the fitness
 */
final class PolynomialMutator<C extends Comparable<? super C>> extends Mutator<DoubleGene, C> {

    private final double geneProbability;
    private final double eta;

    PolynomialMutator(double geneProbability, double eta) {
        super(1);
        this.geneProbability = geneProbability;
        this.eta = eta;
    }

    @Override
    protected MutatorResult<Chromosome<DoubleGene>> mutate(Chromosome<DoubleGene> chromosome,
            double ignored, RandomGenerator random) {
        ISeq<MutatorResult<DoubleGene>> genes = chromosome.stream()
                .map(gene -> random.nextDouble() < geneProbability
                        ? new MutatorResult<>(mutate(gene, random), 1)
                        : new MutatorResult<>(gene, 0))
                .collect(ISeq.toISeq());
        return new MutatorResult<>(
                chromosome.newInstance(genes.map(MutatorResult::result).asISeq()),
                genes.stream().mapToInt(MutatorResult::mutations).sum());
    }

    @Override
    protected DoubleGene mutate(DoubleGene gene, RandomGenerator random) {
        double range = gene.max() - gene.min();
        double u = random.nextDouble();
        double power = 1 / (eta + 1);
        double step;
        if (u < 0.5) {
            double rest = 1 - (gene.doubleValue() - gene.min()) / range;
            step = Math.pow(2 * u + (1 - 2 * u) * Math.pow(rest, eta + 1), power) - 1;
        } else {
            double rest = 1 - (gene.max() - gene.doubleValue()) / range;
            step = 1 - Math.pow(2 * (1 - u) + 2 * (u - 0.5) * Math.pow(rest, eta + 1), power);
        }
        return gene.newInstance(
                Math.clamp(gene.doubleValue() + step * range, gene.min(), gene.max()));
    }
}
