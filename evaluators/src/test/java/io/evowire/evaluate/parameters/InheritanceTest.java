package io.evowire.evaluate.parameters;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
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
import io.evowire.evaluate.parameters.ParameterBlock.Group;
import io.evowire.evaluate.parameters.ParameterBlock.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is taken over carries the donor's numbers from 1 on, what is fresh is -1. */
@Tag("numeric")
class InheritanceTest {

    private static final Dag WIRING = Dag.of(5, List.of(new Edge(0, 1), new Edge(0, 2),
            new Edge(1, 3), new Edge(2, 3), new Edge(0, 4), new Edge(3, 4)));
    private static final Stage FIRST = stage(WIRING, 4, 1);
    private static final Stage SECOND = stage(
            Dag.of(3, List.of(new Edge(0, 1), new Edge(0, 2), new Edge(1, 2))), 6, 2);
    private static final Network DONOR = network(FIRST, SECOND);

    private static Stage stage(Dag wiring, int channels, int stride) {
        return new Stage(wiring, channels, stride, NodeOperation.SEPARABLE_3X3);
    }

    private static Network network(Stage... stages) {
        return Network.of(
                new Architecture(List.of(new StemConvolution(3, 1), new StemConvolution(4, 2)),
                        List.of(stages), new Head(7)),
                new TensorShape(1, 8, 8), 2);
    }

    private static Map<Group, float[]> donor() {
        return donor(DONOR);
    }

    private static Map<Group, float[]> donor(Network donor) {
        Map<Group, float[]> vectors = new EnumMap<>(Group.class);
        ParameterLayout.of(donor).lengths().forEach((group, length) -> {
            float[] vector = new float[length];
            for (int i = 0; i < length; i++) {
                vector[i] = 1 + i;
            }
            vectors.put(group, vector);
        });
        return vectors;
    }

    private static Map<Group, float[]> fresh(Network child) {
        Map<Group, float[]> vectors = new EnumMap<>(Group.class);
        ParameterLayout.of(child).lengths().forEach((group, length) -> {
            float[] vector = new float[length];
            Arrays.fill(vector, -1);
            vectors.put(group, vector);
        });
        return vectors;
    }

    private static Map<Group, float[]> inherited(Network child) {
        return Inheritance.of(DONOR, child).of(donor(), fresh(child));
    }

    private static float[] block(Map<Group, float[]> vectors, ParameterBlock block) {
        return Arrays.copyOfRange(vectors.get(block.kind().group()), block.offset(),
                block.offset() + block.length());
    }

    /** Nodes of which anything is fresh. */
    private static Set<Integer> fresh(Network child, Map<Group, float[]> vectors) {
        Set<Integer> nodes = new TreeSet<>();
        for (ParameterBlock block : ParameterLayout.of(child).blocks()) {
            for (float value : block(vectors, block)) {
                if (value < 0) {
                    nodes.add(block.node());
                }
            }
        }
        return nodes;
    }

    private static float[] edges(Network network, Map<Group, float[]> vectors, int node) {
        return ParameterLayout.of(network).of(node).stream()
                .filter(block -> block.kind() == Kind.EDGES).findFirst()
                .map(block -> block(vectors, block)).orElseThrow();
    }

    private static int index(Network network, int stage, int node) {
        return network.nodes().stream().filter(n -> n instanceof Node.Wired wired
                && wired.stage() == stage && wired.index() == node).findFirst()
                .map(network.nodes()::indexOf).orElseThrow();
    }

    private static void assertTakenOver(Network child, Map<Group, float[]> vectors, int node,
            int donorsNode) {
        List<ParameterBlock> now = ParameterLayout.of(child).of(node);
        List<ParameterBlock> before = ParameterLayout.of(DONOR).of(donorsNode);
        assertEquals(before.size(), now.size());
        for (int i = 0; i < now.size(); i++) {
            assertArrayEquals(block(donor(), before.get(i)), block(vectors, now.get(i)),
                    now.get(i).toString());
        }
    }

