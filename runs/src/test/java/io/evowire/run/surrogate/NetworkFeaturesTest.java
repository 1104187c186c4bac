package io.evowire.run.surrogate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evowire.core.cost.Cost;
import io.evowire.core.graph.Dag;
import io.evowire.core.graph.Edge;
import io.evowire.core.network.Architecture;
import io.evowire.core.network.Head;
import io.evowire.core.network.Link;
import io.evowire.core.network.Network;
import io.evowire.core.network.NodeOperation;
import io.evowire.core.network.Stage;
import io.evowire.core.network.StemConvolution;
import io.evowire.core.network.TensorShape;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NetworkFeaturesTest {

    // A chain of four nodes, and a diamond with two more sources.
    private static final Stage FIRST = new Stage(
            Dag.of(4, List.of(new Edge(0, 1), new Edge(1, 2), new Edge(2, 3))), 16, 2,
            NodeOperation.of("separable3x3"));
    private static final Stage SECOND = new Stage(
            Dag.of(6, List.of(new Edge(0, 3), new Edge(0, 4), new Edge(1, 4), new Edge(2, 4),
                    new Edge(3, 5), new Edge(4, 5))),
            64, 1, NodeOperation.of("conv3x3"));
    private static final Architecture PLAIN = new Architecture(
            List.of(new StemConvolution(4, 2), new StemConvolution(8, 1)), List.of(FIRST, SECOND),
            new Head(128));

    private static Network network(Architecture architecture) {
        return Network.of(architecture, new TensorShape(1, 28, 28), 10);
    }

    private static Map<String, Double> named(List<Double> features) {
        assertEquals(NetworkFeatures.NAMES.size(), features.size());
        Map<String, Double> named = new LinkedHashMap<>();
        IntStream.range(0, features.size())
                .forEach(i -> named.put(NetworkFeatures.NAMES.get(i), features.get(i)));
        return named;
    }

    private static void assertFeature(double expected, String name, Architecture of) {
        assertEquals(expected,
                named(NetworkFeatures.of(network(of))).getOrDefault(name, Double.NaN), 1e-12,
                name);
    }

    @Test
    void eachIsWhatItsNameSays() {
        Cost cost = Cost.of(network(PLAIN));
        Map<String, Double> expected = new LinkedHashMap<>();
        expected.put("log macs", Math.log(cost.macs()) / Math.log(2));
        expected.put("log parameters", Math.log(cost.parameters()) / Math.log(2));
        expected.put("log activations", Math.log(cost.activations()) / Math.log(2));
        expected.put("depth", 2.0 + 4 + 3 + 2);
        expected.put("stages", 2.0);
        expected.put("nodes", 10.0);
        expected.put("log first width", 4.0);
        expected.put("log last width", 6.0);
        expected.put("mean log width", (4 * 4 + 6 * 6) / 10.0);
        expected.put("log stem channels", 3.0);
        expected.put("log stem stride", 1.0);
        expected.put("mean log stride", 2.0);
        expected.put("log stride", 2.0);
        expected.put("log head channels", 7.0);
        expected.put("edges per node", 0.9);
        expected.put("links per node", 0.0);
        expected.put("sources per node", 0.4);
        expected.put("sinks per node", 0.2);
        expected.put("log paths", Math.log(4));
        expected.put("path length", 4.0 + 3);
        expected.put("clustering", 0.0);
        expected.put("share of separable3x3", 0.4);
        expected.put("share of separable5x5", 0.0);
        expected.put("share of conv3x3", 0.6);
        expected.forEach((name, value) -> assertFeature(value, name, PLAIN));
        assertEquals(NetworkFeatures.NAMES.size(),
                NetworkFeatures.NAMES.stream().distinct().count());
    }

    @Test
    void linksAndHeadsAreSeen() {
        var linked = new Architecture(PLAIN.stem(), PLAIN.stages(), PLAIN.head(),
                List.of(new Link(0, 1, 1, 4), new Link(0, 2, 1, 5)));
        assertFeature(0.2, "links per node", linked);
        var larger = new Architecture(PLAIN.stem(), PLAIN.stages(), new Head(512));
        assertFeature(9, "log head channels", larger);
        assertNotEquals(NetworkFeatures.of(network(PLAIN)), NetworkFeatures.of(network(linked)));
    }

    @Test
    void allAreNumbersWhateverIsDrawn() {
        var factory = SurrogateRuns.factory("space.edgeEdits=true", "space.nodes={min: 1, max: 9}",
                "space.models.erdosRenyi={probability: {min: 0.3, max: 0.9}}",
                "space.models.barabasiAlbert=null", "space.models.wattsStrogatz=null");
        for (int i = 0; i < 200; i++) {
            var genome = factory.config().space().draw(factory.random(i));
            assertTrue(NetworkFeatures.of(factory.network(genome)).stream()
                    .allMatch(Double::isFinite), genome::notation);
        }
    }
}
