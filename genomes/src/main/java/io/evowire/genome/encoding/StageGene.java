package io.evowire.genome.encoding;

import io.evowire.genome.StageGenome;
import io.evowire.genome.space.SearchSpace;
import io.jenetics.Gene;
import io.jenetics.util.RandomRegistry;

/**
 * One stage as a gene of Jenetics.
 *
 * @param allele the stage
 * @param space  where new stages are drawn from
 */
public record StageGene(StageGenome allele, SearchSpace space)
        implements
            Gene<StageGenome, StageGene> {

    /** A gene with a stage drawn from the space, from Jenetics' random registry. */
    @Override
    public StageGene newInstance() {
        return newInstance(space.drawStage(RandomRegistry.random()));
    }

    @Override
    public StageGene newInstance(StageGenome stage) {
        return new StageGene(stage, space);
    }

    /** Whether the stage belongs to the space. */
    @Override
    public boolean isValid() {
        return space.contains(allele);
    }
}
