package io.evowire.run.study.audit;

import io.evowire.core.cost.Cost;
import io.evowire.core.graph.Dag;
import io.evowire.core.graph.GraphModel;
import io.evowire.core.graph.UnconnectedGraphException;
import io.evowire.core.network.Architecture;
import io.evowire.core.network.Head;
import io.evowire.core.network.Network;
import io.evowire.core.network.Stage;
import io.evowire.core.network.TensorShape;
import io.evowire.evaluate.Candidate;
import io.evowire.evaluate.TrainingRecipe;
import io.evowire.genome.space.Skeleton;
import io.evowire.run.UserException;
import io.evowire.run.config.GridConfig;
import io.evowire.run.config.SearchConfig;
import io.evowire.run.problem.Randomness;
import io.evowire.run.study.Study;
import io.evowire.run.study.StudyEntry;
import io.evowire.run.study.Trained;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How good the generators of random graphs are: figure 3 of Xie et al. 2019, with the other
 * families beside its three, at equal multiply-adds. Each setting draws some graphs for each stage,
 * and each network is trained with some seeds. All settings have the same numbers of nodes, the
 * same seeds of graphs, initial weights and orders of images; and widths by which all networks need
 * as many multiply-adds ({@link EqualMacs}).
 *
 * @param config whose grid says nodes, channels and stages, whose space what stands around them,
 *               and whose recipe trains
 * @param graphs of each setting, at least 1; of WS(K, 0) there is one
 * @param seeds  trainings of each network, at least 1
 * @param steps  optimisation steps
 * @param budget multiply-adds of each network; empty for those of the first WS(4, 0.75) with the
 *               grid's channels
 * @see <a href="https://arxiv.org/abs/1904.01569">Xie, Kirillov, Girshick and He, Exploring
 *      randomly wired neural networks for image recognition (2019), figure 3</a>
 */
public record GeneratorStudy(SearchConfig config, int graphs, int seeds, int steps,
        Optional<Long> budget) implements Study<GeneratorReading> {

    /** The settings of the figure, in its order; those without randomness last. */
    static final List<String> OF_THE_FIGURE = Stream.of(
            Stream.of("ER(0.2)", "ER(0.4)", "ER(0.6)", "ER(0.8)"),
            Stream.of(1, 2, 3, 5, 7).map("BA(%d)"::formatted),
            Stream.of(2, 4, 6, 8).flatMap(k -> Stream.of("0.25", "0.5", "0.75", "1.0")
                    .map(p -> "WS(%d, %s)".formatted(k, p))))
            .flatMap(models -> models).toList();

    /** Other families, at densities like those. */
    static final List<String> OTHERS = List.of("DD(0.4)", "DD(0.6)", "DD(0.8)",
            "RDAG(2, 0.5, 5, 2)", "RDAG(3, 0.5, 5, 2)", "RDAG(3, 0.5, 5, 0)", "SP(1.0, 0.2)",
            "SP(1.0, 0.4)", "HM(1, 0.6, 0.4)", "HM(2, 0.8, 0.5)", "NICHE(0.2)", "NICHE(0.3)",
            "WSFLEX(3.0, 0.75)", "WSFLEX(5.0, 0.75)", "NAGO(3, 2, 0.5, 2, 0.5, 2, 0.5)");

    /** Rings of the figure's last column, which have no randomness. */
    static final List<String> RINGS = Stream.of(2, 4, 6, 8).map("WS(%d, 0.0)"::formatted)
            .toList();

    private static final String REFERENCE = "WS(4, 0.75)";
    private static final int TRIES = 100;

    /**
     * A training.
     *
     * @param model      of the graphs, in the literature's notation
     * @param graph      number of the network of this setting, from 0
     * @param seed       number of the training, from 0
     * @param widths     channels of each stage
     * @param edges      of all stages' graphs
     * @param macs       multiply-adds of an image
     * @param parameters trained numbers
     */
    public record Setting(String model, int graph, int seed, String widths, int edges, long macs,
            long parameters) {}

    private record Drawn(String model, int graph, Network network) {}

    /** All settings, in the order in which they are told. */
    static List<String> models() {
        return Stream.of(OF_THE_FIGURE, OTHERS, RINGS).flatMap(List::stream).toList();
    }

    @Override
    public String name() {
        return "generators";
    }

    // Seed by seed and graph by graph: whoever looks at a part sees all settings alike.
    @Override
    public List<StudyEntry> plan(TensorShape shape, int classes) {
        var equal = new EqualMacs(shape, classes);
        long wanted = budget.orElseGet(() -> equal.macs(architecture(REFERENCE, 0)));
        List<Drawn> drawn = IntStream.range(0, graphs).boxed().flatMap(graph -> models().stream()
                .filter(model -> graph == 0 || !RINGS.contains(model))
                .map(model -> new Drawn(model, graph,
                        equal.at(architecture(model, graph), wanted))))
                .toList();
        List<StudyEntry> plan = new ArrayList<>();
        for (int seed = 0; seed < seeds; seed++) {
            for (Drawn each : drawn) {
                plan.add(entry(plan.size(), each, seed));
            }
        }
        return plan;
    }

    private StudyEntry entry(int number, Drawn drawn, int seed) {
        Cost cost = Cost.of(drawn.network());
        List<Stage> stages = drawn.network().architecture().stages();
        return StudyEntry.of("%s graph %d, seed %d".formatted(drawn.model(), drawn.graph(), seed),
                new Setting(drawn.model(), drawn.graph(), seed,
                        String.join("; ", stages.stream().map(Stage::channels)
                                .map(Object::toString).toList()),
                        stages.stream().mapToInt(stage -> stage.wiring().edges().size()).sum(),
                        cost.macs(), cost.parameters()),
                new Candidate(number, drawn.network(), recipe(drawn.graph(), seed)));
    }

    private TrainingRecipe recipe(int graph, int seed) {
        var randomness = new Randomness(config.seed());
        return config.recipe()
                .withSeed(randomness.seedOf("seed %d of graph %d".formatted(seed, graph)))
                .withImageSeed(randomness.seedOf("images of seed %d".formatted(seed)))
                .withSteps(steps);
    }

    private Architecture architecture(String model, int graph) {
        GridConfig grid = config.strategy().grid();
        Skeleton skeleton = config.space().skeleton();
        List<Integer> widths = GridConfig.widths(grid.channels().getFirst(),
                grid.stages().getFirst());
        return new Architecture(skeleton.costliestStem(),
                IntStream.range(0, widths.size())
                        .mapToObj(i -> new Stage(wiring(model, graph, i), widths.get(i),
                                skeleton.at(i).min(),
                                config.space().nodeOperations().getFirst()))
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

    @Override
    public GeneratorReading read(List<Trained> trained) {
        return GeneratorReading.of(Measured.of(trained, Setting.class));
    }
}
