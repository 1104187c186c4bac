package io.evowire.core.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class NagoTest {

    private static Dag draw(Nago model, long seed) {
        return Dag.of(model.nodes(), model.draw(new SplittableRandom(seed)));
    }

    /** 9 triangles; in each third the three of them in all pairs; the thirds in all pairs. */
    @Test
    void wherePartsAreCompleteEveryEdgeIsKnown() {
        Dag dag = draw(new Nago(27, 3, 2, 0, 3, 1, 2, 0), 1);
        assertEquals(9 * 3 + 3 * 3 + 3, dag.edges().size());
        assertEquals(27, dag.depth());
        assertEquals(List.of(0), dag.sources());
        assertEquals(List.of(26), dag.sinks());
        assertTrue(dag.contains(new Edge(2, 3)) && dag.contains(new Edge(2, 6)));
        assertTrue(dag.contains(new Edge(8, 9)) && dag.contains(new Edge(8, 18)));
        assertEquals(List.of(17, 8), dag.predecessors(18).reversed());
    }

    /** Two rings of four: 0-1-2-3 has one input and one output, so one edge joins the halves. */
    @Test
    void outputsOfAGraphGoToAllInputsOfTheNext() {
        Dag halves = draw(new Nago(8, 2, 2, 0, 1, 1, 2, 0), 1);
        assertEquals(9, halves.edges().size());
        assertTrue(halves.contains(new Edge(3, 4)));
        // Where a middle graph has several ends, each leads to each.
        for (int seed = 0; seed < 50; seed++) {
            var model = new Nago(16, 2, 2, 0, 8, 0.3, 2, 0); // single nodes at the bottom
            Dag dag = draw(model, seed);
            List<Integer> outputs = dag.edges().stream().filter(e -> e.from() < 8 && e.to() >= 8)
                    .map(Edge::from).distinct().sorted().toList();
            List<Integer> inputs = dag.edges().stream().filter(e -> e.from() < 8 && e.to() >= 8)
                    .map(Edge::to).distinct().sorted().toList();
            assertEquals(outputs.size() * (long) inputs.size(), dag.edges().stream()
                    .filter(e -> e.from() < 8 && e.to() >= 8).count());
            for (int v = 0; v < 8; v++) {
                int own = v;
                assertEquals(outputs.contains(v), dag.edges().stream()
                        .noneMatch(e -> e.from() == own && e.to() < 8));
            }
            assertEquals(inputs, dag.edges().stream().map(Edge::to).filter(to -> to >= 8)
                    .distinct().filter(to -> dag.predecessors(to).stream().allMatch(u -> u < 8))
                    .sorted().toList());
        }
    }

    @Test
    void aLevelAloneHasTheLawOfItsModel() {
        for (int seed = 0; seed < 20; seed++) {
            assertEquals(new WattsStrogatz(12, 4, 0.5).generate(new SplittableRandom(seed)),
                    draw(new Nago(12, 12, 4, 0.5, 3, 0.4, 2, 0), seed));
            assertEquals(new ErdosRenyi(12, 0.3).generate(new SplittableRandom(seed)),
                    draw(new Nago(12, 1, 4, 0.5, 12, 0.3, 2, 0), seed));
            assertEquals(new WattsStrogatz(12, 6, 0.25).generate(new SplittableRandom(seed)),
                    draw(new Nago(12, 1, 4, 0.5, 1, 0.3, 6, 0.25), seed));
        }
    }

    @Test
    void anyNumberOfNodesIsDealtAndConnected() {
        for (int nodes = 1; nodes <= 60; nodes++) {
            Dag dag = draw(new Nago(nodes, 4, 4, 1, 3, 0.4, 4, 0.5), nodes);
            assertTrue(dag.isConnected(), nodes + " nodes");
        }
    }

    @Test
    void whereAGraphWithinStaysInPiecesTheMessageNamesWhatWasWritten() {
        var nago = new Nago(60, 1, 2, 0.5, 30, 0.001, 2, 0.5);
        String message = assertThrows(UnconnectedGraphException.class,
                () -> nago.generate(new SplittableRandom(1))).getMessage();
        assertTrue(message.startsWith("In NAGO(1, 2, 0.5, 30, 0.001, 2, 0.5) with 60 nodes: ER("),
                message);
    }
}
