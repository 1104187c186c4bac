package io.evowire.core.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evowire.core.cost.Cost;
import io.evowire.core.graph.Dag;
import io.evowire.core.graph.Edge;
import io.evowire.core.objective.ArchitectureKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Links between stages. */
final class LinkTest {

    private static final TensorShape IMAGE = new TensorShape(1, 16, 16);
    private static final Dag CHAIN = Dag.of(3, List.of(new Edge(0, 1), new Edge(1, 2)));

    private static Architecture architecture(List<Link> links) {
        return new Architecture(List.of(new StemConvolution(4, 1)),
                List.of(new Stage(CHAIN, 8, 2, NodeOperation.SEPARABLE_3X3),
                        new Stage(CHAIN, 10, 2, NodeOperation.CONV_3X3),
                        new Stage(CHAIN, 12, 1, NodeOperation.SEPARABLE_5X5)),
                new Head(16), links);
    }

    private static Cost cost(Link... links) {
        return Cost.of(Network.of(architecture(List.of(links)), IMAGE, 2));
    }

    @Test
    void theFirstLinkOfANodeToAStageCostsAUnitAndItsWeights() {
        Cost plain = cost();
        Cost linked = cost(new Link(0, 1, 1, 2));
        // A dense 3x3 from 8 to 10 channels with scale and shift; two weights where there was one input.
        assertEquals(9 * 8 * 10 + 2 * 10 + 2, linked.parameters() - plain.parameters());
        // On maps of 4x4; the two inputs of 10 channels are weighted.
        assertEquals(9 * 8 * 10 * 16 + 2 * 10 * 16, linked.macs() - plain.macs());
        assertEquals(plain.depth(), linked.depth(), "through the stages it is longer");
    }

    // A link from 8 channels on a map of 8x8 to 10 channels on one of 4x4, into a node with one
    // input: a unit with scale and shift, and two weights.
    @ParameterizedTest
    @CsvSource({"separable3x3, 9 * 8 + 8 * 10, 152", "separable5x5, 25 * 8 + 8 * 10, 280",
            "conv3x3, 9 * 8 * 10, 720", "maxpool3x3, 8 * 10, 80", "avgpool3x3, 8 * 10, 80"})
    void aUnitOfEachOperationCostsWhatItsPartsDo(String operation, String sum, int weights) {
        Cost plain = Cost.of(Network.of(twoStages(operation, List.of()), IMAGE, 2));
        Cost linked = Cost.of(Network.of(twoStages(operation, List.of(new Link(0, 1, 1, 2))),
                IMAGE, 2));
        assertEquals(weights + 2 * 10 + 2, linked.parameters() - plain.parameters(), sum);
        assertEquals(weights * 16 + 2 * 10 * 16, linked.macs() - plain.macs(), sum);
    }

    private static Architecture twoStages(String operation, List<Link> links) {
        NodeOperation later = NodeOperation.of(operation);
        return new Architecture(List.of(new StemConvolution(4, 1)),
                List.of(new Stage(CHAIN, 8, 2, NodeOperation.SEPARABLE_3X3),
                        new Stage(CHAIN, 10, 2, later)),
                new Head(16), links);
    }

    @Test
    void theNextLinkOfTheNodeToTheStageCostsWeightsAlone() {
        Cost one = cost(new Link(0, 1, 1, 2));
        Cost two = cost(new Link(0, 1, 1, 1), new Link(0, 1, 1, 2));
        assertEquals(2, two.parameters() - one.parameters());
        assertEquals(2 * 10 * 16, two.macs() - one.macs());
    }

    @Test
    void aLinkOverAStageHasTheStridesOfBoth() {
        Network network = Network.of(architecture(List.of(new Link(0, 2, 2, 1))), IMAGE, 2);
        var unit = network.nodes().stream().filter(Node.Reduce.class::isInstance)
                .map(Node.Reduce.class::cast).toList();
        assertEquals(List.of(new Node.Reduce(3, new TensorShape(8, 8, 8),
                new TensorShape(12, 4, 4), 0, 2, 2, 2, NodeOperation.SEPARABLE_5X5)), unit);
    }

