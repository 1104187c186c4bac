package io.evowire.run.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.evowire.core.graph.Dag;
import io.evowire.core.graph.Edge;
import io.evowire.core.graph.WattsStrogatz;
import java.util.Base64;
import java.util.List;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

class WiringCodeTest {

    @Test
    void theCodeIsNodesAndBitsOfPairs() {
        // Pairs 0-1, 0-2, 1-2, 0-3, 1-3, 2-3: bits 0, 2 and 3 are 13, "DQ" in Base64.
        assertEquals("4:DQ", WiringCode.of(
                Dag.of(4, List.of(new Edge(0, 1), new Edge(1, 2), new Edge(0, 3)))));
        assertEquals("1:", WiringCode.of(Dag.of(1, List.of())));
    }

    @Test
    void everyWiringReadsBack() {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(5);
        for (int nodes = 7; nodes < 40; nodes++) {
            Dag wiring = new WattsStrogatz(nodes, 4, 0.5).generate(random);
            assertEquals(wiring, decoded(WiringCode.of(wiring)));
        }
    }

    private static Dag decoded(String code) {
        String[] parts = code.split(":");
        byte[] bytes = Base64.getDecoder().decode(parts[1]);
        var edges = new TreeSet<Edge>();
        int nodes = Integer.parseInt(parts[0]);
        int bit = 0;
        for (int v = 1; v < nodes; v++) {
            for (int u = 0; u < v; u++, bit++) {
                if ((bytes[bit / 8] >> bit % 8 & 1) == 1) {
                    edges.add(new Edge(u, v));
                }
            }
        }
        return Dag.of(nodes, edges);
    }
}
