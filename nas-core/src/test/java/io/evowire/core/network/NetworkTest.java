package io.evowire.core.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evowire.core.graph.Graphs;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NetworkTest {

    private static final NodeOperation SEPARABLE = NodeOperation.SEPARABLE_3X3;

    private final Architecture architecture = new Architecture(
            List.of(new StemConvolution(16, 1)),
            List.of(new Stage(Graphs.dag(4, 0, 2, 1, 2, 0, 3), 32, 2, SEPARABLE),
                    new Stage(Graphs.dag(2, 0, 1), 64, 2, SEPARABLE),
                    new Stage(Graphs.dag(1), 128, 2, SEPARABLE)),
            new Head(256));

    private final Network network = Network.of(architecture, new TensorShape(1, 28, 28), 10);

    @Test
    void stridesHalveTheImageRoundingUp() {
        assertEquals(
                List.of(shape(16, 28), shape(32, 14), shape(32, 14), shape(32, 14), shape(32, 14),
                        shape(32, 14), shape(64, 7), shape(64, 7), shape(64, 7), shape(128, 4),
                        shape(128, 4), shape(256, 4), shape(10, 1)),
                network.nodes().stream().map(Node::out).toList());
    }

    @Test
    void onlySourcesReadTheStagesInputAndHaveItsStride() {
        assertEquals(new Node.Wired(List.of(0), shape(16, 28), shape(32, 14), 0, 0, 2, SEPARABLE),
                network.nodes().get(1));
        assertEquals(new Node.Wired(List.of(0), shape(16, 28), shape(32, 14), 0, 1, 2, SEPARABLE),
                network.nodes().get(2));
        assertEquals(
                new Node.Wired(List.of(1, 2), shape(32, 14), shape(32, 14), 0, 2, 1, SEPARABLE),
                network.nodes().get(3));
        assertEquals(new Node.Wired(List.of(1), shape(32, 14), shape(32, 14), 0, 3, 1, SEPARABLE),
                network.nodes().get(4));
    }

    @Test
    void stageEndsInTheMeanOfItsSinksWhichTheNextStageReads() {
        assertEquals(new Node.Mean(List.of(3, 4), shape(32, 14), 0), network.nodes().get(5));
        assertEquals(List.of(5), network.nodes().get(6).inputs());
        assertEquals(new Node.Mean(List.of(7), shape(64, 7), 1), network.nodes().get(8));
    }

    @Test
    void onlyNodesWithSeveralInputsHaveEdgeWeights() {
        assertEquals(List.of(0, 0, 2, 0),
                network.nodes().subList(1, 5).stream()
                        .map(node -> assertInstanceOf(Node.Wired.class, node).edgeWeights())
                        .toList());
    }

    @Test
    void headIsA1x1ConvolutionAndAClassifier() {
        assertEquals(new Node.Convolution(10, shape(128, 4), shape(256, 4), 1, 1, true),
                network.nodes().get(11));
        assertEquals(new Node.Classifier(11, shape(256, 4), 10), network.classifier());
    }

    @Test
    void stemHasReluBeforeAllButTheFirstConvolution() {
        var deep = Network.of(
                new Architecture(List.of(new StemConvolution(8, 2), new StemConvolution(16, 2)),
                        architecture.stages(), architecture.head()),
                new TensorShape(3, 224, 224), 10);
        assertEquals(new Node.Convolution(Node.IMAGE, shape(3, 224), shape(8, 112), 3, 2, false),
                deep.nodes().get(0));
        assertEquals(new Node.Convolution(0, shape(8, 112), shape(16, 56), 3, 2, true),
                deep.nodes().get(1));
    }

    @Test
    void nodesReadOnlyNodesBeforeThem() {
        for (int i = 0; i < network.nodes().size(); i++) {
            for (int input : network.nodes().get(i).inputs()) {
                assertTrue(input < i);
            }
        }
        var nodes = network.nodes().reversed();
        assertThrows(IllegalArgumentException.class,
                () -> new Network(architecture, network.input(), 10, nodes));
    }

    @Test
    void lastNodeIsAClassifier() {
        var nodes = network.nodes().subList(0, 12);
        var error = assertThrows(IllegalArgumentException.class,
                () -> new Network(architecture, network.input(), 10, nodes));
        assertEquals("The last node of a network must be a classifier.", error.getMessage());
    }

    @ParameterizedTest
    @CsvSource({"SMALL, 39x112 78x56 | 78x28 156x14 312x7, 32 32 32",
            "REGULAR, 39x112 | 78x56 156x28 312x14 624x7, 16 32 32 32"})
    void regimesHaveTheShapesOfThePaper(RandWire regime, String shapes, String nodes) {
        var paper = regime.architecture(78, 32, SEPARABLE, n -> Graphs.dag(n));
        var resolved = Network.of(paper, new TensorShape(3, 224, 224), 1000);
        var stem = resolved.nodes().subList(0, paper.stem().size());
        var means = resolved.nodes().stream().filter(Node.Mean.class::isInstance).toList();
        assertEquals(shapes, "%s | %s".formatted(sizes(stem), sizes(means)));
        assertEquals(nodes, String.join(" ", paper.stages().stream()
                .map(stage -> Integer.toString(stage.wiring().nodes())).toList()));
        assertEquals(1280, paper.head().channels());
    }

    @Test
    void partsRefuseWhatCannotBe() {
        refused("The channels of a stem convolution must be at least 1, not 0.",
                () -> new StemConvolution(0, 1));
        refused("The stride of a stage must be 1 or 2, not 3.",
                () -> new Stage(Graphs.dag(1), 8, 3, SEPARABLE));
        refused("The channels of a head must be at least 1, not -4.", () -> new Head(-4));
        refused("A shape [C, H, W] needs values of at least 1, not [1, 0, 28].",
                () -> new TensorShape(1, 0, 28));
        refused("A network needs at least 2 classes, not 1.",
                () -> Network.of(architecture, network.input(), 1));
        refused("An architecture needs a stem convolution and a stage, but has 1 and 0.",
                () -> new Architecture(architecture.stem(), List.of(), architecture.head()));
        refused("The kernel of a depthwise convolution must be 3, 5 or 7, not 4.",
                () -> new NodeOperation.Part.Depthwise(4));
        refused("The kernel of a node's dense convolution must be 1 or 3, not 5.",
                () -> new NodeOperation.Part.Dense(5));
        refused("The window of a pool must have 3 rows and columns, not 2.",
                () -> new NodeOperation.Part.MaxPool(2));
        refused("The window of a pool must have 3 rows and columns, not 4.",
                () -> new NodeOperation.Part.AveragePool(4));
        refused("""
                Unknown node operation 'pool'; known are [separable3x3, separable5x5, conv3x3, \
                maxpool3x3, avgpool3x3].""", () -> NodeOperation.of("pool"));
    }

    private static void refused(String message, Executable part) {
        assertEquals(message,
                assertThrows(IllegalArgumentException.class, part).getMessage());
    }

    private static TensorShape shape(int channels, int size) {
        return new TensorShape(channels, size, size);
    }

    private static String sizes(List<Node> nodes) {
        return String.join(" ", nodes.stream().map(Node::out)
                .map(out -> out.channels() + "x" + out.height()).toList());
    }
}
