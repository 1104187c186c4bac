package io.evowire.run.study.simulation;

import io.jenetics.Crossover;
import io.jenetics.DoubleGene;
import io.jenetics.util.MSeq;
import io.jenetics.util.RandomRegistry;
import java.util.random.RandomGenerator;

/**
 * Simulated binary crossover of real numbers within bounds: both children lie about as far from
 * their parents as the parents from each other. Jenetics has a crossover of this name, but it
 * replaces one parent only, and centres it at half the parents' difference instead of half their
 * sum. See Deb and Agrawal, Simulated binary crossover for continuous search space, Complex Systems
 * 9 (1995); the form that respects bounds is what DEAP calls {@code cxSimulatedBinaryBounded}.
 *
 * @param <C> type of the fitness
 */
final class BoundedCrossover<C extends Comparable<? super C>> extends Crossover<DoubleGene, C> {

    private static final double SAME = 1e-14;

    private final double eta;

    /**
     * A crossover.
     *
     * @param probability that an individual is chosen to be crossed with another one
     * @param eta         the larger, the more children are like their parents
     */
    BoundedCrossover(double probability, double eta) {
        super(probability);
        this.eta = eta;
    }

    @Override
    protected int crossover(MSeq<DoubleGene> first, MSeq<DoubleGene> second) {
        RandomGenerator random = RandomRegistry.random();
        int crossed = 0;
        for (int i = 0; i < first.length(); i++) {
            if (random.nextBoolean()
                    && Math.abs(first.get(i).doubleValue() - second.get(i).doubleValue()) > SAME) {
                cross(first, second, i, random);
                crossed++;
            }
        }
        return crossed;
    }

    private void cross(MSeq<DoubleGene> first, MSeq<DoubleGene> second, int i,
            RandomGenerator random) {
        DoubleGene gene = first.get(i);
        double low = Math.min(gene.doubleValue(), second.get(i).doubleValue());
        double high = Math.max(gene.doubleValue(), second.get(i).doubleValue());
        double u = random.nextDouble();
        double toLow = spread(u, 1 + 2 * (low - gene.min()) / (high - low));
        double toHigh = spread(u, 1 + 2 * (gene.max() - high) / (high - low));
        double one = within(gene, 0.5 * (low + high - toLow * (high - low)));
        double other = within(gene, 0.5 * (low + high + toHigh * (high - low)));
        boolean swap = random.nextBoolean();
        first.set(i, gene.newInstance(swap ? other : one));
        second.set(i, gene.newInstance(swap ? one : other));
    }

    // beta_q of the paper, for the distance beta at which a bound is met.
    private double spread(double u, double beta) {
        double alpha = 2 - Math.pow(beta, -(eta + 1));
        return u <= 1 / alpha
                ? Math.pow(u * alpha, 1 / (eta + 1))
                : Math.pow(1 / (2 - u * alpha), 1 / (eta + 1));
    }

    private static double within(DoubleGene gene, double value) {
        return Math.clamp(value, gene.min(), gene.max());
    }
}
