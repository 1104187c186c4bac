package io.evowire.run.export;

import io.evowire.core.graph.Dag;
import io.evowire.core.graph.GraphModel;
import io.evowire.run.json.Json;
import java.util.List;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Graphs of one model, of the seeds 0, 1, ...: each the one that a stage of a genome with this
 * model and seed has.
 *
 * @param model  that they are drawn from
 * @param graphs one for each seed, at least one
 */
public record DrawnGraphs(GraphModel model, List<Dag> graphs) {

    private record Document(String model, int nodes, List<One> graphs) {}

    private record One(int seed, List<List<Integer>> edges) {}

    public DrawnGraphs {
        graphs = List.copyOf(graphs);
    }

    /**
     * Draws them.
     *
     * @param seeds number of graphs, at least 1
     * @throws io.evowire.core.graph.UnconnectedGraphException if one is never connected
     */
    public static DrawnGraphs of(GraphModel model, int seeds) {
        var generators = RandomGeneratorFactory.of("L64X128MixRandom");
        return new DrawnGraphs(model, IntStream.range(0, seeds)
                .mapToObj(seed -> model.generate(generators.create((long) seed))).toList());
    }

    /** Model and number of nodes, such as {@code WS(4, 0.75), 32 nodes}. */
    public String title() {
        return model.notation() + ", " + model.nodes() + " nodes";
    }

    /** As JSON: model, nodes, and the edges [from, to] of each graph with its seed. */
    public String json() {
        return Json.line(new Document(model.notation(), model.nodes(),
                IntStream.range(0, graphs.size())
                        .mapToObj(seed -> new One(seed, graphs.get(seed).edges().stream()
                                .map(edge -> List.of(edge.from(), edge.to())).toList()))
                        .toList()))
                + "\n";
    }

    /**
     * As one graph in Graphviz' DOT language, with a box for each seed. Inputs are blue, outputs
     * red.
     */
    public String dot() {
        return IntStream.range(0, graphs.size()).mapToObj(this::box)
                .collect(Collectors.joining("",
                        "digraph {\n  label=\"%s\";\n  node [shape=circle, style=filled];\n"
                                .formatted(title()),
                        "}\n"));
    }

    private String box(int seed) {
        Dag graph = graphs.get(seed);
        List<Integer> sources = graph.sources();
        List<Integer> sinks = graph.sinks();
        var box = new StringBuilder("  subgraph cluster_" + seed + " {\n    label=\"seed " + seed
                + "\";\n");
        for (int v = 0; v < graph.nodes(); v++) {
            box.append("    g" + seed + "_" + v + " [label=\"" + v + "\", fillcolor=\""
                    + (sources.contains(v) ? "#7fb2e5" : sinks.contains(v) ? "#f0958d" : "white")
                    + "\"];\n");
        }
        graph.edges().forEach(edge -> box.append("    g" + seed + "_" + edge.from() + " -> g"
                + seed + "_" + edge.to() + ";\n"));
        return box.append("  }\n").toString();
    }
}