    @Test
    void anIdenticalNetworkTakesOverEverything() {
        assertEquals(1, Inheritance.of(DONOR, DONOR).share());
        Map<Group, float[]> vectors = inherited(DONOR);
        donor().forEach((group, vector) -> assertArrayEquals(vector, vectors.get(group)));
    }

    @Test
    void ofAnAddedEdgeOnlyItsOwnWeightIsFresh() {
        Dag added = Dag.of(5, plus(WIRING.edges(), new Edge(1, 4)));
        Network child = network(stage(added, 4, 1), SECOND);
        Map<Group, float[]> vectors = inherited(child);
        int end = index(child, 0, 4);
        float[] before = edges(DONOR, donor(), end);
        assertEquals(Set.of(end), fresh(child, vectors));
        assertArrayEquals(new float[]{before[0], -1, before[1]}, edges(child, vectors, end));
        long trained = ParameterLayout.of(child).trained();
        assertEquals((trained - 1.0) / trained, Inheritance.of(DONOR, child).share());
    }

    @Test
    void ofARewiredEdgeTheOthersKeepTheirWeights() {
        List<Edge> edges = WIRING.edges().stream()
                .map(edge -> edge.equals(new Edge(2, 3)) ? new Edge(0, 3) : edge).toList();
        Network child = network(stage(Dag.of(5, edges), 4, 1), SECOND);
        Map<Group, float[]> vectors = inherited(child);
        int end = index(child, 0, 3);
        assertEquals(Set.of(end), fresh(child, vectors));
        assertArrayEquals(new float[]{-1, edges(DONOR, donor(), end)[0]},
                edges(child, vectors, end));
    }

    @Test
    void aNodeThatGetsAnEdgeMoreThanOneBeginsWithFreshEdgeWeights() {
        Network child = network(
                stage(Dag.of(5, plus(WIRING.edges(), new Edge(1, 2))), 4, 1), SECOND);
        Map<Group, float[]> vectors = inherited(child);
        assertArrayEquals(new float[]{-1, -1}, edges(child, vectors, index(child, 0, 2)));
    }

    @Test
    void ofAnAddedNodeTheRestIsTakenOver() {
        Dag longer = Dag.of(6, plus(WIRING.edges(), new Edge(4, 5)));
        Network child = network(stage(longer, 4, 1), SECOND);
        Map<Group, float[]> vectors = inherited(child);
        assertEquals(Set.of(index(child, 0, 5)), fresh(child, vectors));
        for (int v = 0; v < 3; v++) {
            assertTakenOver(child, vectors, index(child, 1, v), index(DONOR, 1, v));
        }
        assertTakenOver(child, vectors, child.nodes().size() - 1, DONOR.nodes().size() - 1);
    }

    @Test
    void aStageThatMovedIsTakenOverFromWhereItStood() {
        Stage inserted = stage(Dag.of(2, List.of(new Edge(0, 1))), 4, 1);
        Network child = network(FIRST, inserted, SECOND);
        Map<Group, float[]> vectors = inherited(child);
        assertEquals(Set.of(index(child, 1, 0), index(child, 1, 1)), fresh(child, vectors));
        for (int v = 0; v < 3; v++) {
            assertTakenOver(child, vectors, index(child, 2, v), index(DONOR, 1, v));
        }
        Network shorter = network(SECOND);
        assertTrue(fresh(shorter, inherited(shorter)).isEmpty(),
                "its sources read as many channels as before");
    }

    @Test
    void aWiderStageIsFreshAndSoAreTheNodesThatReadIt() {
        Network child = network(stage(WIRING, 5, 1), SECOND);
        Map<Group, float[]> vectors = inherited(child);
        Set<Integer> expected = new TreeSet<>(List.of(index(child, 1, 0)));
        for (int v = 0; v < 5; v++) {
            expected.add(index(child, 0, v));
        }
        assertEquals(expected, fresh(child, vectors));
        assertArrayEquals(edges(DONOR, donor(), index(DONOR, 0, 3)),
                edges(child, vectors, index(child, 0, 3)), "edge weights have no width");
    }

