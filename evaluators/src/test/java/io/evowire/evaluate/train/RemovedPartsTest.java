package io.evowire.evaluate.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evowire.core.graph.Dag;
import io.evowire.core.graph.Edge;
import io.evowire.core.network.Architecture;
import io.evowire.core.network.Head;
import io.evowire.core.network.Link;
import io.evowire.core.network.Network;
import io.evowire.core.network.Node;
import io.evowire.core.network.NodeOperation;
import io.evowire.core.network.Stage;
import io.evowire.core.network.StemConvolution;
import io.evowire.core.network.TensorShape;
import io.evowire.evaluate.onednn.OneDnnModel;
import io.evowire.evaluate.parameters.InitialWeights;
import io.evowire.evaluate.parameters.ParameterBlock.Group;
import io.evowire.evaluate.parameters.ParameterLayout;
import io.evowire.evaluate.parameters.Removal.OfEdge;
import io.evowire.evaluate.parameters.Removal.OfNode;
import io.evowire.evaluate.parameters.Removal.OfOutput;
import io.evowire.evaluate.parameters.Removal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Parameters without a part predict what a graph predicts in which that part gives zeros. */
@Tag("numeric")
class RemovedPartsTest {

    // The second stage has a chain, so edges that are their node's only one, and a node of three.
    private static final Network NETWORK = Network.of(new Architecture(
            List.of(new StemConvolution(5, 1)),
            List.of(stage(6, 4, edge(0, 1), edge(0, 2), edge(1, 3), edge(2, 3)),
                    stage(9, 5, edge(0, 1), edge(1, 2), edge(0, 3), edge(1, 3), edge(2, 3),
                            edge(3, 4))),
            new Head(11)), new TensorShape(2, 9, 8), 3);

    private static final Edge[] CHAIN = {edge(0, 1), edge(1, 2), edge(0, 3), edge(2, 3)};

    private static final Network OTHER_OPERATIONS = Network.of(new Architecture(
            List.of(new StemConvolution(5, 1)),
            List.of(stage(6, 4, NodeOperation.MAX_POOL_3X3, CHAIN),
                    stage(7, 4, NodeOperation.CONV_3X3, CHAIN),
                    stage(8, 4, NodeOperation.AVERAGE_POOL_3X3, CHAIN)),
            new Head(11)), new TensorShape(2, 9, 8), 3);

    private static final Network LINKED = Network.of(new Architecture(
            List.of(new StemConvolution(5, 1)), OTHER_OPERATIONS.architecture().stages(),
            new Head(11), List.of(new Link(0, 0, 1, 1), new Link(0, 2, 1, 3), new Link(0, 2, 2, 2),
                    new Link(1, 1, 2, 3), new Link(0, 2, 2, 3))),
            new TensorShape(2, 9, 8), 3);

    // Its first stage ends in two nodes, which two nodes of the second read, and its last in two.
    private static final Network FORKED = Network.of(new Architecture(
            List.of(new StemConvolution(5, 1)),
            List.of(stage(6, 4, edge(0, 1), edge(1, 2), edge(0, 3)),
                    stage(7, 3, NodeOperation.MAX_POOL_3X3, edge(0, 2), edge(1, 2)),
                    stage(8, 3, NodeOperation.AVERAGE_POOL_3X3, edge(0, 1), edge(0, 2))),
            new Head(11)), new TensorShape(2, 9, 8), 3);

    private static Edge edge(int from, int to) {
        return new Edge(from, to);
    }

    private static Stage stage(int channels, int nodes, Edge... edges) {
        return stage(channels, nodes, NodeOperation.SEPARABLE_3X3, edges);
    }

    private static Stage stage(int channels, int nodes, NodeOperation operation, Edge... edges) {
        return new Stage(Dag.of(nodes, List.of(edges)), channels, 2, operation);
    }

