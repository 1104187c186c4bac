package io.evowire.genome.encoding;

import io.evowire.genome.GenomePart;
import io.evowire.genome.StageGenome;
import io.evowire.genome.space.SearchSpace;
import io.jenetics.util.RandomRegistry;

/**
 * One stage as a gene of Jenetics.
 *
 * @param allele the stage
 * @param space  where new stages are drawn from
 */
public record StageGene(StageGenome allele, SearchSpace space) implements NetworkGene {

    /** A gene with a stage drawn from the space, from Jenetics' random registry. */
    @Override
    public StageGene newInstance() {
        return new StageGene(space.drawStage(RandomRegistry.random()), space);
    }

    @Override
    public StageGene newInstance(GenomePart part) {
        return new StageGene((StageGenome) part, space);
    }

    /** Whether the stage belongs to the space. */
    @Override
    public boolean isValid() {
        return space.contains(allele);
    }
}
