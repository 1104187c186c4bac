package io.evowire.core.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evowire.core.graph.Graphs;
import java.util.List;
import org.junit.jupiter.api.Test;

class NetworkDotTest {

    private final Stage stage = new Stage(Graphs.dag(3, 0, 1, 0, 2), 8, 2,
            NodeOperation.SEPARABLE_3X3);

    @Test
    void stageIsItsWiring() {
        assertEquals("""
                strict digraph G {
                  n0 [ label="0" shape="circle" ];
                  n1 [ label="1" shape="circle" ];
                  n2 [ label="2" shape="circle" ];
                  n0 -> n1;
                  n0 -> n2;
                }
                """, NetworkDot.of(stage));
    }

    @Test
    void networkRunsFromTheImageToTheClassifier() {
        var network = Network.of(
                new Architecture(List.of(new StemConvolution(4, 1)), List.of(stage), new Head(16)),
                new TensorShape(1, 28, 28), 10);
        assertEquals("""
                strict digraph G {
                  image [ label="image [1, 28, 28]" shape="box" ];
                  n0 [ label="conv3x3 [4, 28, 28]" shape="box" ];
                  n1 [ label="0.0" shape="circle" ];
                  n2 [ label="0.1" shape="circle" ];
                  n3 [ label="0.2" shape="circle" ];
                  n4 [ label="mean [8, 14, 14]" shape="box" ];
                  n5 [ label="conv1x1 [16, 14, 14]" shape="box" ];
                  n6 [ label="dense [10]" shape="box" ];
                  image -> n0;
                  n0 -> n1;
                  n1 -> n2;
                  n1 -> n3;
                  n2 -> n4;
                  n3 -> n4;
                  n4 -> n5;
                  n5 -> n6;
                }
                """, NetworkDot.of(network));
    }

    @Test
    void linksAreEdgesThroughUnitsThatFitTheirSize() {
        var network = Network.of(new Architecture(List.of(new StemConvolution(4, 1)),
                List.of(stage, new Stage(Graphs.dag(2, 0, 1), 8, 2, NodeOperation.SEPARABLE_3X3)),
                new Head(16), List.of(new Link(0, 0, 1, 1))), new TensorShape(1, 28, 28), 10);
        String dot = NetworkDot.of(network);
        for (String line : List.of("n4 [ label=\"mean [8, 14, 14]\" shape",
                "n5 [ label=\"reduce [8, 7, 7]\" shape", "n7 [ label=\"1.1\" shape", "n1 -> n5;",
                "n5 -> n7;", "n4 -> n6;", "n6 -> n7;")) {
            assertTrue(dot.contains(line), line + " in\n" + dot);
        }
        assertFalse(dot.contains("n4 -> n7;"), dot);
    }

    @Test
    void otherOperationsAreNamed() {
        var network = Network.of(
                new Architecture(List.of(new StemConvolution(4, 1)),
                        List.of(stage, new Stage(Graphs.dag(1), 8, 1, NodeOperation.MAX_POOL_3X3)),
                        new Head(16)),
                new TensorShape(1, 28, 28), 10);
        String dot = NetworkDot.of(network);
        assertTrue(dot.contains("n1 [ label=\"0.0\" shape"), dot);
        assertTrue(dot.contains("n5 [ label=\"1.0 maxpool3x3\" shape"), dot);
    }
}
