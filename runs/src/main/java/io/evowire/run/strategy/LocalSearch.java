package io.evowire.run.strategy;

import io.evowire.core.objective.Fitness;
import io.evowire.run.config.StrategyConfig;
import io.evowire.run.problem.CandidateFactory;
import io.evowire.run.problem.FeasibleSpace;
import io.evowire.run.store.Trial;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * Pareto local search: of the archive of trials that no other one dominates, one that was not
 * visited is visited: some of its neighbours, each a single mutation away, are tried, and whatever
 * is not dominated enters the archive.
 * <p>
 * As in Paquete, Chiarandini and Stuetzle, Pareto local optimum sets in the biobjective traveling
 * salesman problem (2004), but neighbourhoods here have no end (a real parameter moves, a graph
 * seed changes), so a visit samples {@code batch} neighbours; and once all of the archive is
 * visited, where the paper stops at a local optimum, it is visited again, with other neighbours.
 *
 * @param factory of the run
 * @param fitness fitness of an ended trial; the worst for one that failed
 * @see <a href="https://arxiv.org/abs/2005.02960">White, Nolen and Savani, Local search is state of
 *      the art for NAS benchmarks (2020)</a>
 */
record LocalSearch(CandidateFactory factory, Function<Trial, Fitness> fitness)
        implements
            SearchStrategy<LocalSearch.Archive> {

    /**
     * What the strategy knows.
     *
     * @param front   trials that no other one dominates
     * @param visited numbers of those among them whose neighbours were tried; once all were, none
     * @param known   what was let through
     */
    record Archive(List<Trial> front, Set<Integer> visited, Known known) {

        Archive {
            front = List.copyOf(front);
            visited = Set.copyOf(visited);
        }

        /** Visited trials that are not to be visited now. */
        Set<Integer> closed() {
            return front.stream().allMatch(trial -> visited.contains(trial.number()))
                    ? Set.of()
                    : visited;
        }
    }

    @Override
    public Archive begin() {
        return new Archive(List.of(), Set.of(), Known.NONE);
    }

    @Override
    public Optional<List<Request>> ask(Archive archive, int generation, RandomGenerator random) {
        StrategyConfig config = factory.config().strategy();
        var variation = new Variation(factory, archive.known());
        List<Trial> open = open(archive);
        if (open.isEmpty()) { // nothing was trained to the end yet
            return Optional.of(Stream.<Request>generate(() -> variation.draw(random))
                    .limit(generation == 1 ? config.population() : config.batch()).toList());
        }
        Trial centre = open.get(random.nextInt(open.size()));
        return Optional.of(Stream.<Request>generate(() -> variation.neighbour(centre, random))
                .limit(config.batch()).toList());
    }

    // By number: the order of a front's members says how it was built, not who they are.
    private static List<Trial> open(Archive archive) {
        Set<Integer> closed = archive.closed();
        return archive.front().stream().filter(trial -> !closed.contains(trial.number()))
                .sorted(Comparator.comparingInt(Trial::number)).toList();
    }

    // All neighbours have one parent: the trial that was visited.
    @Override
    public Archive tell(Archive archive, List<Told> told) {
        Set<Integer> visited = new HashSet<>(archive.closed());
        told.forEach(neighbour -> visited.addAll(neighbour.parents()));
        List<Trial> front = new ArrayList<>(archive.front());
        told.stream().map(Told::trial).filter(trial -> !fitness.apply(trial).failed())
                .forEach(trial -> enter(front, trial));
        return new Archive(front, visited, archive.known().plus(told));
    }

    private void enter(List<Trial> front, Trial entrant) {
        Fitness value = fitness.apply(entrant);
        if (front.stream().noneMatch(member -> member.number() == entrant.number()
                || fitness.apply(member).dominance(value) > 0)) {
            front.removeIf(member -> value.dominance(fitness.apply(member)) > 0);
            front.add(entrant);
        }
    }

    @Override
    public void requireFeasible() {
        new FeasibleSpace(factory).requireAny();
    }
}
