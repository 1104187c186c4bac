package io.evowire.run.strategy;

import io.evowire.core.objective.Fitness;
import io.evowire.genome.Genome;
import io.evowire.genome.encoding.ColumnCrossover;
import io.evowire.genome.encoding.NetworkChromosome;
import io.evowire.genome.encoding.NetworkGene;
import io.jenetics.UniformCrossover;
import io.jenetics.util.MSeq;
import io.jenetics.util.RandomRegistry;
import java.util.random.RandomGenerator;

/**
 * Jenetics' uniform crossover of whole stages, or the exchange of columns of their matrices,
 * telling a lineage what it did.
 */
final class TracedCrossover extends UniformCrossover<NetworkGene, Fitness> {

    private final Lineage lineage;

    TracedCrossover(double probability, Lineage lineage) {
        super(probability);
        this.lineage = lineage;
    }

    @Override
    protected int crossover(MSeq<NetworkGene> first, MSeq<NetworkGene> second) {
        Genome one = genome(first);
        Genome other = genome(second);
        int swapped = exchange(first, second);
        lineage.crossed(genome(first), one, other);
        lineage.crossed(genome(second), one, other);
        return swapped;
    }

    // Of matrices as often whole columns as whole stages.
    private int exchange(MSeq<NetworkGene> first, MSeq<NetworkGene> second) {
        if (!ColumnCrossover.applies(first, second)) {
            return super.crossover(first, second);
        }
        RandomGenerator random = RandomRegistry.random();
        return random.nextBoolean()
                ? ColumnCrossover.exchange(first, second, random)
                : super.crossover(first, second);
    }

    private static Genome genome(MSeq<NetworkGene> genes) {
        return NetworkChromosome.genome(genes);
    }
}
