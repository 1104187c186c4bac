package io.evowire.core.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DagTest {

    private final Dag diamond = Graphs.dag(5, 0, 1, 0, 2, 1, 3, 2, 3);

    @Test
    void neighboursSourcesAndSinksFollowFromTheEdges() {
        assertEquals(List.of(1, 2), diamond.predecessors(3));
        assertEquals(List.of(List.of(1, 2), List.of(3), List.of(3), List.of(), List.of()),
                diamond.successors());
        assertEquals(List.of(0, 4), diamond.sources());
        assertEquals(List.of(3, 4), diamond.sinks());
        assertTrue(diamond.contains(new Edge(1, 3)));
        assertFalse(diamond.contains(new Edge(0, 3)));
        assertFalse(diamond.contains(new Edge(3, 9)));
    }

    @Test
    void depthIsTheLongestPath() {
        assertEquals(3, diamond.depth());
        assertEquals(1, Graphs.dag(3).depth());
        assertEquals(4, Graphs.dag(4, 0, 3, 0, 1, 1, 2, 2, 3).depth());
    }

    @Test
    void isolatedNodeDisconnects() {
        assertFalse(diamond.isConnected());
        assertTrue(Graphs.dag(4, 0, 1, 0, 2, 1, 3, 2, 3).isConnected());
        assertTrue(Graphs.dag(1).isConnected());
    }

    @Test
    void equalityIsByNodesAndEdges() {
        var edges = new ArrayList<>(diamond.edges().reversed());
        edges.add(new Edge(0, 1));
        assertEquals(diamond, Dag.of(5, edges));
        assertFalse(diamond.equals(Dag.of(6, edges)));
    }

    @Test
    void edgesAreSorted() {
        assertEquals("[0->1, 0->2, 1->3, 2->3]", diamond.edges().toString());
    }

    @Test
    void cannotBeChangedFromOutside() {
        var predecessors = new ArrayList<List<Integer>>(List.of(List.of(),
                new ArrayList<>(List.of(0))));
        var dag = new Dag(predecessors);
        predecessors.get(1).clear();
        assertEquals(List.of(0), dag.predecessors(1));
        assertThrows(UnsupportedOperationException.class, () -> dag.predecessors(1).clear());
        assertThrows(UnsupportedOperationException.class, () -> dag.successors().get(0).clear());
    }

    @ParameterizedTest
    @CsvSource({"2, 1", "0, 5"})
    void rejectsEdgeBackwardsOrOutOfRange(int from, int to) {
        var error = assertThrows(IllegalArgumentException.class,
                () -> Graphs.dag(5, from, to));
        assertEquals("Edge %d->%d must point from a smaller to a larger node index below 5."
                .formatted(from, to), error.getMessage());
    }

    @Test
    void rejectsPredecessorsThatDoNotAscend() {
        var error = assertThrows(IllegalArgumentException.class,
                () -> new Dag(List.of(List.of(), List.of(0), List.of(1, 0))));
        assertEquals("The predecessors of node 2 must ascend within [0, 2), but are [1, 0].",
                error.getMessage());
    }

    @Test
    void rejectsNoNodesAndTooMany() {
        assertEquals("A graph must have between 1 and 1024 nodes, not 0.",
                assertThrows(IllegalArgumentException.class, () -> new Dag(List.of()))
                        .getMessage());
        assertEquals("A graph must have between 1 and 1024 nodes, not 2000000000.",
                assertThrows(IllegalArgumentException.class,
                        () -> Dag.of(2_000_000_000, List.of())).getMessage());
    }

    @Test
    void rejectsEdgeFromANodeToItself() {
        var error = assertThrows(IllegalArgumentException.class, () -> new Edge(3, 3));
        assertEquals(
                "An edge joins two different nodes with indices of at least 0, not 3 and 3.",
                error.getMessage());
    }
}
