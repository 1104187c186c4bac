package io.evowire.run.cli;

import io.evowire.core.cost.CostStatistics;
import io.evowire.core.graph.GraphFamilies;
import io.evowire.core.graph.GraphFamily;
import io.evowire.core.graph.GraphModel;
import io.evowire.core.graph.NamedGraphs;
import io.evowire.core.graph.UnconnectedGraphException;
import io.evowire.core.network.NodeOperation;
import io.evowire.core.network.RandWire;
import io.evowire.core.statistics.Spread;
import io.evowire.run.UserException;
import io.evowire.run.console.Figures;
import io.evowire.run.console.TextTable;
import io.evowire.run.json.Json;
import java.util.Iterator;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Prints what networks of the paper's regimes cost. */
@Lasts
@Command(name = "cost", mixinStandardHelpOptions = true,
        description = """
                Prints the parameters and multiply-adds of networks as in the paper: mean and \
                standard deviation over graph seeds.""",
        footerHeading = Main.EXAMPLES, footer = {
                "  evowire cost --preset small --channels 78 --seeds 50",
                "  evowire cost --preset small --channels 30 --operation conv3x3"})
final class CostCommand implements Runnable {

    /** The forms of graph models, as the help lists them. */
    static final class Forms implements Iterable<String> {

        @Override
        public Iterator<String> iterator() {
            return GraphFamilies.ALL.stream().map(GraphFamily::form).iterator();
        }
    }

    /** The names of node operations, as the help lists them. */
    static final class Operations implements Iterable<String> {

        @Override
        public Iterator<String> iterator() {
            return NodeOperation.ALL.stream().map(NodeOperation::notation).iterator();
        }
    }

    @Option(names = "--preset", required = true, description = "small or regular.")
    private RandWire preset = RandWire.SMALL;

    @Option(names = "--channels", required = true, paramLabel = "C",
            description = "Width of the first stage.")
    private int channels;

    @Option(names = "--nodes", defaultValue = "32", paramLabel = "N",
            description = "Nodes of a full stage (default: ${DEFAULT-VALUE}).")
    private int nodes;

    @Option(names = "--model", defaultValue = "WS(4,0.75)", completionCandidates = Forms.class,
            description = "Graph model: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private String model = "";

    @Option(names = "--operation", defaultValue = "separable3x3", paramLabel = "OP",
            completionCandidates = Operations.class,
            description = """
                    Operation of all nodes: ${COMPLETION-CANDIDATES} (default: \
                    ${DEFAULT-VALUE}).""")
    private String operation = "";

    @Option(names = "--seeds", defaultValue = "5", paramLabel = "S",
            description = "Number of networks (default: ${DEFAULT-VALUE}).")
    private int seeds;

    @Option(names = "--image", defaultValue = "3x224x224",
            description = "Channels, height and width of an image (default: ${DEFAULT-VALUE}).")
    private String image = "";

    @Option(names = "--classes", defaultValue = "1000",
            description = "Number of classes (default: ${DEFAULT-VALUE}).")
    private int classes;

    @Mixin
    private final GraphFileOptions graphs = new GraphFileOptions();

    @Option(names = "--json", description = "Print the result as one line of JSON.")
    private boolean json;

    @Override
    public void run() {
        NumberOption.atLeast("--seeds", 1, seeds);
        NumberOption.atLeast("--classes", 2, classes);
        NodeOperation applied = operation();
        NamedGraphs named = graphs.read();
        CostStatistics cost;
        try {
            cost = CostStatistics.overSeeds(preset, channels, nodes, applied,
                    count -> model(count, named), ImageShape.parse(image),
                    classes, seeds);
        } catch (UnconnectedGraphException e) {
            throw new UserException("--model %s: %s".formatted(model, e.getMessage()));
        } catch (IllegalArgumentException e) {
            throw new UserException("--channels %d, --nodes %d: %s".formatted(channels, nodes,
                    e.getMessage()));
        }
        if (json) {
            System.out.println(Json.line(cost));
            return;
        }
        System.out.print(new TextTable("", "mean", "sd")
                .row("multiply-adds", mean(cost, CostStatistics::macs),
                        sd(cost, CostStatistics::macs))
                .row("parameters", mean(cost, CostStatistics::parameters),
                        sd(cost, CostStatistics::parameters))
                .row("activations", mean(cost, CostStatistics::activations),
                        sd(cost, CostStatistics::activations))
                .row("depth", "%.1f".formatted(cost.depth().mean()),
                        "%.1f".formatted(cost.depth().sd())));
    }

    private static String mean(CostStatistics cost, Function<CostStatistics, Spread> of) {
        return Figures.count(of.apply(cost).mean());
    }

    private static String sd(CostStatistics cost, Function<CostStatistics, Spread> of) {
        return Figures.count(of.apply(cost).sd());
    }

    private GraphModel model(int nodesOfStage, NamedGraphs named) {
        try {
            return GraphModel.parse(model, nodesOfStage, named);
        } catch (IllegalArgumentException e) {
            throw new UserException("--model %s: %s".formatted(model, e.getMessage()));
        }
    }

    private NodeOperation operation() {
        try {
            return NodeOperation.of(operation);
        } catch (IllegalArgumentException e) {
            throw new UserException("--operation %s: %s".formatted(operation, e.getMessage()));
        }
    }
}
