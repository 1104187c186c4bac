package io.evowire.core.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CanonicalSearchTest {

    static Stream<Named<Dag>> hard() {
        return HardGraphs.all().entrySet().stream().map(e -> Named.of(e.getKey(), e.getValue()));
    }

    /** Without use of automorphisms the trees of most of these have more than 10^15 nodes. */
    @ParameterizedTest
    @MethodSource("hard")
    void treeOfAHardGraphStaysSmallHoweverItIsNumbered(Dag dag) {
        var random = new SplittableRandom(3);
        var first = new CanonicalSearch(dag);
        int worst = first.visited();
        for (int i = 0; i < 3; i++) {
            var other = new CanonicalSearch(Graphs.renumbered(dag, random));
            assertEquals(first.edges(), other.edges());
            worst = Math.max(worst, other.visited());
        }
        int visited = worst;
        assertTrue(visited <= 10 * dag.nodes(), () -> "visited " + visited);
    }

    @Test
    void mostRandomWiringsNeedNoSearch() {
        var random = new SplittableRandom(9);
        long visited = 0;
        for (int i = 0; i < 500; i++) {
            visited += new CanonicalSearch(new WattsStrogatz(32, 4, 0.75).generate(random))
                    .visited();
        }
        assertTrue(visited < 2 * 500, "visited " + visited);
    }
}
