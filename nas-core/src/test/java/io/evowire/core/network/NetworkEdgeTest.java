package io.evowire.core.network;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.evowire.core.graph.Dag;
import io.evowire.core.graph.Edge;
import io.evowire.core.network.NetworkEdge.Source.Linked;
import io.evowire.core.network.NetworkEdge.Source.Within;
import java.util.List;
import org.junit.jupiter.api.Test;

class NetworkEdgeTest {

    private static Stage stage(int nodes, Edge... edges) {
        return new Stage(Dag.of(nodes, List.of(edges)), 8, 2, NodeOperation.SEPARABLE_3X3);
    }

    /** Nodes 0 and 1 are the stem, 2 to 5 and 7 to 8 those of the stages, 6 and 9 means. */
    @Test
    void edgesAreThoseOfTheWiringsByReaderAndInput() {
        Network network = Network.of(new Architecture(
                List.of(new StemConvolution(4, 1), new StemConvolution(4, 1)),
                List.of(stage(4, new Edge(0, 3), new Edge(1, 3), new Edge(0, 2)),
                        stage(2, new Edge(0, 1))),
                new Head(16)), new TensorShape(1, 8, 8), 2);
        assertEquals(List.of(new NetworkEdge(4, 0, new Within(2, 0)),
                new NetworkEdge(5, 0, new Within(2, 0)), new NetworkEdge(5, 1, new Within(3, 1)),
                new NetworkEdge(8, 0, new Within(7, 0))), network.edges());
    }

    /** Nodes 1, 2 and 4 are those of the first stages; 6 brings node 2 to the third one, 7 and 8. */
    @Test
    void aLinkIsReadThroughTheUnitThatReducesItsNode() {
        Network linked = Network.of(new Architecture(List.of(new StemConvolution(4, 1)),
                List.of(stage(2, new Edge(0, 1)), stage(1), stage(2, new Edge(0, 1))),
                new Head(16), List.of(new Link(0, 1, 2, 1))), new TensorShape(1, 8, 8), 2);
        assertEquals(new Node.Reduce(2, new TensorShape(8, 4, 4), new TensorShape(8, 1, 1), 0, 1,
                2, 4, NodeOperation.SEPARABLE_3X3), linked.nodes().get(6));
        assertEquals(List.of(6, 7), linked.nodes().get(8).inputs());
        assertEquals(List.of(new NetworkEdge(2, 0, new Within(1, 0)),
                new NetworkEdge(8, 0, new Linked(2, 0, 1)),
                new NetworkEdge(8, 1, new Within(7, 0))), linked.edges());
    }
}
