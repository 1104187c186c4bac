package io.evowire.core.network;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.evowire.core.graph.Dag;
import io.evowire.core.graph.Edge;
import io.evowire.core.network.NetworkEdge.Source.Linked;
import io.evowire.core.network.NetworkEdge.Source.Within;
import java.util.ArrayList;
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

    /** No architecture has such edges yet, but its network can say them. */
    @Test
    void anEdgeFromAnEarlierStageIsAKindOfItsOwn() {
        Network plain = Network.of(new Architecture(List.of(new StemConvolution(4, 1)),
                List.of(stage(2, new Edge(0, 1)), stage(1), stage(2, new Edge(0, 1))),
                new Head(16)), new TensorShape(1, 8, 8), 2);
        assertEquals(List.of(new NetworkEdge(2, 0, new Within(1, 0)),
                new NetworkEdge(7, 0, new Within(6, 0))), plain.edges());
        List<Node> nodes = new ArrayList<>(plain.nodes());
        var last = (Node.Wired) nodes.get(7);
        nodes.set(7, new Node.Wired(List.of(2, 6), last.in(), last.out(), last.stage(),
                last.index(), last.stride(), last.operation()));
        var linked = new Network(plain.architecture(), plain.input(), plain.classes(), nodes);
        assertEquals(List.of(new NetworkEdge(2, 0, new Within(1, 0)),
                new NetworkEdge(7, 0, new Linked(2, 0, 1)),
                new NetworkEdge(7, 1, new Within(6, 0))), linked.edges());
    }
}
