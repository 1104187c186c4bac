package io.evowire.run.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evowire.core.graph.Dag;
import io.evowire.core.graph.Edge;
import io.evowire.core.graph.WattsStrogatz;
import java.util.HashSet;
import java.util.List;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

class LayeredDrawingsTest {

    private static final Dag WIRING = new WattsStrogatz(32, 4, 0.75)
            .generate(RandomGeneratorFactory.of("L64X128MixRandom").create(3));

    private static StageDrawing draw(Dag wiring) {
        return new LayeredDrawings().of(wiring).orElseThrow();
    }

    @Test
    void everyEdgeRunsDownwardsFromNodeToNode() {
        StageDrawing drawing = draw(WIRING);
        List<Edge> edges = WIRING.edges();
        assertEquals(edges.size(), drawing.edges().size());
        for (int i = 0; i < edges.size(); i++) {
            Edge edge = edges.get(i);
            assertTrue(drawing.y().get(edge.from()) < drawing.y().get(edge.to()), edge.toString());
            String[] path = drawing.edges().get(i).split("[MLQC ,]+");
            near(drawing, edge.from(), path[1], path[2]);
            near(drawing, edge.to(), path[path.length - 2], path[path.length - 1]);
        }
    }

    // Edges begin and end on the rim of a node.
    private static void near(StageDrawing drawing, int node, String x, String y) {
        double distance = Math.hypot(drawing.x().get(node) - Integer.parseInt(x),
                drawing.y().get(node) - Integer.parseInt(y));
        assertTrue(distance < 17, "node " + node + " is " + distance + " away");
    }

    @Test
    void nodesLieApartWithinThePicture() {
        StageDrawing drawing = draw(WIRING);
        var places = new HashSet<List<Integer>>();
        for (int v = 0; v < WIRING.nodes(); v++) {
            int x = drawing.x().get(v);
            int y = drawing.y().get(v);
            assertTrue(x > 0 && x < drawing.width() && y > 0 && y < drawing.height());
            assertTrue(places.add(List.of(x, y)), "two nodes at " + x + ", " + y);
        }
    }

    @Test
    void theSameWiringIsDrawnTheSameWayEachTime() {
        assertEquals(draw(WIRING), draw(Dag.of(32, WIRING.edges())));
    }

    @Test
    void aSingleNodeIsDrawnAndAHugeGraphIsNot() {
        assertEquals(1, draw(Dag.of(1, List.of())).x().size());
        assertTrue(new LayeredDrawings().of(Dag.of(LayeredDrawings.MAX_NODES + 1, List.of()))
                .isEmpty());
    }
}