    /** One part in four by default. */
    static Stream<Arguments> removals() {
        boolean all = Boolean.getBoolean("evowire.thorough");
        var taken = new AtomicInteger();
        return Stream.of(NETWORK, OTHER_OPERATIONS, LINKED, FORKED)
                .flatMap(network -> Stream.of(Removal.nodes(network).stream(),
                        Removal.edges(network).stream(), Removal.nodes(network).stream()
                                .flatMap(node -> Removal.leaving(network, node).stream()))
                        .flatMap(parts -> parts)
                        .map(removal -> Arguments.of(network, removal)))
                .filter(removal -> all || taken.getAndIncrement() % 4 == 0);
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("removals")
    @Tag("thorough")
    void predictsWhatTheStockGraphDoesWithoutThePart(Network network, Removal removal) {
        var recipe = SmallNetworks.recipe(0.1);
        var layout = ParameterLayout.of(network);
        INDArray images = SmallNetworks.batch(network, 7, DataType.FLOAT, 3).getFeatures();
        ComputationGraph stock = ModelBuilder.stock().build(network, recipe, 10);
        Map<Group, float[]> whole = parameters(layout);
        ModelBuilder.stock().write(whole, network, stock);
        float[] before = probabilities(stock.outputSingle(images));
        float[] expected = probabilities(switch (removal) {
            case OfNode node -> WithoutPart.nodes(stock, images,
                    Stream.concat(Stream.of(node.at()), node.units().stream()).toList());
            case OfOutput output -> WithoutPart.output(stock, images, output.at(),
                    mean(network, output.at()), 2);
            case OfEdge edge -> WithoutPart.edge(stock, images, edge.at(), edge.input());
        });
        assertTrue(distance(before, expected) > 1e-4, "the part must matter");
        Map<Group, float[]> without = new HashMap<>();
        whole.forEach((group, vector) -> without.put(group, vector.clone()));
        removal.apply(layout, without);
        for (ModelBuilder models : List.of(ModelBuilder.stock(), OneDnnModel.orStock())) {
            ComputationGraph model = models.build(network, recipe, 10);
            models.write(whole, network, model);
            assertArrayEquals(before, probabilities(model.outputSingle(images)), 2e-5f);
            models.write(without, network, model);
            assertArrayEquals(expected, probabilities(model.outputSingle(images)), 2e-5f);
            models.write(whole, network, model);
            assertArrayEquals(before, probabilities(model.outputSingle(images)), 2e-5f);
            ModelBuilder.release(model);
        }
        ModelBuilder.release(stock);
    }

    private static int mean(Network network, int node) {
        return IntStream.range(0, network.nodes().size())
                .filter(at -> network.nodes().get(at) instanceof Node.Mean mean
                        && mean.inputs().contains(node))
                .findFirst().orElseThrow();
    }

    // None is where it begins: shifts of 0 and equal weights would hide a mistake.
    private static Map<Group, float[]> parameters(ParameterLayout layout) {
        Map<Group, float[]> vectors = InitialWeights.draw(layout, 9);
        var random = SmallNetworks.random(10);
        vectors.forEach((group, vector) -> {
            for (int i = 0; i < vector.length; i++) {
                vector[i] += group == Group.WEIGHTS ? 0 : random.nextFloat(0.6f);
            }
        });
        return vectors;
    }

    private static float[] probabilities(INDArray array) {
        return array.dup('c').data().asFloat();
    }

    private static double distance(float[] a, float[] b) {
        double max = 0;
        for (int i = 0; i < a.length; i++) {
            max = Math.max(max, Math.abs(a[i] - b[i]));
        }
        return max;
    }

    @Test
    void onlyOneOfSeveralOutputsCanLeaveTheMean() {
        assertEquals(List.of("0: 2 of 2", "0: 3 of 2", "2: 1 of 2", "2: 2 of 2"),
                Removal.nodes(FORKED).stream()
                        .flatMap(node -> Removal.leaving(FORKED, node).stream())
                        .map(output -> "%d: %d of %d".formatted(output.node().stage(),
                                output.node().node(), output.outputs()))
                        .toList());
        assertEquals(List.of(), Removal.nodes(NETWORK).stream()
                .flatMap(node -> Removal.leaving(NETWORK, node).stream()).toList());
    }

    @Test
    void everyNodeAndEveryEdgeOfTheStagesIsAPart() {
        assertEquals(9, Removal.nodes(NETWORK).size());
        assertEquals(List.of("0: 0->1", "0: 0->2", "0: 1->3", "0: 2->3", "1: 0->1", "1: 1->2",
                "1: 0->3", "1: 1->3", "1: 2->3", "1: 3->4"),
                Removal.edges(NETWORK).stream().map(edge -> "%d: %d->%d"
                        .formatted(edge.stage(), edge.from(), edge.to())).toList());
    }
}
