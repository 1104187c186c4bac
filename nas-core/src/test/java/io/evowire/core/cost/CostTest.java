package io.evowire.core.cost;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evowire.core.graph.Dag;
import io.evowire.core.graph.Graphs;
import io.evowire.core.network.Architecture;
import io.evowire.core.network.Head;
import io.evowire.core.network.Network;
import io.evowire.core.network.NodeOperation;
import io.evowire.core.network.Stage;
import io.evowire.core.network.StemConvolution;
import io.evowire.core.network.TensorShape;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Costs worked out by hand; every line of arithmetic is one node of the network. */
class CostTest {

    @Test
    void aCostThatDoesNotFitIsRefusedInsteadOfWrong() {
        int widest = Integer.MAX_VALUE;
        var network = network(new TensorShape(1, 1 << 16, 1 << 16), 2,
                List.of(new StemConvolution(widest, 1)),
                List.of(new Stage(Graphs.dag(1), widest, 1, NodeOperation.SEPARABLE_3X3)), 16);
        String message = assertThrows(IllegalArgumentException.class, () -> Cost.of(network))
                .getMessage();
        assertTrue(message.contains("[1, 65536, 65536]"), message);
    }

    @Test
    void singleNode() {
        var network = network(new TensorShape(1, 8, 8), 2, List.of(new StemConvolution(4, 1)),
                List.of(new Stage(Graphs.dag(1), 8, 2, NodeOperation.SEPARABLE_3X3)), 16);
        long parameters = 4 * 1 * 9 + 2 * 4 // stem: weights, scale and shift
                + 4 * 9 + 4 * 8 + 2 * 8 // node: depthwise, pointwise, scale and shift
                + 8 * 16 + 2 * 16 // head
                + 16 * 2 + 2; // dense and bias
        long macs = 64 * 4 * 1 * 9 // stem, 8x8
                + 16 * (4 * 9 + 4 * 8) // node, 4x4
                + 16 * 8 * 16 // head
                + 16 * 2; // dense
        long activations = 64 + 4 * 64 // stem: image, convolution
                + 4 * 64 + 4 * 16 + 8 * 16 // node: ReLU, depthwise, pointwise
                + 8 * 16 + 16 * 16 // head: ReLU, convolution
                + 16 * 16 + 16; // dense: ReLU, pooled
        assertEquals(new Cost(322, 5472, 1424, 4), Cost.of(network));
        assertEquals(new Cost(parameters, macs, activations, 4), Cost.of(network));
    }

    @Test
    void diamondHasOneWeightedSum() {
        var network = network(new TensorShape(3, 4, 4), 3, List.of(new StemConvolution(2, 1)),
                List.of(new Stage(Graphs.dag(4, 0, 1, 0, 2, 1, 3, 2, 3), 2, 1,
                        NodeOperation.SEPARABLE_3X3)),
                4);
        long parameters = 2 * 3 * 9 + 2 * 2 // stem
                + 4 * (2 * 9 + 2 * 2 + 2 * 2) // four nodes
                + 2 // edge weights of the last node
                + 2 * 4 + 2 * 4 // head
                + 4 * 3 + 3; // dense
        long macs = 16 * 2 * 3 * 9 // stem
                + 4 * 16 * (2 * 9 + 2 * 2) // four nodes
                + 2 * 2 * 16 // sum of two inputs
                + 16 * 2 * 4 // head
                + 4 * 3; // dense
        long activations = 3 * 16 + 2 * 16 // stem
                + 4 * (2 * 16 + 2 * 16 + 2 * 16) // four nodes: ReLU, depthwise, pointwise
                + 2 * 2 * 16 // the two inputs of the sum
                + 2 * 16 + 4 * 16 // head
                + 4 * 16 + 4; // dense
        assertEquals(new Cost(195, 2476, 692, 6), Cost.of(network));
        assertEquals(new Cost(parameters, macs, activations, 6), Cost.of(network));
    }

    @Test
    void oddSizesTwoSourcesAnd5x5() {
        var network = network(new TensorShape(1, 7, 5), 2,
                List.of(new StemConvolution(2, 2), new StemConvolution(4, 1)),
                List.of(new Stage(Graphs.dag(3, 0, 2, 1, 2), 4, 2, NodeOperation.SEPARABLE_5X5),
                        new Stage(Graphs.dag(2), 6, 1, NodeOperation.SEPARABLE_3X3)),
                8);
        long parameters = 2 * 1 * 9 + 2 * 2 // stem
                + 4 * 2 * 9 + 2 * 4 // stem
                + 3 * (4 * 25 + 4 * 4 + 2 * 4) + 2 // stage of three nodes, two edge weights
                + 2 * (4 * 9 + 4 * 6 + 2 * 6) // stage of two nodes
                + 6 * 8 + 2 * 8 // head
                + 8 * 2 + 2; // dense
        long macs = 12 * 2 * 1 * 9 // stem: 7x5 to 4x3
                + 12 * 4 * 2 * 9 // stem
                + 3 * 4 * (4 * 25 + 4 * 4) + 2 * 4 * 4 // three nodes at 2x2, sum of two inputs
                + 2 * 4 * (4 * 9 + 4 * 6) // two nodes at 2x2
                + 4 * 6 * 8 // head
                + 8 * 2; // dense
        long activations = 35 + 2 * 12 // stem
                + 2 * 12 + 4 * 12 // stem
                + 2 * (4 * 12 + 4 * 4 + 4 * 4) // sources: ReLU at 4x3, depthwise, pointwise
                + 2 * 4 * 4 // inputs of the sum
                + 4 * 4 + 4 * 4 + 4 * 4 // third node
                + 2 * (4 * 4 + 4 * 4 + 6 * 4) // stage of two nodes
                + 6 * 4 + 8 * 4 // head
                + 8 * 4 + 8; // dense
        assertEquals(new Cost(702, 3192, 579, 7), Cost.of(network));
        assertEquals(new Cost(parameters, macs, activations, 7), Cost.of(network));
    }

