package io.evowire.run.problem;

import io.evowire.core.graph.Dag;
import io.evowire.core.graph.ErdosRenyi;
import io.evowire.core.network.Architecture;
import io.evowire.core.network.Head;
import io.evowire.core.network.Link;
import io.evowire.core.network.NodeOperation;
import io.evowire.core.network.Stage;
import io.evowire.core.objective.Fitness;
import io.evowire.core.objective.Hypervolume;
import io.evowire.core.objective.Objective;
import io.evowire.genome.LinkGenome;
import io.evowire.genome.space.SearchSpace;
import io.evowire.genome.space.Skeleton;
import io.evowire.run.store.Trial;
import io.jenetics.ext.moea.ParetoFront;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * From trials to fitness, front and hypervolume, on a scale that follows from the configuration and
 * never moves during a run.
 *
 * @param reference accuracies 0 at a cost that no network of the space exceeds, the configuration's
 *                  latency, and all accuracy lost
 */
public record FitnessScale(Fitness reference) {

    /** The scale of a run. */
    public static FitnessScale of(CandidateFactory factory) {
        List<Objective> objectives = factory.config().objectives();
        return new FitnessScale(Fitness.of(objectives,
                objectives.stream().map(objective -> reference(objective, factory)).toList()));
    }

    private static double reference(Objective objective, CandidateFactory factory) {
        SearchSpace space = factory.config().space();
        return switch (objective) {
            case ACCURACY, BALANCED_ACCURACY, AUPRC -> 0;
            case MACS, PARAMETERS, ACTIVATIONS, DEPTH, EDGES -> IntStream
                    .rangeClosed(space.stages().min(), space.stages().max())
                    .mapToDouble(stages -> bound(objective, stages, factory)).max().orElseThrow();
            case LATENCY -> factory.config().measurements().latency().reference();
            case DAMAGE -> 1;
        };
    }

    // A node costs at most what it does with all edges, and all links where the space has some, or
    // else what it does as a source.
    private static double bound(Objective objective, int stages, CandidateFactory factory) {
        int nodes = factory.config().space().nodes().max();
        Dag complete = new ErdosRenyi(nodes, 1).generate(RandomGenerator.of("L64X128MixRandom"));
        return Stream.of(complete, Dag.of(nodes, List.of()))
                .mapToDouble(wiring -> widest(objective, wiring, stages, factory)).sum();
    }

    // What the stages cost adds up, so each takes the operation that costs most in its place.
    private static double widest(Objective objective, Dag wiring, int stages,
            CandidateFactory factory) {
        List<NodeOperation> operations = factory.config().space().nodeOperations();
        var widest = new ArrayList<>(Collections.nCopies(stages, operations.getFirst()));
        for (int stage = 0; stage < stages; stage++) {
            double max = 0;
            NodeOperation costliest = operations.getFirst();
            for (NodeOperation operation : operations) {
                widest.set(stage, operation);
                double value = value(objective, wiring, widest, factory);
                if (value > max) {
                    max = value;
                    costliest = operation;
                }
            }
            widest.set(stage, costliest);
        }
        return value(objective, wiring, widest, factory);
    }

    private static double value(Objective objective, Dag wiring, List<NodeOperation> operations,
            CandidateFactory factory) {
        SearchSpace space = factory.config().space();
        Skeleton skeleton = space.skeleton();
        var architecture = new Architecture(skeleton.costliestStem(),
                IntStream.range(0, operations.size())
                        .mapToObj(i -> new Stage(wiring, space.channels().getLast(),
                                skeleton.at(i).min(), operations.get(i)))
                        .toList(),
                new Head(skeleton.headChannels().max()),
                space.hasLinks() ? allLinks(wiring, operations.size()) : List.of());
        return objective.value(0, factory.cost(architecture));
    }

    private static List<Link> allLinks(Dag wiring, int stages) {
        return IntStream.range(1, stages).boxed().flatMap(to -> LinkGenome
                .possible(Collections.nCopies(to, wiring), wiring)
                .map(link -> new Link(to - link.back(), link.from(), to, link.to()))).toList();
    }

    /**
     * Fitness of an ended trial; the worst if it was not trained to the end, or if an objective
     * could not be measured: what is not known counts for nothing, and the trial is not trained
     * again.
     */
    public Fitness of(Trial trial) {
        return hasAll(trial)
                ? Fitness.of(reference.objectives(), trial.measurements().orElseThrow(),
                        trial.proposal().cost())
                : Fitness.failed(reference);
    }

    /** Fitness of an ended trial with all objectives, and this accuracy in place of its own. */
    public Fitness of(Trial trial, double accuracy) {
        return Fitness.of(reference.objectives(),
                trial.measurements().orElseThrow().withAccuracy(accuracy),
                trial.proposal().cost());
    }

    /** Whether a trial was trained to the end and has a value of each objective. */
    public boolean hasAll(Trial trial) {
        return hasAll(trial, reference.objectives());
    }

    /** The same of these objectives. */
    public static boolean hasAll(Trial trial, Collection<Objective> objectives) {
        return trial.completed()
                && objectives.stream().allMatch(objective -> trial.value(objective).isPresent());
    }

    /** A front to add trials to, one after another, that have all objectives. */
    public ParetoFront<Trial> emptyFront() {
        return new ParetoFront<>((a, b) -> of(a).dominance(of(b)),
                (a, b) -> a.number() == b.number());
    }

    // Of thousands of trials each is compared with the whole front.
    private record Rated(Trial trial, Fitness fitness) {}

    /** The trials with all objectives that no other one dominates, by ascending macs. */
    public List<Trial> front(Collection<Trial> trials) {
        return front(trials, this::of);
    }

    /** The same by another fitness. */
    public List<Trial> front(Collection<Trial> trials, Function<Trial, Fitness> fitness) {
        var front = new ParetoFront<Rated>((a, b) -> a.fitness().dominance(b.fitness()),
                (a, b) -> a.trial().number() == b.trial().number());
        trials.stream().filter(this::hasAll)
                .forEach(trial -> front.add(new Rated(trial, fitness.apply(trial))));
        return front.stream().map(Rated::trial)
                .sorted(Comparator.comparingLong((Trial trial) -> trial.proposal().cost().macs())
                        .thenComparingInt(Trial::number))
                .toList();
    }

    /** Hypervolume of trials as a fraction in [0, 1] of the box below the reference point. */
    public double hypervolume(Collection<Trial> trials) {
        return hypervolume(trials, this::of);
    }

    /** The same by another fitness. */
    public double hypervolume(Collection<Trial> trials, Function<Trial, Fitness> fitness) {
        double box = reference.values().stream().filter(value -> value > 0).reduce(1.0,
                (a, b) -> a * b);
        return Hypervolume.of(trials.stream().map(fitness).toList(), reference) / box;
    }
}
