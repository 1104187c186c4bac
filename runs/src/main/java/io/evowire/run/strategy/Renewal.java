package io.evowire.run.strategy;

import io.evowire.core.objective.Fitness;
import io.evowire.genome.Genome;
import io.evowire.genome.encoding.ArchitectureCodec;
import io.evowire.genome.encoding.NetworkGene;
import io.evowire.genome.mutation.Mutated;
import io.evowire.run.strategy.Screen.Screened;
import io.jenetics.Alterer;
import io.jenetics.AltererResult;
import io.jenetics.Phenotype;
import io.jenetics.util.ISeq;
import io.jenetics.util.RandomRegistry;
import io.jenetics.util.Seq;

/** The last step of variation: an offspring that is not worth training is varied again. */
final class Renewal implements Alterer<NetworkGene, Fitness> {

    private final Variation variation;
    private final Lineage lineage;
    private final ArchitectureCodec codec;

    Renewal(Variation variation, Lineage lineage, ArchitectureCodec codec) {
        this.variation = variation;
        this.lineage = lineage;
        this.codec = codec;
    }

    @Override
    public AltererResult<NetworkGene, Fitness> alter(Seq<Phenotype<NetworkGene, Fitness>> offspring,
            long generation) {
        ISeq<Phenotype<NetworkGene, Fitness>> renewed = offspring.stream()
                .map(phenotype -> renewed(phenotype, generation)).collect(ISeq.toISeq());
        return new AltererResult<>(renewed);
    }

    private Phenotype<NetworkGene, Fitness> renewed(Phenotype<NetworkGene, Fitness> offspring,
            long generation) {
        if (offspring.isEvaluated() && !variation.renews()) {
            return offspring;
        }
        Genome genome = ArchitectureCodec.genome(offspring.genotype());
        Mutated change = lineage.change(genome);
        Screened<Mutated> passed = variation.renewed(change, offspring.isEvaluated(),
                origin(change.parent()), RandomRegistry.random());
        Mutated renewed = passed.value().orElseThrow();
        if (renewed.changed()) {
            lineage.mutated(renewed);
        }
        lineage.found(renewed.genome(), passed.isNew(), passed.redraws());
        return Phenotype.of(codec.genotype(renewed.genome()), generation);
    }

    // Two feasible parents may have an infeasible child: then the child's line holds its origin.
    private Genome origin(Genome genome) {
        return lineage.line(genome, variation::feasible).stream().filter(variation::feasible)
                .findFirst().orElse(genome);
    }
}
