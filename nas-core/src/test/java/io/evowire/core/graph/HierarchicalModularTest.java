package io.evowire.core.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HierarchicalModularTest {

    private final RandomGenerator random = new SplittableRandom(4);

    @Test
    void edgesAreRarerByOneFactorForEachLevelBetween() {
        var model = new HierarchicalModular(16, 2, 0.7, 0.3);
        int graphs = 2_000;
        int[] edges = new int[3];
        for (int i = 0; i < graphs; i++) {
            for (Edge edge : model.draw(random)) {
                boolean quarter = edge.from() / 4 == edge.to() / 4;
                boolean half = edge.from() / 8 == edge.to() / 8;
                edges[quarter ? 0 : half ? 1 : 2]++;
            }
        }
        assertEquals(0.7, edges[0] / (24.0 * graphs), 0.01);
        assertEquals(0.7 * 0.3, edges[1] / (32.0 * graphs), 0.01);
        assertEquals(0.7 * 0.09, edges[2] / (64.0 * graphs), 0.005);
    }

    @Test
    void blocksDifferByOneNodeAtMost() {
        for (int nodes = 4; nodes < 40; nodes++) {
            var model = new HierarchicalModular(nodes, 2, 0.5, 0.5);
            int[] sizes = new int[nodes];
            for (int v = 0; v < nodes; v++) {
                int own = v;
                sizes[v] = (int) IntStream.range(0, nodes)
                        .filter(w -> model.levelsBetween(own, w) == 0).count();
            }
            int least = IntStream.of(sizes).min().orElseThrow();
            assertTrue(IntStream.of(sizes).max().orElseThrow() <= least + 1);
            assertEquals(nodes / 4, least);
        }
    }

    @Test
    void withoutHierarchyGraphsAreThoseOfErdosAndRenyi() {
        for (int seed = 0; seed < 20; seed++) {
            assertEquals(new ErdosRenyi(11, 0.4).draw(new SplittableRandom(seed)),
                    new HierarchicalModular(11, 3, 0.4, 1).draw(new SplittableRandom(seed)));
        }
    }

    /** All 64 graphs of four nodes, those that are connected alone. */
    @Test
    void drawnGraphsFollowTheLawOfConnectedOnes() {
        double p = 0.6;
        double r = 0.4;
        List<Edge> pairs = new ArrayList<>();
        for (int to = 1; to < 4; to++) {
            for (int from = 0; from < to; from++) {
                pairs.add(new Edge(from, to));
            }
        }
        double[] law = new double[7];
        for (int bits = 0; bits < 64; bits++) {
            int graph = bits;
            double probability = 1;
            for (int i = 0; i < 6; i++) {
                double linked = pairs.get(i).from() / 2 == pairs.get(i).to() / 2 ? p : p * r;
                probability *= (graph >> i & 1) == 1 ? linked : 1 - linked;
            }
            Dag dag = Dag.of(4, IntStream.range(0, 6).filter(i -> (graph >> i & 1) == 1)
                    .mapToObj(pairs::get).toList());
            law[Integer.bitCount(bits)] += dag.isConnected() ? probability : 0;
        }
        double connected = IntStream.range(0, 7).mapToDouble(i -> law[i]).sum();
        var model = new HierarchicalModular(4, 1, p, r);
        int graphs = 5_000;
        int[] count = new int[7];
        for (int i = 0; i < graphs; i++) {
            count[model.generate(random).edges().size()]++;
        }
        for (int edges = 0; edges <= 6; edges++) {
            assertEquals(law[edges] / connected, count[edges] / (double) graphs, 0.03);
        }
    }
}
