package io.evowire.run.study.paper;

import io.evowire.core.graph.Dag;
import io.evowire.core.graph.GraphModel;
import io.evowire.core.graph.UnconnectedGraphException;
import io.evowire.core.network.Architecture;
import io.evowire.core.network.Head;
import io.evowire.core.network.Network;
import io.evowire.core.network.NodeOperation;
import io.evowire.core.network.Stage;
import io.evowire.evaluate.Candidate;
import io.evowire.evaluate.TrainingRecipe;
import io.evowire.genome.space.Skeleton;
import io.evowire.run.UserException;
import io.evowire.run.config.GridConfig;
import io.evowire.run.config.SearchConfig;
import io.evowire.run.problem.Randomness;
import io.evowire.run.study.StudyEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Networks of the generators that the paper compares: nodes, channels and stages of a
 * configuration's grid, the rest of its space's skeleton. The same graph of a stage, and the same
 * training, has one seed whatever generator and operation.
 *
 * @param config whose seed decides all
 */
public record GridNetworks(SearchConfig config) {

    /**
     * A network.
     *
     * @param model     of its graphs, in the literature's notation
     * @param operation of its nodes
     * @param graph     its number among those of the model, from 0
     */
    record Drawn(String model, NodeOperation operation, int graph, Network network) {}

    /** Makes an entry of a network's training with the seed of this number. */
    @FunctionalInterface
    interface Told {
        StudyEntry entry(Drawn drawn, int seed, Candidate candidate);
    }

    /** The settings of the figure, in its order; those without randomness last. */
    static final List<String> RANDOM = Stream.of(
            Stream.of("ER(0.2)", "ER(0.4)", "ER(0.6)", "ER(0.8)"),
            Stream.of(1, 2, 3, 5, 7).map("BA(%d)"::formatted),
            Stream.of(2, 4, 6, 8).flatMap(k -> Stream.of("0.25", "0.5", "0.75", "1.0")
                    .map(p -> "WS(%d, %s)".formatted(k, p))))
            .flatMap(models -> models).toList();

    /** Rings of the figure's last column, which have no randomness. */
    static final List<String> RINGS = Stream.of(2, 4, 6, 8).map("WS(%d, 0.0)"::formatted)
            .toList();

    /** Whether a setting is of the Watts-Strogatz rings that are not rewired. */
    static boolean isRing(String model) {
        return model.startsWith("WS(") && model.endsWith(", 0.0)");
    }

    /** The settings of which there is a network of this number, from 0: rings have one alone. */
    static Stream<String> models(int graph) {
        return graph == 0 ? Stream.concat(RANDOM.stream(), RINGS.stream()) : RANDOM.stream();
    }

    /** The generator that the paper found to be the best. */
    public static final String REFERENCE = "WS(4, 0.75)";

    private static final int TRIES = 100;

    /**
     * The network of a generator, as wide as the grid says.
     *
     * @param model in the literature's notation
     * @param graph number of the network, from 0
     * @throws UserException if the generator has no graph with so many nodes
     */
    public Architecture architecture(String model, int graph, NodeOperation operation) {
        GridConfig grid = config.strategy().grid();
        Skeleton skeleton = config.space().skeleton();
        List<Integer> widths = GridConfig.widths(grid.channels().getFirst(),
                grid.stages().getFirst());
        return new Architecture(skeleton.costliestStem(),
                IntStream.range(0, widths.size())
                        .mapToObj(i -> new Stage(wiring(model, graph, i), widths.get(i),
                                skeleton.at(i).min(), operation))
                        .toList(),
                new Head(skeleton.headChannels().max()));
    }

    private Dag wiring(String notation, int graph, int stage) {
        int nodes = config.strategy().grid().nodes().getFirst();
        GraphModel model;
        try {
            model = GraphModel.parse(notation, nodes);
        } catch (IllegalArgumentException e) {
            throw new UserException("""
                    The study has no %s with %d nodes: %s Set strategy.grid.nodes to more."""
                    .formatted(notation, nodes, e.getMessage()));
        }
        for (int attempt = 0; attempt < TRIES; attempt++) {
            try {
                return model.generate(RandomGeneratorFactory.of("L64X128MixRandom")
                        .create(new Randomness(config.seed()).seedOf(
                                "graph %d of stage %d, attempt %d".formatted(graph, stage,
                                        attempt))));
            } catch (UnconnectedGraphException e) {
                // with another seed there may be one
            }
        }
        throw new UserException(new UnconnectedGraphException(model).getMessage());
    }

    /**
     * How a network is trained: the configuration's recipe with seeds of its own.
     *
     * @param graph number of the network, from 0
     * @param seed  number of the training, from 0
     */
    public TrainingRecipe recipe(int graph, int seed) {
        var randomness = new Randomness(config.seed());
        return config.recipe()
                .withSeed(randomness.seedOf("seed %d of graph %d".formatted(seed, graph)))
                .withImageSeed(randomness.seedOf("images of seed %d".formatted(seed)));
    }

    /**
     * Trainings of networks, seed by seed: whoever looks at a part sees all networks alike.
     *
     * @param seeds trainings of each network
     * @param steps optimisation steps
     */
    List<StudyEntry> trainings(List<Drawn> networks, int seeds, int steps, Told told) {
        List<StudyEntry> plan = new ArrayList<>();
        for (int seed = 0; seed < seeds; seed++) {
            for (Drawn each : networks) {
                plan.add(told.entry(each, seed, new Candidate(plan.size(), each.network(),
                        recipe(each.graph(), seed).withSteps(steps))));
            }
        }
        return plan;
    }

    /** Channels of each stage, such as {@code 16; 32}. */
    static String widths(Network network) {
        return network.architecture().stages().stream()
                .map(stage -> Integer.toString(stage.channels()))
                .collect(Collectors.joining("; "));
    }

    /** Edges of all stages' graphs. */
    static int edges(Network network) {
        return network.architecture().stages().stream()
                .mapToInt(stage -> stage.wiring().edges().size()).sum();
    }
}
