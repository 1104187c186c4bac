package io.evowire.genome.encoding;

import io.evowire.genome.Genome;
import io.evowire.genome.SkeletonGenome;
import io.evowire.genome.StageGenome;
import io.evowire.genome.space.SearchSpace;
import io.jenetics.Chromosome;
import io.jenetics.util.ISeq;
import io.jenetics.util.RandomRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One network as a chromosome of Jenetics, with as many stages as the space allows.
 *
 * @param genes stem and head where the space leaves them open, then one gene per stage, at least
 *              one
 * @param space where new chromosomes are drawn from
 */
public record NetworkChromosome(ISeq<NetworkGene> genes, SearchSpace space)
        implements
            Chromosome<NetworkGene> {

    public NetworkChromosome {
        if (genes.isEmpty()) {
            throw new IllegalArgumentException("A chromosome needs at least one stage.");
        }
    }

    /** The chromosome of a genome. */
    public static NetworkChromosome of(Genome genome, SearchSpace space) {
        Stream<NetworkGene> around = Optional.ofNullable(genome.skeleton())
                .<NetworkGene>map(skeleton -> new SkeletonGene(skeleton, space)).stream();
        return new NetworkChromosome(Stream.concat(around,
                genome.stages().stream().map(stage -> new StageGene(stage, space)))
                .collect(ISeq.toISeq()), space);
    }

    /** The genome of this chromosome. */
    public Genome genome() {
        return genome(genes);
    }

    /** The genome of genes in this order. */
    public static Genome genome(Iterable<NetworkGene> genes) {
        SkeletonGenome skeleton = null;
        List<StageGenome> stages = new ArrayList<>();
        for (NetworkGene gene : genes) {
            switch (gene) {
                case SkeletonGene around -> skeleton = around.allele();
                case StageGene stage -> stages.add(stage.allele());
            }
        }
        return new Genome(skeleton, stages);
    }

    @Override
    public NetworkGene get(int index) {
        return genes.get(index);
    }

    @Override
    public int length() {
        return genes.length();
    }

    /** A chromosome drawn from the space, from Jenetics' random registry. */
    @Override
    public NetworkChromosome newInstance() {
        return of(space.draw(RandomRegistry.random()), space);
    }

    @Override
    public NetworkChromosome newInstance(ISeq<NetworkGene> newGenes) {
        return new NetworkChromosome(newGenes, space);
    }

    /** Whether the genome belongs to the space. */
    @Override
    public boolean isValid() {
        return space.contains(genome());
    }
}
