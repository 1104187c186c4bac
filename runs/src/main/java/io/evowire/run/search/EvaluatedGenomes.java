package io.evowire.run.search;

import io.evowire.core.objective.Fitness;
import io.evowire.genome.Genome;
import io.evowire.genome.encoding.ArchitectureCodec;
import io.evowire.genome.encoding.StageGene;
import io.evowire.run.store.Trial;
import io.jenetics.Phenotype;
import io.jenetics.util.ISeq;
import io.jenetics.util.Seq;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Between Jenetics' populations and trials: what one search has evaluated so far. */
final class EvaluatedGenomes {

    private final Evaluation evaluation;
    private final Function<Trial, Fitness> fitness;
    private final Map<Genome, Integer> trials = new HashMap<>();

    EvaluatedGenomes(Evaluation evaluation, Function<Trial, Fitness> fitness) {
        this.evaluation = evaluation;
        this.fitness = fitness;
    }

    /** The population with a fitness for everybody. */
    ISeq<Phenotype<StageGene, Fitness>> evaluate(Seq<Phenotype<StageGene, Fitness>> population,
            int generation, Lineage lineage) {
        List<Genome> unknown = population.stream().filter(Phenotype::nonEvaluated)
                .map(phenotype -> ArchitectureCodec.genome(phenotype.genotype())).distinct()
                .toList();
        Map<Genome, Integer> parents = parents(population);
        List<Trial> ended = evaluation.evaluate(generation,
                unknown.stream().map(genome -> lineage.suggestion(genome, parents)).toList());
        Map<Genome, Fitness> values = new HashMap<>();
        for (int i = 0; i < ended.size(); i++) {
            values.put(unknown.get(i), fitness.apply(ended.get(i)));
            trials.putIfAbsent(unknown.get(i), ended.get(i).number());
        }
        return population.stream()
                .map(phenotype -> phenotype.isEvaluated()
                        ? phenotype
                        : phenotype.withFitness(
                                values.get(ArchitectureCodec.genome(phenotype.genotype()))))
                .collect(ISeq.toISeq());
    }

    // Not whatever is known: on its way an offspring may have been equal to a network that failed.
    private Map<Genome, Integer> parents(Seq<Phenotype<StageGene, Fitness>> population) {
        Map<Genome, Integer> parents = new HashMap<>();
        for (Phenotype<StageGene, Fitness> member : population) {
            if (member.isEvaluated() && !member.fitness().failed()) {
                Genome genome = ArchitectureCodec.genome(member.genotype());
                parents.put(genome, trials.get(genome));
            }
        }
        return parents;
    }
}