    @Test
    void denseConvolutionsHaveAWeightForEachPairOfChannelsAndTap() {
        long parameters = 2 * (6 * 4 * 9 + 2 * 6) // sources
                + 6 * 6 * 9 + 2 * 6 + 2; // third node, two edge weights
        long macs = 2 * 16 * 6 * 4 * 9 // sources, 8x7 to 4x4
                + 16 * 6 * 6 * 9 + 2 * 6 * 16; // third node, sum of two inputs
        long activations = 2 * (4 * 56 + 6 * 16) // sources: ReLU, convolution
                + 6 * 16 + 6 * 16 + 2 * 6 * 16; // third node, inputs of the sum
        assertEquals(plus(ends(), parameters, macs, activations),
                Cost.of(threeNodes(NodeOperation.CONV_3X3)));
    }

    @Test
    void poolsHaveNeitherWeightsNorMultiplyAdds() {
        long parameters = 2 * (6 * 4 + 2 * 6) // sources
                + 6 * 6 + 2 * 6 + 2; // third node, two edge weights
        long macs = 2 * 16 * 6 * 4 // sources
                + 16 * 6 * 6 + 2 * 6 * 16; // third node, sum of two inputs
        long activations = 2 * (4 * 56 + 4 * 16 + 6 * 16) // sources: ReLU, pool, pointwise
                + 3 * 6 * 16 + 2 * 6 * 16; // third node, inputs of the sum
        Cost expected = plus(ends(), parameters, macs, activations);
        assertEquals(expected, Cost.of(threeNodes(NodeOperation.MAX_POOL_3X3)));
        assertEquals(expected, Cost.of(threeNodes(NodeOperation.AVERAGE_POOL_3X3)));
    }

    private static Network threeNodes(NodeOperation operation) {
        return network(new TensorShape(1, 8, 7), 2, List.of(new StemConvolution(4, 1)),
                List.of(new Stage(Graphs.dag(3, 0, 2, 1, 2), 6, 2, operation)), 8);
    }

    /** Stem and head of these networks. */
    private static Cost ends() {
        long parameters = 4 * 1 * 9 + 2 * 4 + 6 * 8 + 2 * 8 + 8 * 2 + 2;
        long macs = 56 * 4 * 1 * 9 + 16 * 6 * 8 + 8 * 2;
        long activations = 56 + 4 * 56 + 6 * 16 + 8 * 16 + 8 * 16 + 8;
        return new Cost(parameters, macs, activations, 5);
    }

    private static Cost plus(Cost cost, long parameters, long macs, long activations) {
        return new Cost(cost.parameters() + parameters, cost.macs() + macs,
                cost.activations() + activations, cost.depth());
    }

    @Test
    void outputReadByTwoSumsIsKeptOnce() {
        var once = cost(Graphs.dag(4, 0, 2, 1, 2, 0, 3));
        var twice = cost(Graphs.dag(4, 0, 2, 1, 2, 0, 3, 1, 3));
        assertEquals(once.activations(), twice.activations());
        assertEquals(once.parameters() + 2, twice.parameters());
        assertEquals(once.macs() + 2 * 4 * 16, twice.macs());
    }

    @Test
    void doesNotOverflow() {
        var network = network(new TensorShape(3, 4096, 4096), 1000,
                List.of(new StemConvolution(4096, 1)),
                List.of(new Stage(Graphs.dag(1), 4096, 1, NodeOperation.SEPARABLE_3X3)), 4096);
        long pixels = 4096L * 4096;
        assertEquals(pixels * 4096 * 27 + pixels * 4096 * (9 + 4096) + pixels * 4096 * 4096
                + 4096 * 1000, Cost.of(network).macs());
    }

    private static Cost cost(Dag wiring) {
        return Cost.of(network(new TensorShape(1, 4, 4), 2, List.of(new StemConvolution(4, 1)),
                List.of(new Stage(wiring, 4, 1, NodeOperation.SEPARABLE_3X3)), 4));
    }

    private static Network network(TensorShape input, int classes, List<StemConvolution> stem,
            List<Stage> stages, int head) {
        return Network.of(new Architecture(stem, stages, new Head(head)), input, classes);
    }
}
