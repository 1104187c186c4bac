package io.evowire.run.study.paper;

import io.evowire.core.graph.Dag;
import io.evowire.core.graph.Edge;
import io.evowire.core.graph.GraphStatistics;
import io.evowire.core.statistics.Spread;
import io.evowire.run.page.LayeredDrawings;
import io.evowire.run.study.page.Part.Column;
import io.evowire.run.study.page.Part.Form;
import io.evowire.run.study.page.Part;
import io.evowire.run.study.page.Section;
import io.evowire.run.study.paper.WiringStudy.Generator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;

/** Drawings of graphs, as figure 4 of Xie et al. 2019 has them, and their measures. */
public final class WiringPage {

    private record Measure(String label, Function<GraphStatistics, Spread> of) {}

    private static final List<Measure> MEASURES = List.of(
            new Measure("Edges", GraphStatistics::edges),
            new Measure("Depth, nodes", GraphStatistics::depth),
            new Measure("Mean path, nodes", GraphStatistics::meanPath),
            new Measure("Inputs", GraphStatistics::inputs),
            new Measure("Outputs", GraphStatistics::outputs),
            new Measure("Largest degree", GraphStatistics::largestDegree),
            new Measure("sd of degrees", GraphStatistics::degreeDeviation),
            new Measure("Clustering", GraphStatistics::clustering),
            new Measure("Path length, edges", GraphStatistics::pathLength));

    private WiringPage() {}

    /** What the page of a reading shows. */
    public static List<Section> sections(WiringStudy.Reading reading) {
        var artist = new LayeredDrawings();
        return List.of(
                Section.of("Graphs", """
                        One graph of each generator, %d nodes. Edges run downwards. Blue nodes \
                        read the stage's input; its output is the mean of the red ones."""
                        .formatted(reading.nodes()),
                        new Part.Drawings("Figure 4, at the numbers of nodes of this study",
                                reading.generators().stream().flatMap(generator -> {
                                    Dag graph = graph(generator, reading.nodes());
                                    return artist.of(graph).map(drawing -> new Part.Drawing(
                                            generator.model(), drawing, graph.sources(),
                                            graph.sinks())).stream();
                                }).toList(), """
                                        The paper draws ER, BA and WS with 32 nodes: --set \
                                        "strategy.grid.nodes=[32]".""")),
                Section.of("Measures", "Mean and deviation over the graphs of a generator.",
                        measures(reading)));
    }

    private static Dag graph(Generator generator, int nodes) {
        return Dag.of(nodes, generator.first().stream()
                .map(edge -> new Edge(edge.getFirst(), edge.getLast())).toList());
    }

    private static Part measures(WiringStudy.Reading reading) {
        return new Part.Table("Measures of the graphs", Stream.concat(
                Stream.of(new Column("Generator", Form.TEXT), new Column("Graphs", Form.TEXT)),
                MEASURES.stream().map(measure -> new Column(measure.label(), Form.TEXT)))
                .toList(),
                reading.generators().stream().map(generator -> Part.Table.row(Stream.concat(
                        Stream.<Object>of(generator.model(), generator.graphs()),
                        MEASURES.stream().map(measure -> spread(
                                measure.of().apply(generator.measures()), generator.graphs())))
                        .toArray())).toList(),
                "Clustering and path length are of the graph without directions.");
    }

    private static String spread(Spread of, int graphs) {
        return graphs == 1
                ? String.format(Locale.ROOT, "%.2f", of.mean())
                : String.format(Locale.ROOT, "%.2f\u00a0\u00b1\u00a0%.2f", of.mean(), of.sd());
    }
}
