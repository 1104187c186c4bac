package io.evowire.genome.encoding;

import io.evowire.genome.Genome;
import io.evowire.genome.space.SearchSpace;
import io.jenetics.Chromosome;
import io.jenetics.util.ISeq;
import io.jenetics.util.RandomRegistry;

/**
 * The stages of one network as a chromosome of Jenetics, of any length that the space allows.
 *
 * @param genes one gene per stage, in order, at least one
 * @param space where new chromosomes are drawn from
 */
public record StageChromosome(ISeq<StageGene> genes, SearchSpace space)
        implements
            Chromosome<StageGene> {

    public StageChromosome {
        if (genes.isEmpty()) {
            throw new IllegalArgumentException("A chromosome needs at least one stage.");
        }
    }

    /** The chromosome of a genome. */
    public static StageChromosome of(Genome genome, SearchSpace space) {
        return new StageChromosome(ISeq.of(genome.stages()).map(s -> new StageGene(s, space)),
                space);
    }

    /** The genome of this chromosome. */
    public Genome genome() {
        return new Genome(genes.map(StageGene::allele).asList());
    }

    @Override
    public StageGene get(int index) {
        return genes.get(index);
    }

    @Override
    public int length() {
        return genes.length();
    }

    /** A chromosome drawn from the space, from Jenetics' random registry. */
    @Override
    public StageChromosome newInstance() {
        return of(space.draw(RandomRegistry.random()), space);
    }

    @Override
    public StageChromosome newInstance(ISeq<StageGene> newGenes) {
        return new StageChromosome(newGenes, space);
    }

    /** Whether the genome belongs to the space. */
    @Override
    public boolean isValid() {
        return space.contains(genome());
    }
}
