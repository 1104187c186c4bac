package io.evowire.core.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Laws that every graph model keeps, and the way models are written. */
@Tag("thorough")
class GraphModelTest {

    private static final int SEEDS = Boolean.getBoolean("evowire.thorough") ? 300 : 60;

    static Stream<GraphModel> models() {
        return Stream.of(new ErdosRenyi(32, 0.2), new ErdosRenyi(32, 0.12), new ErdosRenyi(1, 1),
                new ErdosRenyi(9, 1), new BarabasiAlbert(32, 5), new BarabasiAlbert(32, 1),
                new BarabasiAlbert(2, 1), new BarabasiAlbert(16, 15),
                new WattsStrogatz(32, 4, 0.75),
                new WattsStrogatz(32, 2, 1), new WattsStrogatz(3, 2, 0.5),
                new WattsStrogatz(32, 4, 0), new WattsStrogatz(16, 8, 0.5),
                new WattsStrogatz(17, 16, 1), new WattsStrogatz(16, 14, 1),
                new DuplicationDivergence(32, 0.5), new DuplicationDivergence(9, 1),
                new DuplicationDivergence(1, 0.3), new RandomDag(32, 3, 0.5, 5, 2),
                new RandomDag(9, 8, 4, 8, 0), new RandomDag(2, 1, 0, 1, 3),
                new Spatial(16, 1, 0.4), new Spatial(1, 0.5, 0.1),
                new HierarchicalModular(16, 2, 0.7, 0.4), new HierarchicalModular(5, 8, 1, 0.8),
                new Niche(16, 0.25), new WattsStrogatzFlex(32, 4.7, 0.5),
                new WattsStrogatzFlex(8, 7, 1), new Nago(32, 4, 4, 0.5, 3, 0.6, 4, 0.25),
                new Nago(5, 10, 2, 1, 10, 0.5, 8, 1), Graphs.connectome(1),
                Graphs.connectome(16), Graphs.connectome(40));
    }

    @ParameterizedTest
    @MethodSource("models")
    void graphsAreConnectedAndHaveEveryNode(GraphModel model) {
        for (int seed = 0; seed < SEEDS; seed++) {
            Dag dag = model.generate(new SplittableRandom(seed));
            assertEquals(model.nodes(), dag.nodes());
            assertEquals(dag.nodes(), reachable(dag));
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void edgesPointForwardAndStayBelowTheLargestNumber(GraphModel model) {
        for (int seed = 0; seed < SEEDS; seed++) {
            var edges = model.draw(new SplittableRandom(seed));
            assertTrue(edges.size() <= model.maxEdges());
            assertTrue(edges.stream().allMatch(e -> e.from() < e.to() && e.to() < model.nodes()));
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void sameSeedGivesTheSameGraph(GraphModel model) {
        assertEquals(model.generate(new SplittableRandom(7)),
                model.generate(new SplittableRandom(7)));
    }

    @Test
    void anotherSeedGivesAnotherGraph() {
        for (var model : List.of(new ErdosRenyi(32, 0.2), new BarabasiAlbert(32, 5),
                new WattsStrogatz(32, 4, 0.75), new DuplicationDivergence(32, 0.5),
                new RandomDag(32, 3, 0.5, 5, 2), new Spatial(16, 1, 0.4),
                new HierarchicalModular(16, 2, 0.7, 0.4), new Niche(16, 0.25),
                new WattsStrogatzFlex(32, 4.7, 0.5), new Nago(32, 4, 4, 0.5, 3, 0.6, 4, 0.25),
                Graphs.connectome(16))) {
            assertNotEquals(model.generate(new SplittableRandom(7)),
                    model.generate(new SplittableRandom(8)));
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void notationIsReadBack(GraphModel model) {
        var graphs = new NamedGraphs(List.of(Graphs.WORM));
        assertEquals(model, GraphModel.parse(model.notation(), model.nodes(), graphs));
        assertEquals(model, GraphModel.parse(" " + model.notation().toLowerCase(), model.nodes(),
                graphs));
    }

    @Test
    void notationNeedsNoSpaces() {
        assertEquals(new WattsStrogatz(32, 4, 0.75), GraphModel.parse("WS(4,0.75)", 32));
        assertEquals(new ErdosRenyi(32, 0.2), GraphModel.parse("ER(.2)", 32));
        assertEquals(new BarabasiAlbert(32, 5), GraphModel.parse("BA(5)", 32));
        assertEquals("WS(4, 0.75)", new WattsStrogatz(32, 4, 0.75).notation());
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            XX(3)          ; Unknown graph model 'XX(3)'. Use ER(P), BA(M)
            ''             ; Unknown graph model ''.
            WS             ; Unknown graph model 'WS'.
            WS(4,0.75      ; Unknown graph model
            WS(4)          ; 'WS(4)' has 1 parameters, but the form is WS(K, P)
            ER(0.1,0.2)    ; has 2 parameters, but the form is ER(P)
            BA()           ; The M of 'BA()' must be a whole number, not ''
            BA(2.5)        ; The M of 'BA(2.5)' must be a whole number, not '2.5'
            WS(4,x)        ; The P of 'WS(4,x)' must be a number, not 'x'
            ER(NaN)        ; must be a number, not 'NaN'
            ER(0x1p-2)     ; must be a number, not '0x1p-2'
            WS(5,0.5)      ; must be even and in [2, 32) for 32 nodes, not 5
            BA(32)         ; must lie in [1, 32) for 32 nodes, not 32
            ER(1.5)        ; must lie in (0, 1], not 1.5
            WSFLEX(31.5,0) ; The neighbours of WS-flex must lie in [2, 31] for 32 nodes, not 31.5
            WSFLEX(1.5,0)  ; The neighbours of WS-flex must lie in [2, 31] for 32 nodes, not 1.5
            RDAG(3,.5,5,4) ; The decay of Random DAG must be from 0 to 3, not 4
            NICHE(0.5)     ; The connectance of Niche must lie in (0, 0.5), not 0.5
            DD(0)          ; The retention probability of Duplication-divergence must lie in (0, 1]
            """)
    void badNotationIsRefusedWithWhatIsAllowed(String notation, String message) {
        var error = assertThrows(IllegalArgumentException.class,
                () -> GraphModel.parse(notation, 32));
        assertTrue(error.getMessage().contains(message), error.getMessage());
    }

    @Test
    void hopelessModelGivesUpSoonAndSaysWhy() {
        var model = new ErdosRenyi(64, 0.02);
        var error = assertTimeout(Duration.ofSeconds(5),
                () -> assertThrows(UnconnectedGraphException.class,
                        () -> model.generate(new SplittableRandom(1))));
        assertEquals("""
                ER(0.02) with 64 nodes gave no connected graph in 1000 draws. \
                Maybe its edge probability or degree is too low for so many nodes.""",
                error.getMessage());
    }

    private static int reachable(Dag dag) {
        int[] piece = IntStream.range(0, dag.nodes()).toArray();
        for (int round = 0; round < dag.nodes(); round++) {
            for (Edge edge : dag.edges()) {
                piece[edge.to()] = piece[edge.from()] = Math.min(piece[edge.from()],
                        piece[edge.to()]);
            }
        }
        return (int) IntStream.of(piece).filter(p -> p == 0).count();
    }
}