    @Test
    void batchNormalisationGoesWithItsConvolutionOnly() {
        Network child = network(
                new Stage(WIRING, 4, 1, NodeOperation.SEPARABLE_5X5), SECOND);
        Map<Group, float[]> vectors = inherited(child);
        for (ParameterBlock block : ParameterLayout.of(child).of(index(child, 0, 3))) {
            boolean taken = block(vectors, block)[0] > 0;
            assertEquals(block.kind() == Kind.EDGES, taken, block.toString());
        }
    }

    private static Network linked(List<Stage> stages, Link... links) {
        return Network.of(
                new Architecture(List.of(new StemConvolution(4, 2)), stages, new Head(7),
                        List.of(links)),
                new TensorShape(1, 8, 8), 2);
    }

    @Test
    void linksAndTheirUnitsAreTakenOverWhereverTheirTwoStagesStand() {
        Network donor = linked(List.of(FIRST, SECOND), new Link(0, 1, 1, 2), new Link(0, 3, 1, 2));
        assertEquals(1, Inheritance.of(donor, donor).share());
        Stage inserted = stage(Dag.of(2, List.of(new Edge(0, 1))), 4, 1);
        // Over the inserted stage, with one link fewer and two more, one of them of a new unit.
        Network child = linked(List.of(FIRST, inserted, SECOND), new Link(0, 3, 2, 1),
                new Link(0, 3, 2, 2), new Link(0, 4, 2, 2));
        Map<Group, float[]> vectors = Inheritance.of(donor, child).of(donor(donor), fresh(child));
        int end = index(child, 2, 2);
        int newUnit = child.nodes().indexOf(child.nodes().stream().filter(
                node -> node instanceof Node.Reduce unit && unit.from() == 4).findFirst()
                .orElseThrow());
        assertEquals(Set.of(index(child, 1, 0), index(child, 1, 1), index(child, 2, 1), end,
                newUnit), fresh(child, vectors));
        // The donor's node reads two links, then its own stage's nodes 0 and 1.
        float[] before = edges(donor, donor(donor), index(donor, 1, 2));
        assertArrayEquals(new float[]{before[1], -1, before[2], before[3]},
                edges(child, vectors, end));
        assertArrayEquals(new float[]{-1, -1}, edges(child, vectors, index(child, 2, 1)));
    }

    @Test
    void aPoolTakesOverFromTheOtherPoolOnly() {
        Network max = network(new Stage(WIRING, 4, 1, NodeOperation.MAX_POOL_3X3), SECOND);
        Network average = network(new Stage(WIRING, 4, 1, NodeOperation.AVERAGE_POOL_3X3), SECOND);
        assertEquals(1, Inheritance.of(max, average).share());
        for (NodeOperation operation : NodeOperation.ALL) {
            Network child = network(new Stage(WIRING, 4, 1, operation), SECOND);
            boolean pool = child.equals(max) || child.equals(average);
            var from = Inheritance.of(max, child);
            for (ParameterBlock block : ParameterLayout.of(child).of(index(child, 0, 3))) {
                boolean taken = from.copies().stream()
                        .anyMatch(copy -> copy.group() == block.kind().group()
                                && copy.to() == block.offset());
                assertEquals(pool || block.kind() == Kind.EDGES, taken, operation + ": " + block);
            }
        }
    }

    @Test
    void neitherTheDonorsNorTheFreshVectorsChange() {
        Map<Group, float[]> donor = donor();
        Map<Group, float[]> fresh = fresh(DONOR);
        Map<Group, float[]> mixed = Inheritance.of(DONOR, DONOR).of(donor, fresh);
        mixed.values().forEach(vector -> Arrays.fill(vector, 0));
        donor().forEach((group, vector) -> assertArrayEquals(vector, donor.get(group)));
        fresh(DONOR).forEach((group, vector) -> assertArrayEquals(vector, fresh.get(group)));
        assertNotEquals(0, donor.get(Group.STATISTICS).length);
    }

    private static List<Edge> plus(List<Edge> edges, Edge edge) {
        var all = new ArrayList<>(edges);
        all.add(edge);
        return all;
    }
}
