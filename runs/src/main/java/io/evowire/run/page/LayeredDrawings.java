package io.evowire.run.page;

import io.evowire.core.graph.Dag;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.eclipse.elk.alg.layered.LayeredLayoutProvider;
import org.eclipse.elk.alg.layered.options.LayeredOptions;
import org.eclipse.elk.core.data.LayoutMetaDataService;
import org.eclipse.elk.core.options.CoreOptions;
import org.eclipse.elk.core.options.Direction;
import org.eclipse.elk.core.options.EdgeRouting;
import org.eclipse.elk.core.util.BasicProgressMonitor;
import org.eclipse.elk.graph.ElkBendPoint;
import org.eclipse.elk.graph.ElkEdge;
import org.eclipse.elk.graph.ElkEdgeSection;
import org.eclipse.elk.graph.ElkNode;
import org.eclipse.elk.graph.util.ElkGraphUtil;

/**
 * Draws wirings from top to bottom in layers with the Eclipse Layout Kernel. Remembers what it
 * drew: networks of one search share many stages, and a page that is written again shares nearly
 * all. The same wiring is drawn the same way each time.
 *
 * @see <a href="https://doi.org/10.1016/j.jvlc.2013.11.005">Schulze, Spoenemann and von Hanxleden,
 *      Drawing layered graphs with port constraints (2014)</a>
 */
public final class LayeredDrawings {

    /** Larger graphs take long and tell little. */
    public static final int MAX_NODES = 128;

    /** Diameter of a node, pixels. */
    private static final double NODE = 22;

    private final Map<Dag, StageDrawing> drawn = new HashMap<>();

    /** The drawing of a wiring; empty if it is too large. Not for two threads at once. */
    public Optional<StageDrawing> of(Dag wiring) {
        return wiring.nodes() > MAX_NODES
                ? Optional.empty()
                : Optional.of(drawn.computeIfAbsent(wiring, LayeredDrawings::draw));
    }

    private static StageDrawing draw(Dag wiring) {
        ElkNode graph = ElkGraphUtil.createGraph();
        graph.setProperty(CoreOptions.DIRECTION, Direction.DOWN);
        graph.setProperty(CoreOptions.RANDOM_SEED, 1);
        graph.setProperty(LayeredOptions.EDGE_ROUTING, EdgeRouting.SPLINES);
        graph.setProperty(LayeredOptions.SPACING_NODE_NODE, 22.0);
        graph.setProperty(LayeredOptions.SPACING_NODE_NODE_BETWEEN_LAYERS, 26.0);
        List<ElkNode> nodes = IntStream.range(0, wiring.nodes()).mapToObj(i -> node(graph))
                .toList();
        List<ElkEdge> edges = wiring.edges().stream().map(edge -> ElkGraphUtil
                .createSimpleEdge(nodes.get(edge.from()), nodes.get(edge.to()))).toList();
        Kernel.layOut(graph);
        return new StageDrawing((int) Math.ceil(graph.getWidth()),
                (int) Math.ceil(graph.getHeight()),
                nodes.stream().map(node -> (int) Math.round(node.getX() + NODE / 2)).toList(),
                nodes.stream().map(node -> (int) Math.round(node.getY() + NODE / 2)).toList(),
                edges.stream().map(LayeredDrawings::path).toList());
    }

    private static ElkNode node(ElkNode graph) {
        ElkNode node = ElkGraphUtil.createNode(graph);
        node.setDimensions(NODE, NODE);
        return node;
    }

    // ELK's bend points and the end are control points: three for each cubic, the rest for the last
    // curve.
    private static String path(ElkEdge edge) {
        ElkEdgeSection section = edge.getSections().getFirst();
        List<String> points = new ArrayList<>();
        for (ElkBendPoint bend : section.getBendPoints()) {
            points.add(point(bend.getX(), bend.getY()));
        }
        points.add(point(section.getEndX(), section.getEndY()));
        var path = new StringBuilder("M")
                .append(point(section.getStartX(), section.getStartY()));
        for (int i = 0; i < points.size(); i += 3) {
            List<String> curve = points.subList(i, Math.min(i + 3, points.size()));
            path.append("LQC".charAt(curve.size() - 1)).append(String.join(" ", curve));
        }
        return path.toString();
    }

    private static String point(double x, double y) {
        return Math.round(x) + "," + Math.round(y);
    }

    /** Takes a while to load, and a search that goes on draws its first page only later. */
    private static final class Kernel {

        static {
            // Layout properties can be copied only once their types are registered.
            LayoutMetaDataService.getInstance()
                    .registerLayoutMetaDataProviders(new LayeredOptions());
        }

        static void layOut(ElkNode graph) {
            new LayeredLayoutProvider().layout(graph, new BasicProgressMonitor());
        }
    }
}
