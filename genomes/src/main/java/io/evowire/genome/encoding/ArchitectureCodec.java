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
 * Between Jenetics' genotypes and architectures. A genotype has one {@link NetworkChromosome}.
 *
 * @param space the space that genotypes are drawn from
 */
public record ArchitectureCodec(SearchSpace space) implements Codec<Architecture, NetworkGene> {

    /** Draws genotypes from the space, from Jenetics' random registry. */
    @Override
    public Factory<Genotype<NetworkGene>> encoding() {
        return () -> genotype(space.draw(RandomRegistry.random()));
    }

    @Override
    public Function<Genotype<NetworkGene>, Architecture> decoder() {
        return genotype -> space.architecture(genome(genotype));
    }

    /** The genotype of a genome. */
    public Genotype<NetworkGene> genotype(Genome genome) {
        return Genotype.of(NetworkChromosome.of(genome, space));
    }

    /** The genome of a genotype. */
    public static Genome genome(Genotype<NetworkGene> genotype) {
        return genotype.chromosome().as(NetworkChromosome.class).genome();
    }
}
