package io.evowire.run.page;

import java.util.List;

/**
 * Where the nodes and edges of a stage lie in its picture.
 *
 * @param width  of the picture, pixels
 * @param height of the picture, pixels
 * @param x      centre of each node, pixels from the left
 * @param y      centre of each node, pixels from the top
 * @param edges  the line of each edge, in the order of {@link io.evowire.core.graph.Dag#edges()},
 *               as path data of SVG
 */
public record StageDrawing(int width, int height, List<Integer> x, List<Integer> y,
        List<String> edges) {

    public StageDrawing {
        x = List.copyOf(x);
        y = List.copyOf(y);
        edges = List.copyOf(edges);
    }
}
