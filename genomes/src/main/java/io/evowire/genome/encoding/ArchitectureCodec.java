package io.evowire.genome.encoding;

import io.evowire.core.network.Architecture;
import io.evowire.genome.Genome;
import io.evowire.genome.space.SearchSpace;
import io.jenetics.Genotype;
import io.jenetics.engine.Codec;
import io.jenetics.util.Factory;
import io.jenetics.util.RandomRegistry;
import java.util.function.Function;

/**
 * Between Jenetics' genotypes and architectures. A genotype has one {@link StageChromosome}.
 *
 * @param space the space that genotypes are drawn from, with the skeleton of all its networks
 */
public record ArchitectureCodec(SearchSpace space) implements Codec<Architecture, StageGene> {

    /** Draws genotypes from the space, from Jenetics' random registry. */
    @Override
    public Factory<Genotype<StageGene>> encoding() {
        return () -> genotype(space.draw(RandomRegistry.random()));
    }

    @Override
    public Function<Genotype<StageGene>, Architecture> decoder() {
        return genotype -> space.skeleton().architecture(genome(genotype));
    }

    /** The genotype of a genome. */
    public Genotype<StageGene> genotype(Genome genome) {
        return Genotype.of(StageChromosome.of(genome, space));
    }

    /** The genome of a genotype. */
    public static Genome genome(Genotype<StageGene> genotype) {
        return genotype.chromosome().as(StageChromosome.class).genome();
    }
}
