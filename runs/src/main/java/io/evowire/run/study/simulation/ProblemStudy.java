package io.evowire.run.study.simulation;

import io.evowire.core.objective.Hypervolume;
import io.evowire.run.problem.ParetoMeasure;
import io.evowire.run.problem.Randomness;
import io.evowire.run.strategy.Nsga2Engine;
import io.jenetics.DoubleChromosome;
import io.jenetics.DoubleGene;
import io.jenetics.Genotype;
import io.jenetics.Phenotype;
import io.jenetics.ext.moea.Vec;
import io.jenetics.util.Factory;
import io.jenetics.util.ISeq;
import io.jenetics.util.RandomRegistry;
import io.jenetics.util.Seq;
import java.util.Comparator;
import java.util.List;
import java.util.stream.LongStream;

/**
 * The search's NSGA-II on a problem whose front is known, with the variation of Deb et al. 2002:
 * simulated binary crossover and polynomial mutation, both with eta 20.
 *
 * @param problem     what is minimised
 * @param population  parents N, at least 2
 * @param evaluations how many in all; whole generations of N are evaluated
 */
public record ProblemStudy(TestProblem problem, int population, int evaluations) {

    private static final double ETA = 20;

    private static final double CROSSOVER = 0.9;

    public ProblemStudy {
        if (population < 2 || evaluations < population) {
            throw new IllegalArgumentException("""
                    The population must be at least 2 and the evaluations at least as many, \
                    not %d and %d.""".formatted(population, evaluations));
        }
    }

    /** Hypervolume of the survivors at the end, for seeds 1, 2, ... */
    public List<Double> hypervolumes(int seeds) {
        return LongStream.rangeClosed(1, seeds).mapToObj(this::hypervolume).toList();
    }

    private double hypervolume(long seed) {
        var randomness = new Randomness(seed);
        Factory<Genotype<DoubleGene>> encoding = () -> Genotype
                .of(DoubleChromosome.of(0, 1, TestProblem.VARIABLES));
        var engine = new Nsga2Engine<DoubleGene, Vec<double[]>>(population, minimised(),
                value -> true);
        var alterer = new BoundedCrossover<Vec<double[]>>(CROSSOVER, ETA)
                .andThen(new PolynomialMutator<>(1.0 / TestProblem.VARIABLES, ETA));
        var all = evaluated(RandomRegistry
                .with(randomness.of("generation 1")).call(() -> encoding.instances()
                        .limit(population)
                        .map(genotype -> Phenotype.<DoubleGene, Vec<double[]>>of(genotype, 1))
                        .collect(ISeq.toISeq())));
        for (int generation = 2; generation <= evaluations / population; generation++) {
            var offspring = engine.offspring(all, generation, alterer,
                    randomness.of("generation " + generation));
            all = engine.survivors(all).append(evaluated(offspring));
        }
        return Hypervolume.ofGains(engine.survivors(all).stream()
                .map(phenotype -> problem.gains(phenotype.fitness().data())).toList());
    }

    private ISeq<Phenotype<DoubleGene, Vec<double[]>>> evaluated(
            Seq<Phenotype<DoubleGene, Vec<double[]>>> phenotypes) {
        return phenotypes.stream()
                .map(phenotype -> phenotype.isEvaluated()
                        ? phenotype
                        : phenotype.withFitness(Vec.of(problem.values(phenotype.genotype()
                                .chromosome().as(DoubleChromosome.class).toArray()))))
                .collect(ISeq.toISeq());
    }

    private static ParetoMeasure<Vec<double[]>> minimised() {
        Comparator<Vec<double[]>> dominance = (a, b) -> b.dominance(a);
        // A vector's distance has a sign; below 0 it would switch the crowding off.
        return new ParetoMeasure<>(dominance, (a, b, i) -> b.compare(a, i),
                (a, b, i) -> Math.abs(a.distance(b, i)),
                Vec::length);
    }
}
