package io.evowire.run.page;

import io.evowire.core.graph.Dag;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Pictures of several graphs beside each other in one SVG file, as in figure 4 of Xie et al. 2019:
 * edges run downwards, nodes without predecessors are blue and those without successors vermilion,
 * as in the report. The same graphs give the same text.
 *
 * @param title  above the pictures, plain text
 * @param graphs with their captions, at least one
 */
public record GraphSheet(String title, List<Captioned> graphs) {

    private static final int IN_A_ROW = 5;
    private static final int GAP = 28;
    private static final int LINE = 26;
    private static final int RADIUS = 11;

    /**
     * A graph.
     *
     * @param caption above its picture, plain text
     * @param graph   what is drawn
     */
    public record Captioned(String caption, Dag graph) {}

    private record Picture(Captioned of, StageDrawing drawing) {}

    public GraphSheet {
        graphs = List.copyOf(graphs);
        if (graphs.isEmpty()) {
            throw new IllegalArgumentException("A sheet needs at least one graph.");
        }
    }

    /** The file's text; empty if a graph has more nodes than {@link LayeredDrawings} draws. */
    public Optional<String> svg() {
        var drawings = new LayeredDrawings();
        List<Picture> pictures = graphs.stream()
                .flatMap(graph -> drawings.of(graph.graph())
                        .map(drawing -> new Picture(graph, drawing)).stream())
                .toList();
        return pictures.size() < graphs.size() ? Optional.empty() : Optional.of(svg(pictures));
    }

    private String svg(List<Picture> pictures) {
        var body = new StringBuilder();
        int width = 0;
        int y = LINE + GAP / 2;
        for (int first = 0; first < pictures.size(); first += IN_A_ROW) {
            List<Picture> row = pictures.subList(first,
                    Math.min(first + IN_A_ROW, pictures.size()));
            int x = GAP;
            for (Picture picture : row) {
                body.append(placed(picture, x, y));
                x += picture.drawing().width() + GAP;
            }
            width = Math.max(width, x);
            y += LINE + row.stream().mapToInt(picture -> picture.drawing().height()).max()
                    .orElseThrow() + GAP;
        }
        return """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %s %s" width="%s" height="%s" \
                font-family="sans-serif" font-size="14" text-anchor="middle">
                <title>%s</title>
                <style>path{fill:none;stroke:#888}circle{fill:#fff;stroke:#444}\
                .input{fill:#0072b2}.output{fill:#d55e00}.both{fill:#0072b2;stroke:#d55e00;\
                stroke-width:4}</style>
                <rect width="100%%" height="100%%" fill="#fff"/>
                <text x="%s" y="%s" font-weight="bold">%s</text>
                %s</svg>
                """.formatted(width, y, width, y, Page.text(title), width / 2, LINE - 4,
                Page.text(title),
                body);
    }

    private static String placed(Picture picture, int x, int y) {
        StageDrawing drawing = picture.drawing();
        var group = new StringBuilder("<g transform=\"translate(%s %s)\">\n".formatted(x, y));
        group.append("<text x=\"%s\" y=\"%s\">%s</text>\n".formatted(drawing.width() / 2,
                LINE - 8, Page.text(picture.of().caption())));
        group.append("<g transform=\"translate(0 %s)\">\n".formatted(LINE));
        if (!drawing.edges().isEmpty()) {
            group.append("<path d=\"%s\"/>\n".formatted(String.join("", drawing.edges())));
        }
        nodes(picture).forEach(node -> group.append(node).append('\n'));
        return group.append("</g></g>\n").toString();
    }

    private static List<String> nodes(Picture picture) {
        Dag graph = picture.of().graph();
        List<Integer> sources = graph.sources();
        List<Integer> sinks = graph.sinks();
        List<String> nodes = new ArrayList<>();
        IntStream.range(0, graph.nodes()).forEach(v -> nodes.add(
                "<circle cx=\"%s\" cy=\"%s\" r=\"%s\"%s/>".formatted(picture.drawing().x().get(v),
                        picture.drawing().y().get(v), RADIUS,
                        kind(sources.contains(v), sinks.contains(v)))));
        return nodes;
    }

    private static String kind(boolean source, boolean sink) {
        String kind = source ? sink ? "both" : "input" : sink ? "output" : "";
        return kind.isEmpty() ? "" : " class=\"%s\"".formatted(kind);
    }
}
