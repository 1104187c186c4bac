package io.evowire.core.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WattsStrogatzTest {

    private final RandomGenerator random = new SplittableRandom(4);

    @ParameterizedTest
    @CsvSource({"32, 4, 0.75", "32, 4, 0", "32, 2, 1", "3, 2, 1", "9, 8, 0.5", "16, 14, 1",
            "16, 8, 1", "64, 62, 0.9"})
    void edgesAreHalfOfNTimesK(int nodes, int neighbours, double rewiring) {
        var model = new WattsStrogatz(nodes, neighbours, rewiring);
        for (int i = 0; i < 200; i++) {
            assertEquals(nodes * neighbours / 2, model.draw(random).size());
        }
    }

    @Test
    void nodesAreNumberedClockwise() {
        assertEquals(
                new TreeSet<>(Graphs.dag(6, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 0, 5, 0, 2, 1, 3, 2, 4, 3,
                        5, 0, 4, 1, 5).edges()),
                new TreeSet<>(new WattsStrogatz(6, 4, 0).draw(random)));
    }

    @Test
    void everyNodeKeepsItsOwnEndOfItsEdges() {
        for (int i = 0; i < 200; i++) {
            var edges = new WattsStrogatz(32, 4, 1).draw(random);
            for (int node = 0; node < 32; node++) {
                assertTrue(degree(edges, node) >= 2);
            }
        }
    }

    /** Of the edges not rewired, a quarter, and of those rewired onto a lattice position. */
    @Test
    void asManyLatticeEdgesRemainAsInThePaper() {
        var lattice = new WattsStrogatz(32, 4, 0).draw(random);
        long kept = 0;
        int graphs = 4_000;
        for (int i = 0; i < graphs; i++) {
            kept += new WattsStrogatz(32, 4, 0.75).draw(random).stream().filter(lattice::contains)
                    .count();
        }
        assertEquals(0.286, kept / (64.0 * graphs), 0.003);
    }

    @Test
    void completeGraphHasNowhereToRewire() {
        assertEquals(Set.copyOf(new ErdosRenyi(9, 1).draw(random)),
                Set.copyOf(new WattsStrogatz(9, 8, 1).draw(random)));
    }

    /**
     * Barrat and Weigt 2000, for many nodes: of the K/2 edges started here each stays attached, and
     * of those started elsewhere a binomial number stays and a Poisson number comes.
     */
    @Test
    void degreesFollowTheLawOfBarratAndWeigt() {
        int half = 3;
        double p = 0.6;
        double[] law = new double[64];
        for (int stay = 0; stay <= half; stay++) {
            double binomial = choose(half, stay) * Math.pow(1 - p, stay)
                    * Math.pow(p, half - stay);
            double poisson = Math.exp(-p * half);
            for (int come = 0; half + stay + come < law.length; come++) {
                law[half + stay + come] += binomial * poisson;
                poisson *= p * half / (come + 1);
            }
        }
        double[] share = new double[64];
        for (int i = 0; i < 20; i++) {
            var edges = new WattsStrogatz(300, 2 * half, p).draw(random);
            for (int node = 0; node < 300; node++) {
                share[degree(edges, node)] += 1 / 6000.0;
            }
        }
        double distance = 0;
        for (int k = 0; k < 64; k++) {
            distance += Math.abs(share[k] - law[k]) / 2;
        }
        assertTrue(distance < 0.03, "total variation " + distance);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3, 31, 32, 33, -2})
    void rejectsOddOrTooManyNeighbours(int neighbours) {
        var error = assertThrows(IllegalArgumentException.class,
                () -> new WattsStrogatz(32, neighbours, 0.5));
        assertEquals(
                """
                        The neighbours of Watts-Strogatz must be even and in [2, 32) for 32 nodes, not %d."""
                        .formatted(neighbours),
                error.getMessage());
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, 1.1, Double.NaN})
    void rejectsRewiringThatIsNoProbability(double rewiring) {
        var error = assertThrows(IllegalArgumentException.class,
                () -> new WattsStrogatz(32, 4, rewiring));
        assertEquals("The rewiring probability of Watts-Strogatz must lie in [0, 1], not %s."
                .formatted(rewiring), error.getMessage());
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 1025})
    void rejectsNodeCountOutsideItsRange(int nodes) {
        var error = assertThrows(IllegalArgumentException.class,
                () -> new WattsStrogatz(nodes, 2, 0.5));
        assertEquals("The node count of Watts-Strogatz must lie in [3, 1024], not %d."
                .formatted(nodes), error.getMessage());
    }

    private static int degree(Set<Edge> edges, int node) {
        return (int) edges.stream().filter(e -> e.from() == node || e.to() == node).count();
    }

    private static double choose(int n, int k) {
        return k == 0 ? 1 : choose(n - 1, k - 1) * n / k;
    }
}
