package io.evowire.run.strategy;

import io.evowire.core.objective.Fitness;
import io.evowire.genome.Genome;
import io.evowire.genome.encoding.ArchitectureCodec;
import io.evowire.genome.encoding.NetworkGene;
import io.evowire.run.config.StrategyConfig;
import io.evowire.run.problem.CandidateFactory;
import io.evowire.run.problem.CrowdedOrder;
import io.evowire.run.problem.FeasibleSpace;
import io.evowire.run.problem.ParetoMeasure;
import io.evowire.run.store.Trial;
import io.jenetics.Phenotype;
import io.jenetics.util.ISeq;
import io.jenetics.util.Seq;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * NSGA-II: of parents and offspring together the best survive, by non-dominated rank and then by
 * crowding distance; offspring descend from survivors chosen by binary tournament, exchange stages
 * and mutate.
 * <p>
 * In the notation of Deb et al. 2002: {@code population} is N, survivors are P, offspring are Q.
 *
 * @param factory of the run
 * @param fitness fitness of an ended trial; the worst for one that failed
 * @see <a href="https://doi.org/10.1109/4235.996017">A fast and elitist multiobjective genetic
 *      algorithm: NSGA-II (2002)</a>
 */
record Nsga2(CandidateFactory factory, Function<Trial, Fitness> fitness)
        implements
            OneAtATime<Nsga2.Population> {

    /**
     * What the strategy knows.
     *
     * @param members parents and offspring of the last generation; none before the first
     * @param founded whether they were drawn, not bred
     * @param known   what was let through
     */
    record Population(List<Member> members, boolean founded, Known known) {

        Population {
            members = List.copyOf(members);
        }
    }

    /**
     * A genome as text, and the trial that tells its fitness: its own, or that of an isomorphic
     * one.
     */
    record Member(String notation, Trial trial) {}

    @Override
    public Population begin() {
        return new Population(List.of(), false, Known.NONE);
    }

    @Override
    public Optional<List<Request>> ask(Population population, int generation,
            RandomGenerator random) {
        var variation = new Variation(factory, population.known());
        var lineage = new Lineage();
        return Optional.of(barren(population)
                ? requests(drawn(variation, lineage, random), Map.of(), lineage)
                : bred(population, generation, variation, lineage, random));
    }

    // A generation is bred, and one of it taken: whoever wins a tournament has a shuffled place.
    @Override
    public Suggestion next(Population population, List<Told> pending, int decision,
            RandomGenerator random) {
        var variation = new Variation(factory, population.known().plus(pending));
        if (decision <= strategy().population() || barren(population)) {
            return variation.draw(random);
        }
        List<Suggestion> children = bred(population, decision, variation, new Lineage(), random)
                .stream().map(Suggestion.class::cast).toList();
        return children.stream().filter(Suggestion::screened).findFirst()
                .orElse(children.getFirst());
    }

    // What failed is a parent of nothing; where everything failed, the search starts afresh.
    private boolean barren(Population population) {
        return population.members().stream().map(Member::trial).map(fitness)
                .allMatch(value -> value.failed());
    }

    private ISeq<Phenotype<NetworkGene, Fitness>> drawn(Variation variation, Lineage lineage,
            RandomGenerator random) {
        return Stream.generate(() -> variation.draw(random)).limit(strategy().population())
                .peek(drawn -> lineage.found(drawn.genome(), drawn.screened(), drawn.redraws()))
                .map(drawn -> Phenotype.<NetworkGene, Fitness>of(codec().genotype(drawn.genome()),
                        1))
                .collect(ISeq.toISeq());
    }

    private List<Request> bred(Population population, int generation, Variation variation,
            Lineage lineage, RandomGenerator random) {
        List<Genome> genomes = population.members().stream()
                .map(member -> factory.genome(member.notation())).toList();
        ISeq<Phenotype<NetworkGene, Fitness>> all = phenotypes(genomes, population.members());
        ISeq<Phenotype<NetworkGene, Fitness>> offspring = engine().offspring(all, generation,
                variation.alterer(lineage), random);
        Map<Genome, Integer> trials = new HashMap<>();
        for (int i = 0; i < genomes.size(); i++) {
            trials.put(genomes.get(i), population.members().get(i).trial().number());
        }
        // Not whatever is known: on its way an offspring may have been equal to a network that
        // failed.
        Map<Genome, Integer> parents = engine().survivors(all).append(offspring).stream()
                .filter(member -> member.isEvaluated() && !member.fitness().failed())
                .map(member -> ArchitectureCodec.genome(member.genotype())).distinct()
                .collect(Collectors.toMap(Function.identity(), trials::get));
        return requests(offspring, parents, lineage);
    }

    // One for each place of the population, so that an answer is a member. What was drawn for a
    // genome in several places is told once; a copy of a parent is known.
    private static List<Request> requests(Seq<Phenotype<NetworkGene, Fitness>> places,
            Map<Genome, Integer> parents, Lineage lineage) {
        Set<Genome> asked = new HashSet<>();
        List<Request> requests = new ArrayList<>();
        for (Phenotype<NetworkGene, Fitness> place : places) {
            Genome genome = ArchitectureCodec.genome(place.genotype());
            Suggestion suggestion = lineage.suggestion(genome, parents);
            requests.add(place.nonEvaluated() && asked.add(genome)
                    ? suggestion
                    : suggestion.repeated());
        }
        return requests;
    }

    private ISeq<Phenotype<NetworkGene, Fitness>> phenotypes(List<Genome> genomes,
            List<Member> members) {
        return IntStream.range(0, genomes.size())
                .mapToObj(i -> Phenotype.<NetworkGene, Fitness>of(codec().genotype(genomes.get(i)),
                        1).withFitness(fitness.apply(members.get(i).trial())))
                .collect(ISeq.toISeq());
    }

    @Override
    public Population tell(Population population, List<Told> told) {
        boolean founded = barren(population);
        Stream<Member> kept = founded ? Stream.of() : survivors(population.members());
        return new Population(Stream.concat(kept, told.stream()
                .map(answer -> new Member(answer.notation(), answer.trial()))).toList(), founded,
                population.known().plus(told));
    }

    private Stream<Member> survivors(List<Member> members) {
        return CrowdedOrder.of(members.stream().map(Member::trial).map(fitness).toList(),
                ParetoMeasure.FITNESS).stream().limit(strategy().population()).map(members::get);
    }

    @Override
    public void requireFeasible() {
        new FeasibleSpace(factory).requireAny();
    }

    // As Jenetics' engine, which looks at those that were drawn once more before it breeds.
    @Override
    public int weight(Population population) {
        return population.founded() && !barren(population) ? 2 : 1;
    }

    private Nsga2Engine<NetworkGene, Fitness> engine() {
        return new Nsga2Engine<>(strategy().population(), ParetoMeasure.FITNESS,
                value -> !value.failed());
    }

    private StrategyConfig strategy() {
        return factory.config().strategy();
    }

    private ArchitectureCodec codec() {
        return new ArchitectureCodec(factory.config().space());
    }
}
