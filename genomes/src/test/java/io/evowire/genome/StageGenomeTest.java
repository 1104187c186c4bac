package io.evowire.genome;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evowire.core.graph.BarabasiAlbert;
import io.evowire.core.graph.Dag;
import io.evowire.core.graph.Edge;
import io.evowire.core.graph.ErdosRenyi;
import io.evowire.core.graph.GraphModel;
import io.evowire.core.graph.UnconnectedGraphException;
import io.evowire.core.graph.WattsStrogatz;
import io.evowire.core.network.NodeOperation;
import io.evowire.core.network.Stage;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StageGenomeTest {

    private static final NodeOperation OPERATION = NodeOperation.SEPARABLE_3X3;

    /** Without rewiring this is the ring 0-1-2-3-4-0 whatever the seed. */
    private static final GraphModel RING = new WattsStrogatz(5, 2, 0);

    private static StageGenome ring(EdgeEdit... edits) {
        return new StageGenome(RING, 1, List.of(edits), 8, OPERATION);
    }

    private static EdgeEdit add(int from, int to) {
        return new EdgeEdit.Add(new Edge(from, to));
    }

    private static EdgeEdit remove(int from, int to) {
        return new EdgeEdit.Remove(new Edge(from, to));
    }

    @Test
    void decodesToTheDrawnGraphWithItsEdits() {
        Dag expected = Dag.of(5, List.of(new Edge(0, 1), new Edge(0, 2), new Edge(0, 4),
                new Edge(1, 2), new Edge(3, 4)));
        var genome = ring(add(0, 2), remove(2, 3));

        assertEquals(expected, genome.wiring());
        assertEquals(new Stage(expected, 8, 2, OPERATION), genome.stage(8, 2));
    }

    /** A stored seed must mean the same graph in every later version. */
    @Test
    void aSeedKeepsItsGraph() {
        var genome = new StageGenome(new WattsStrogatz(8, 4, 0.75), 42, List.of(), 8, OPERATION);

        assertEquals("""
                [0->2, 0->4, 0->7, 1->3, 1->4, 1->5, 1->6, 2->4, \
                2->5, 2->6, 2->7, 3->4, 3->7, 4->7, 5->6, 5->7]""",
                genome.wiring().edges().toString());
    }

    @Test
    void theOrderOfEditsDoesNotMatter() {
        assertEquals(ring(add(0, 2), remove(2, 3)), ring(remove(2, 3), add(0, 2)));
        assertEquals(ring(add(0, 2), remove(2, 3)).hashCode(),
                ring(remove(2, 3), add(0, 2)).hashCode());
    }

    @Test
    void editsToAWiringAreTheDifferenceFromTheDrawnGraph() {
        var edited = ring(add(0, 2), remove(2, 3));

        assertEquals(edited, ring().withWiring(edited.wiring()));
        assertEquals(ring(), edited.withWiring(ring().wiring()));
    }

    @Test
    void anotherModelOrSeedDropsTheEdits() {
        var edited = ring(add(0, 2));

        assertEquals(Optional.of(new StageGenome(RING, 2, List.of(), 8, OPERATION)),
                edited.redrawn(RING, 2));
        assertEquals(
                Optional.of(
                        new StageGenome(new BarabasiAlbert(5, 2), 1, List.of(), 8, OPERATION)),
                edited.redrawn(new BarabasiAlbert(5, 2), 1));
    }

    @Test
    void widthAndOperationKeepTheEdits() {
        var edited = ring(add(0, 2));

        assertEquals(edited.edits(), edited.withWidth(new StageWidth.Channels(16)).edits());
        assertEquals(edited.edits(),
                edited.withOperation(NodeOperation.of("separable5x5")).edits());
        assertNotEquals(edited, edited.withWidth(new StageWidth.Channels(16)));
    }

    @Test
    void rejectsEditsThatDoNotApply() {
        assertRejected("+0->1", add(0, 1));
        assertRejected("-0->2", remove(0, 2));
        assertRejected("below 5", add(0, 5));
        assertRejected("smaller to a larger", add(3, 0));
    }

    @Test
    void rejectsTwoEditsOfOneEdge() {
        assertRejected("can be edited once", add(0, 2), remove(0, 2));
        assertRejected("can be edited once", add(0, 2), add(0, 2));
    }

    @Test
    void rejectsEditsThatLeaveSeveralPieces() {
        assertRejected("several pieces", remove(0, 1), remove(2, 3));
    }

    @Test
    void rejectsAWidthOfZero() {
        var thrown = assertThrows(IllegalArgumentException.class,
                () -> ring().withWidth(new StageWidth.Channels(0)));
        assertTrue(thrown.getMessage().contains("at least 1, not 0"), thrown.getMessage());
    }

    @Test
    void aModelWithoutConnectedGraphGivesNoStage() {
        var hopeless = new ErdosRenyi(20, 1e-9);

        assertEquals(Optional.empty(), StageGenome.draw(hopeless, 1,
                new StageWidth.Channels(8), OPERATION, null, null));
        assertEquals(Optional.empty(), ring().redrawn(hopeless, 1));
        assertThrows(UnconnectedGraphException.class,
                () -> new StageGenome(hopeless, 1, List.of(), 8, OPERATION));
    }

    private static void assertRejected(String part, EdgeEdit... edits) {
        var thrown = assertThrows(IllegalArgumentException.class, () -> ring(edits));
        assertTrue(thrown.getMessage().contains(part), thrown.getMessage());
    }
}
