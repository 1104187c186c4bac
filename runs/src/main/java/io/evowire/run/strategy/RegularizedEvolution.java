package io.evowire.run.strategy;

import io.evowire.core.objective.Fitness;
import io.evowire.run.config.StrategyConfig;
import io.evowire.run.problem.CandidateFactory;
import io.evowire.run.problem.CrowdedOrder;
import io.evowire.run.problem.FeasibleSpace;
import io.evowire.run.problem.ParetoMeasure;
import io.evowire.run.problem.Randomness;
import io.evowire.run.store.Trial;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * Regularized evolution: the best of a small random sample of the population mutates, the child
 * joins on the right, the oldest member dies on the left, however good it is. With
 * {@code kill: worst} the worst of another sample dies in its place.
 * <p>
 * In the notation of Real et al. 2019, algorithm 1: {@code population} is P, {@code sample} is S.
 * The paper has one objective; here the best of a sample is the first by the {@linkplain
 * CrowdedOrder crowded comparison} within the sample: non-dominated, and the farther from others
 * the better. The paper's children are born one at a time; here {@code batch} of them at a time
 * from one population, so that neither the number of workers nor the order in which they finish
 * decides anything; or, without generations, as in the paper. So et al. 2019 kill the worst of a
 * tournament, so that good members may live for ever; here it is the last by the same comparison.
 *
 * @param factory of the run
 * @param fitness fitness of an ended trial; the worst for one that failed
 * @see <a href="https://arxiv.org/abs/1802.01548">Real, Aggarwal, Huang and Le, Regularized
 *      Evolution for Image Classifier Architecture Search (AAAI 2019)</a>
 * @see <a href="https://arxiv.org/abs/1901.11117">So, Liang and Le, The Evolved Transformer (ICML
 *      2019)</a>
 */
record RegularizedEvolution(CandidateFactory factory, Function<Trial, Fitness> fitness)
        implements
            OneAtATime<RegularizedEvolution.Population> {

    /**
     * What the strategy knows.
     *
     * @param members     the population, the oldest first; none before the first generation
     * @param generations how many there were
     * @param known       what was let through
     */
    record Population(List<Trial> members, int generations, Known known) {

        Population {
            members = List.copyOf(members);
        }
    }

    @Override
    public Population begin() {
        return new Population(List.of(), 0, Known.NONE);
    }

    @Override
    public Optional<List<Request>> ask(Population population, int generation,
            RandomGenerator random) {
        StrategyConfig config = factory.config().strategy();
        var variation = new Variation(factory, population.known());
        List<Trial> parents = healthy(population.members());
        return Optional.of(Stream.<Request>generate(() -> child(parents, variation, random))
                .limit(population.members().isEmpty() ? config.population() : config.batch())
                .toList());
    }

    @Override
    public Suggestion next(Population population, List<Told> pending, int decision,
            RandomGenerator random) {
        var variation = new Variation(factory, population.known().plus(pending));
        return child(decision <= factory.config().strategy().population()
                ? List.of()
                : healthy(population.members()), variation, random);
    }

    @Override
    public Population tell(Population population, List<Told> told) {
        List<Trial> members = new ArrayList<>(population.members());
        var random = new Randomness(factory.config().seed())
                .of("deaths " + population.generations());
        for (Told child : told) {
            members.add(child.trial());
            if (mortal(population, members)) {
                members.remove(switch (factory.config().strategy().kill()) {
                    case OLDEST -> 0;
                    case WORST -> worst(members, random);
                });
            }
        }
        return new Population(members, population.generations() + 1,
                population.known().plus(told));
    }

    // One at a time there may still be fewer than there shall be.
    private boolean mortal(Population before, List<Trial> members) {
        StrategyConfig config = factory.config().strategy();
        return config.steady()
                ? members.size() > config.population()
                : !before.members().isEmpty();
    }

    // By place: a network may be there twice.
    private int worst(List<Trial> members, RandomGenerator random) {
        List<Integer> places = Stream.generate(() -> random.nextInt(members.size()))
                .limit(factory.config().strategy().sample()).toList();
        return places.get(order(places.stream().map(members::get).toList()).getLast());
    }

    @Override
    public void requireFeasible() {
        new FeasibleSpace(factory).requireAny();
    }

    private Suggestion child(List<Trial> members, Variation variation, RandomGenerator random) {
        return members.isEmpty()
                ? variation.draw(random)
                : variation.mutant(best(sample(members, random)), random);
    }

    private List<Trial> sample(List<Trial> members, RandomGenerator random) {
        return Stream.generate(() -> members.get(random.nextInt(members.size())))
                .limit(factory.config().strategy().sample()).toList();
    }

    private Trial best(List<Trial> sample) {
        return sample.get(order(sample).getFirst());
    }

    private List<Integer> order(List<Trial> sample) {
        return CrowdedOrder.of(sample.stream().map(fitness).toList(), ParetoMeasure.FITNESS);
    }

    // What failed ages like everybody else, but is a parent of nothing.
    private List<Trial> healthy(List<Trial> population) {
        return population.stream().filter(trial -> !fitness.apply(trial).failed()).toList();
    }
}
