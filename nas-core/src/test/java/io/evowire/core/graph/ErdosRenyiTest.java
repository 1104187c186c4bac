package io.evowire.core.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ErdosRenyiTest {

    private static final int DRAWS = 4_000;

    private final RandomGenerator random = new SplittableRandom(20);

    @Test
    void edgeCountIsBinomial() {
        var model = new ErdosRenyi(32, 0.2);
        long[] counts = new long[model.maxEdges() + 1];
        for (int i = 0; i < DRAWS; i++) {
            counts[model.draw(random).size()]++;
        }
        assertTrue(ChiSquare.deviation(counts, binomial(496, 0.2)) < 4);
    }

    @Test
    void edgeCountOfConnectedGraphsIsWithinSixDeviations() {
        double sd = Math.sqrt(496 * 0.2 * 0.8);
        for (int i = 0; i < 500; i++) {
            assertEquals(496 * 0.2, new ErdosRenyi(32, 0.2).generate(random).edges().size(),
                    6 * sd);
        }
    }

    @Test
    void degreesAreBinomial() {
        var model = new ErdosRenyi(32, 0.2);
        long[] counts = new long[32];
        for (int i = 0; i < DRAWS; i++) {
            // One node a graph, since degrees within a graph depend on each other.
            int node = i % 32;
            counts[(int) model.draw(random).stream()
                    .filter(e -> e.from() == node || e.to() == node).count()]++;
        }
        assertTrue(ChiSquare.deviation(counts, binomial(31, 0.2)) < 4);
    }

    /** So the order in which pairs are drawn is as good as a random numbering of the nodes. */
    @Test
    void everyPairIsJoinedEquallyOften() {
        var model = new ErdosRenyi(16, 0.3);
        long[] counts = new long[16 * 16];
        double[] law = new double[16 * 16];
        for (int i = 0; i < DRAWS; i++) {
            model.draw(random).forEach(edge -> counts[16 * edge.from() + edge.to()]++);
        }
        for (int from = 0; from < 16; from++) {
            for (int to = from + 1; to < 16; to++) {
                law[16 * from + to] = 1.0 / 120;
            }
        }
        assertTrue(ChiSquare.deviation(counts, law) < 4);
    }

    @Test
    void probabilityOneJoinsEveryPair() {
        assertEquals(45, new ErdosRenyi(10, 1).draw(random).size());
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -0.1, 1.01, Double.NaN})
    void rejectsProbabilityOutsideItsRange(double probability) {
        var error = assertThrows(IllegalArgumentException.class,
                () -> new ErdosRenyi(32, probability));
        assertEquals("The edge probability of Erdos-Renyi must lie in (0, 1], not %s."
                .formatted(probability), error.getMessage());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 1025})
    void rejectsNodeCountOutsideItsRange(int nodes) {
        var error = assertThrows(IllegalArgumentException.class, () -> new ErdosRenyi(nodes, 1));
        assertEquals("The node count of Erdos-Renyi must lie in [1, 1024], not %d."
                .formatted(nodes), error.getMessage());
    }

    private static double[] binomial(int n, double p) {
        double[] law = new double[n + 1];
        law[0] = Math.pow(1 - p, n);
        for (int k = 1; k <= n; k++) {
            law[k] = law[k - 1] * (n - k + 1) / k * p / (1 - p);
        }
        return law;
    }
}
