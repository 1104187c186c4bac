package io.evowire.run.strategy;

import io.evowire.core.objective.Fitness;
import io.evowire.genome.Genome;
import io.evowire.genome.encoding.NetworkChromosome;
import io.evowire.genome.encoding.NetworkGene;
import io.jenetics.UniformCrossover;
import io.jenetics.util.MSeq;

/** Jenetics' uniform crossover of whole stages, telling a lineage what it did. */
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
        int swapped = super.crossover(first, second);
        lineage.crossed(genome(first), one, other);
        lineage.crossed(genome(second), one, other);
        return swapped;
    }

    private static Genome genome(MSeq<NetworkGene> genes) {
        return NetworkChromosome.genome(genes);
    }
}
