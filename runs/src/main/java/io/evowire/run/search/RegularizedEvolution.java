package io.evowire.run.search;

import io.evowire.core.objective.Fitness;
import io.evowire.run.config.StrategyConfig;
import io.evowire.run.store.Trial;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * Regularized evolution: the best of a small random sample of the population mutates, the child joins
 * on the right, the oldest member dies on the left, however good it is.
 * <p>
 * In the notation of Real et al. 2019, algorithm 1: {@code population} is P, {@code sample} is S. The
 * paper has one objective; here the best of a sample is the first by the {@linkplain CrowdedOrder
 * crowded comparison} within the sample: non-dominated, and the farther from others the better. The
 * paper's children are born one at a time; here {@code batch} of them at a time from one population, so
 * that neither the number of workers nor the order in which they finish decides anything.
 *
 * @param factory of the run
 * @param fitness fitness of an ended trial; the worst for one that failed
 * @see <a href="https://arxiv.org/abs/1802.01548">Real, Aggarwal, Huang and Le, Regularized Evolution
 *      for Image Classifier Architecture Search (AAAI 2019)</a>
 */
record RegularizedEvolution(CandidateFactory factory, Function<Trial, Fitness> fitness)
        implements
            SearchStrategy {

    @Override
    public void search(Evaluation evaluation) {
        StrategyConfig config = factory.config().strategy();
        var variation = new Variation(factory);
        RandomGenerator founders = factory.random(1);
        Deque<Trial> population = new ArrayDeque<>(evaluation.evaluate(1, Stream
                .generate(() -> variation.draw(founders)).limit(config.population()).toList()));
        for (int generation = 2;; generation++) {
            RandomGenerator random = factory.random(generation);
            List<Trial> members = healthy(population);
            List<Suggestion> children = Stream
                    .generate(() -> child(members, variation, random)).limit(config.batch())
                    .toList();
            for (Trial child : evaluation.evaluate(generation, children)) {
                population.addLast(child);
                population.removeFirst();
            }
        }
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
        return sample.get(CrowdedOrder
                .of(sample.stream().map(fitness).toList(), ParetoMeasure.FITNESS).getFirst());
    }

    // What failed ages like everybody else, but is a parent of nothing.
    private List<Trial> healthy(Deque<Trial> population) {
        return population.stream().filter(trial -> !fitness.apply(trial).failed()).toList();
    }
}
