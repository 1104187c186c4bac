package io.evowire.run.cli;

import io.evowire.core.graph.GraphModel;
import io.evowire.core.graph.GraphStatistics;
import io.evowire.core.graph.UnconnectedGraphException;
import io.evowire.core.statistics.Spread;
import io.evowire.run.UserException;
import io.evowire.run.console.TextTable;
import io.evowire.run.export.DrawnGraphs;
import io.evowire.run.export.OutputFile;
import io.evowire.run.json.Json;
import io.evowire.run.page.GraphSheet;
import io.evowire.run.page.LayeredDrawings;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Draws graphs of a model and measures them. */
@Lasts
@Command(name = "graph", mixinStandardHelpOptions = true,
        description = """
                Draws graphs of a random-graph model and prints their measures: mean and standard \
                deviation over the seeds 0, 1, 2, ... In a picture, inputs are blue and outputs \
                red.""",
        footerHeading = Main.EXAMPLES, footer = {
                "  evowire graph \"WS(4,0.75)\" --out ws.svg",
                "  evowire graph \"BA(5)\" --nodes 16 --seeds 100 --json",
                "  evowire graph \"CONNECTOME(worm)\" --graphs worm=worm.txt", "",
                "The graph of seed 3 is that of a stage whose genome has this model and seed=3."})
final class GraphCommand implements Runnable {

    @Parameters(index = "0", paramLabel = "MODEL",
            completionCandidates = CostCommand.Forms.class,
            description = "Graph model: ${COMPLETION-CANDIDATES}.")
    private String model = "";

    @Option(names = "--nodes", defaultValue = "32", paramLabel = "N",
            description = "Nodes of a graph (default: ${DEFAULT-VALUE}).")
    private int nodes;

    @Option(names = "--seeds", defaultValue = "5", paramLabel = "S",
            description = "Number of graphs (default: ${DEFAULT-VALUE}).")
    private int seeds;

    @Option(names = "--out", paramLabel = "FILE",
            description = """
                    File to draw the graphs into: .svg for a picture, .dot for Graphviz, .json for \
                    their edges.""")
    private @Nullable Path out;

    @Mixin
    private final GraphFileOptions graphs = new GraphFileOptions();

    @Option(names = "--json", description = "Print the measures as one line of JSON.")
    private boolean json;

    @Override
    public void run() {
        NumberOption.atLeast("--seeds", 1, seeds);
        if (out != null) {
            requireKnown(out);
            OutputFile.requireWritable(out);
        }
        DrawnGraphs drawn = drawn();
        GraphStatistics statistics = GraphStatistics.of(drawn.graphs());
        if (out != null) {
            OutputFile.write(out, content(out, drawn));
        }
        System.out.print(json ? Json.line(statistics) + "\n" : table(statistics));
    }

    private DrawnGraphs drawn() {
        try {
            return DrawnGraphs.of(GraphModel.parse(model, nodes, graphs.read()), seeds);
        } catch (UnconnectedGraphException e) {
            throw new UserException(e.getMessage());
        } catch (IllegalArgumentException e) {
            throw new UserException("%s, --nodes %d: %s".formatted(model, nodes, e.getMessage()));
        }
    }

    private static String ending(Path file) {
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        return name.substring(name.lastIndexOf('.') + 1);
    }

    private static void requireKnown(Path file) {
        if (!ending(file).matches("svg|dot|json")) {
            throw new UserException("--out %s: the name must end in .svg, .dot or .json."
                    .formatted(file));
        }
    }

    private static String content(Path file, DrawnGraphs drawn) {
        return switch (ending(file)) {
            case "svg" -> sheet(drawn).svg().orElseThrow(() -> new UserException("""
                    --out %s: graphs of more than %d nodes are not drawn. Write them as .dot or \
                    .json, or give fewer --nodes.""".formatted(file, LayeredDrawings.MAX_NODES)));
            case "dot" -> drawn.dot();
            default -> drawn.json();
        };
    }

    private static GraphSheet sheet(DrawnGraphs drawn) {
        return new GraphSheet(drawn.title(), IntStream.range(0, drawn.graphs().size())
                .mapToObj(seed -> new GraphSheet.Captioned("seed " + seed,
                        drawn.graphs().get(seed)))
                .toList());
    }

    private static String table(GraphStatistics of) {
        return new TextTable("", "mean", "sd")
                .row(row("edges", of.edges(), 1))
                .row(row("depth (nodes on the longest path)", of.depth(), 1))
                .row(row("mean path, nodes", of.meanPath(), 1))
                .row(row("inputs", of.inputs(), 1))
                .row(row("outputs", of.outputs(), 1))
                .row(row("degree", of.degree(), 2))
                .row(row("degree, deviation within a graph", of.degreeDeviation(), 2))
                .row(row("largest degree", of.largestDegree(), 1))
                .row(row("clustering", of.clustering(), 3))
                .row(row("path length (shortest, edges)", of.pathLength(), 3))
                .toString();
    }

    private static Object[] row(String name, Spread of, int digits) {
        String format = "%." + digits + "f";
        return new Object[]{name, format.formatted(of.mean()), format.formatted(of.sd())};
    }
}
