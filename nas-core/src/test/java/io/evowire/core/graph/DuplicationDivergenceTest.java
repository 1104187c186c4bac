package io.evowire.core.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DuplicationDivergenceTest {

    private final RandomGenerator random = new SplittableRandom(4);

    private Dag draw(int nodes, double p) {
        return Dag.of(nodes, new DuplicationDivergence(nodes, p).draw(random));
    }

    /** Whether a node stands on the side of the first one: an even number of steps from it. */
    private static boolean[] sides(Dag dag) {
        boolean[] first = new boolean[dag.nodes()];
        for (int node = 0; node < dag.nodes(); node++) {
            first[node] = node == 0 || !first[dag.predecessors(node).getFirst()];
        }
        return first;
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-9, 0.3, 0.5, 0.8, 1})
    void everyGraphIsConnectedAndHasTwoSides(double p) {
        for (int i = 0; i < 50; i++) {
            Dag dag = draw(24, p);
            boolean[] first = sides(dag);
            assertTrue(dag.isConnected());
            assertTrue(dag.edges().stream().allMatch(e -> first[e.from()] != first[e.to()]));
            assertEquals(0, GraphMeasures.of(dag).clustering());
        }
    }

    @Test
    void whereNothingIsLostAllOfOneSideIsLinkedWithAllOfTheOther() {
        for (int i = 0; i < 50; i++) {
            Dag dag = draw(17, 1);
            boolean[] first = sides(dag);
            int one = (int) IntStream.range(0, 17).filter(v -> first[v]).count();
            assertEquals(one * (17 - one), dag.edges().size());
        }
    }

    @Test
    void whereNearlyAllIsLostATreeGrows() {
        assertEquals(199, draw(200, 1e-12).edges().size());
    }

    /**
     * The third node joins an end of the first edge. Of the three then, the middle one is copied
     * with both links with probability p^2 and with any with 1-(1-p)^2, the others with p: so four
     * nodes have four edges with probability p/(4-p), and three otherwise.
     */
    @ParameterizedTest
    @ValueSource(doubles = {0.3, 0.7, 1})
    void fourNodesHaveTheEdgesOfTheLaw(double p) {
        int graphs = 20_000;
        long four = IntStream.range(0, graphs).filter(i -> draw(4, p).edges().size() == 4).count();
        assertEquals(p / (4 - p), four / (double) graphs, 0.015);
    }

    /**
     * A drawn copy has p k links in the mean and any with probability 1-(1-p)^k: the accepted ones
     * have the quotient of both sums over the nodes.
     */
    @ParameterizedTest
    @ValueSource(doubles = {0.3, 0.6})
    void eachNodeBringsAsManyEdgesAsTheLawSays(double p) {
        double surplus = 0;
        double variance = 0;
        for (int i = 0; i < 300; i++) {
            Dag dag = draw(24, p);
            int[] degree = new int[24];
            for (int node = 0; node < 24; node++) {
                if (node > 1) {
                    double links = 0;
                    double accepted = 0;
                    for (int old = 0; old < node; old++) {
                        links += p * degree[old];
                        accepted += 1 - Math.pow(1 - p, degree[old]);
                    }
                    double beyond = dag.predecessors(node).size() - links / accepted;
                    surplus += beyond;
                    variance += beyond * beyond;
                }
                degree[node] = dag.predecessors(node).size();
                dag.predecessors(node).forEach(old -> degree[old]++);
            }
        }
        assertEquals(0, surplus / Math.sqrt(variance), 4);
    }
}
