package io.evowire.run.search;

import io.evowire.core.objective.Fitness;
import io.evowire.run.config.StrategyConfig;
import io.evowire.run.store.Trial;
import io.jenetics.ext.moea.ParetoFront;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * Pareto local search: of the archive of trials that no other one dominates, one that was not visited
 * is visited: some of its neighbours, each a single mutation away, are tried, and whatever is not
 * dominated enters the archive.
 * <p>
 * As in Paquete, Chiarandini and Stuetzle, Pareto local optimum sets in the biobjective traveling
 * salesman problem (2004), but neighbourhoods here have no end (a real parameter moves, a graph seed
 * changes), so a visit samples {@code batch} neighbours; and once all of the archive is visited, where
 * the paper stops at a local optimum, it is visited again, with other neighbours.
 *
 * @param factory of the run
 * @param fitness fitness of an ended trial; the worst for one that failed
 * @see <a href="https://arxiv.org/abs/2005.02960">White, Nolen and Savani, Local search is state of the
 *      art for NAS benchmarks (2020)</a>
 */
record LocalSearch(CandidateFactory factory, Function<Trial, Fitness> fitness)
        implements
            SearchStrategy {

    @Override
    public void search(Evaluation evaluation) {
        StrategyConfig config = factory.config().strategy();
        var variation = new Variation(factory);
        var archive = new ParetoFront<Trial>(
                (a, b) -> fitness.apply(a).dominance(fitness.apply(b)),
                (a, b) -> a.number() == b.number());
        Set<Integer> visited = new HashSet<>();
        RandomGenerator founders = factory.random(1);
        add(evaluation.evaluate(1, Stream.generate(() -> variation.draw(founders))
                .limit(config.population()).toList()), archive);
        for (int generation = 2;; generation++) {
            RandomGenerator random = factory.random(generation);
            List<Trial> open = unvisited(archive, visited);
            List<Suggestion> neighbours;
            if (open.isEmpty()) { // nothing was trained to the end yet
                neighbours = Stream.generate(() -> variation.draw(random)).limit(config.batch())
                        .toList();
            } else {
                Trial centre = open.get(random.nextInt(open.size()));
                visited.add(centre.number());
                neighbours = Stream.generate(() -> variation.neighbour(centre, random))
                        .limit(config.batch()).toList();
            }
            add(evaluation.evaluate(generation, neighbours), archive);
        }
    }

    private void add(List<Trial> trials, ParetoFront<Trial> archive) {
        trials.stream().filter(trial -> !fitness.apply(trial).failed()).forEach(archive::add);
    }

    // By number: the order of a front's members says how it was built, not who they are.
    private static List<Trial> unvisited(ParetoFront<Trial> archive, Set<Integer> visited) {
        if (archive.stream().allMatch(trial -> visited.contains(trial.number()))) {
            visited.clear();
        }
        return archive.stream().filter(trial -> !visited.contains(trial.number()))
                .sorted(Comparator.comparingInt(Trial::number)).toList();
    }
}
