package io.evowire.genome.encoding;

import io.evowire.genome.GenomePart;
import io.evowire.genome.SkeletonGenome;
import io.evowire.genome.space.SearchSpace;
import io.jenetics.util.RandomRegistry;

/**
 * Stem and head as a gene of Jenetics, in spaces that leave them open.
 *
 * @param allele stem and head
 * @param space  where new ones are drawn from
 */
public record SkeletonGene(SkeletonGenome allele, SearchSpace space) implements NetworkGene {

    /** A gene with stem and head drawn from the space, from Jenetics' random registry. */
    @Override
    public SkeletonGene newInstance() {
        SkeletonGenome drawn = space.skeleton().draw(RandomRegistry.random());
        return new SkeletonGene(drawn == null ? allele : drawn, space);
    }

    @Override
    public SkeletonGene newInstance(GenomePart part) {
        return new SkeletonGene((SkeletonGenome) part, space);
    }

    /** Whether stem and head belong to the space. */
    @Override
    public boolean isValid() {
        return space.skeleton().contains(allele);
    }
}