    @Test
    void theFileReadsBackWhatItWrites() {
        Network plain = Network.of(architecture(List.of()), IMAGE, 2);
        assertEquals("evowire-network/1", NetworkFormat.write(plain).get("format"));
        Network linked = Network.of(
                architecture(List.of(new Link(1, 0, 2, 2), new Link(0, 1, 1, 2))), IMAGE, 2);
        Map<String, Object> tree = NetworkFormat.write(linked);
        assertEquals("evowire-network/2", tree.get("format"));
        assertEquals(List.of(List.of(0, 1, 1, 2), List.of(1, 0, 2, 2)), tree.get("links"));
        assertEquals(linked, NetworkFormat.read(tree));
        Map<String, Object> older = new HashMap<>(tree);
        older.put("format", "evowire-network/1");
        assertThrows(NetworkFormatException.class, () -> NetworkFormat.read(older));
    }

    @Test
    void whatIsNoLinkIsRefused() {
        for (int[] wrong : new int[][]{{1, 0, 1, 1}, {1, 0, 0, 1}, {-1, 0, 1, 1}}) {
            assertThrows(IllegalArgumentException.class,
                    () -> new Link(wrong[0], wrong[1], wrong[2], wrong[3]));
        }
        assertRefused("of 3 stages", new Link(0, 0, 3, 1));
        assertRefused("nodes that its stages do not have", new Link(0, 3, 1, 1));
        assertRefused("nodes that its stages do not have", new Link(0, 0, 1, 3));
        assertRefused("reads the stage's input", new Link(0, 0, 1, 0));
        assertRefused("twice", new Link(0, 0, 1, 1), new Link(0, 0, 1, 1));
    }

    private static void assertRefused(String message, Link... links) {
        var fault = assertThrows(IllegalArgumentException.class,
                () -> architecture(List.of(links)));
        assertTrue(fault.getMessage().contains(message), fault.getMessage());
    }

    @Test
    void theKeyIsThatOfTheWholeNetworkAndWithoutLinksWhatItWas() {
        assertEquals(ArchitectureKey.of(
                new Architecture(List.of(new StemConvolution(4, 1)),
                        architecture(List.of()).stages(), new Head(16))),
                ArchitectureKey.of(architecture(List.of())));
        var keys = new ArrayList<>(List.of(ArchitectureKey.of(architecture(List.of()))));
        for (Link link : List.of(new Link(0, 0, 1, 1), new Link(0, 1, 1, 1), new Link(0, 1, 2, 1),
                new Link(1, 1, 2, 1), new Link(0, 0, 1, 2))) {
            keys.add(ArchitectureKey.of(architecture(List.of(link))));
        }
        assertEquals(keys.size(), keys.stream().distinct().count());
        assertEquals(
                ArchitectureKey.of(Network.of(architecture(List.of(new Link(0, 1, 2, 1))),
                        new TensorShape(3, 31, 17), 7)),
                ArchitectureKey.of(architecture(List.of(new Link(0, 1, 2, 1)))));
    }

    @Test
    void isomorphicStagesWithTheSameLinksAreOneNetwork() {
        Dag fork = Dag.of(4, List.of(new Edge(0, 1), new Edge(0, 2), new Edge(1, 3),
                new Edge(2, 3)));
        List<ArchitectureKey> keys = IntStream.of(1, 2, 3)
                .mapToObj(to -> ArchitectureKey.of(new Architecture(
                        List.of(new StemConvolution(4, 1)),
                        List.of(new Stage(fork, 8, 2, NodeOperation.SEPARABLE_3X3),
                                new Stage(fork, 8, 2, NodeOperation.SEPARABLE_3X3)),
                        new Head(16), List.of(new Link(0, 1, 1, to)))))
                .toList();
        assertEquals(keys.get(0), keys.get(1), "the two ends of the fork change places");
        assertNotEquals(keys.get(0), keys.get(2));
    }
}
