package io.evowire.core.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BarabasiAlbertTest {

    private final RandomGenerator random = new SplittableRandom(5);

    @ParameterizedTest
    @CsvSource({"32, 5, 135", "32, 1, 31", "32, 31, 31", "2, 1, 1", "64, 32, 1024"})
    void edgesAreMTimesNMinusM(int nodes, int attachments, int edges) {
        var model = new BarabasiAlbert(nodes, attachments);
        for (int i = 0; i < 200; i++) {
            assertEquals(edges, model.draw(random).size());
        }
    }

    @Test
    void nodesAreNumberedByInsertion() {
        for (int i = 0; i < 200; i++) {
            Dag dag = new BarabasiAlbert(32, 5).generate(random);
            assertEquals(IntStream.range(0, 5).boxed().toList(), dag.sources());
            assertTrue(IntStream.range(5, 32).allMatch(v -> dag.predecessors(v).size() == 5));
            assertEquals(IntStream.range(0, 5).boxed().toList(), dag.predecessors(5));
        }
    }

    /**
     * Four nodes, one edge each: 0 and 1 are joined, 2 joins either, and then has 4 ends to attach
     * to, of which two belong to the node of degree 2. So half of the graphs are stars.
     */
    @Test
    void fourNodesAreAStarHalfOfTheTime() {
        long[] counts = new long[2];
        for (int i = 0; i < 20_000; i++) {
            counts[degrees(new BarabasiAlbert(4, 1).draw(random), 4)[3] > 0 ? 1 : 0]++;
        }
        assertTrue(ChiSquare.deviation(counts, new double[]{0.5, 0.5}) < 4);
    }

    /** Bollobas et al. 2001: for many nodes a share 2M(M+1) / (k(k+1)(k+2)) has degree k. */
    @Test
    void degreesFollowThePowerLaw() {
        int m = 3;
        int graphs = 20;
        double[] share = new double[1024];
        for (int i = 0; i < graphs; i++) {
            long[] degrees = degrees(new BarabasiAlbert(1024, m).draw(random), 1024);
            for (int k = 0; k < 1024; k++) {
                share[k] += degrees[k] / (1024.0 * graphs);
            }
        }
        double distance = 0;
        for (int k = m; k <= 30; k++) {
            distance += Math.abs(share[k] - 2.0 * m * (m + 1) / (k * (k + 1.0) * (k + 2))) / 2;
        }
        assertTrue(distance < 0.02, "total variation " + distance);
        // The tail above 40 sums to M(M+1) / (40*41), and the first M nodes add a little to it.
        double hubs = IntStream.range(40, 1024).mapToDouble(k -> share[k]).sum();
        double law = m * (m + 1) / (40.0 * 41);
        assertTrue(hubs > 0.8 * law && hubs < law + m / 1024.0, "hubs " + hubs);
    }

    @Test
    void degreesAgreeWithAttachingByTrialAndError() {
        int graphs = 3_000;
        long[] ours = new long[32];
        double[] reference = new double[32];
        for (int i = 0; i < graphs; i++) {
            ours[degree(new BarabasiAlbert(32, 2).draw(random), i % 32)]++;
            for (int j = 0; j < 10; j++) {
                reference[slowDegrees(32, 2)[i % 32]] += 1.0 / (10 * graphs);
            }
        }
        assertTrue(ChiSquare.deviation(ours, reference) < 4);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 32, 40})
    void rejectsAttachmentsOutsideTheirRange(int attachments) {
        var error = assertThrows(IllegalArgumentException.class,
                () -> new BarabasiAlbert(32, attachments));
        assertEquals("The attachments of Barabasi-Albert must lie in [1, 32) for 32 nodes, not %d."
                .formatted(attachments), error.getMessage());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 1025})
    void rejectsNodeCountOutsideItsRange(int nodes) {
        var error = assertThrows(IllegalArgumentException.class,
                () -> new BarabasiAlbert(nodes, 1));
        assertEquals("The node count of Barabasi-Albert must lie in [2, 1024], not %d."
                .formatted(nodes), error.getMessage());
    }

    /** The definition word for word: any older node, accepted with probability degree / ends. */
    private int[] slowDegrees(int nodes, int m) {
        int[] degree = new int[nodes];
        Arrays.fill(degree, 0, m, 1);
        degree[m] = m;
        for (int node = m + 1; node < nodes; node++) {
            int ends = IntStream.of(degree).sum();
            Set<Integer> targets = new HashSet<>();
            while (targets.size() < m) {
                int target = random.nextInt(node);
                if (random.nextDouble() * ends < degree[target]) {
                    targets.add(target);
                }
            }
            targets.forEach(target -> degree[target]++);
            degree[node] = m;
        }
        return degree;
    }

    private static int degree(Collection<Edge> edges, int node) {
        return (int) edges.stream().filter(e -> e.from() == node || e.to() == node).count();
    }

    /** How many nodes have each degree. */
    private static long[] degrees(Collection<Edge> edges, int nodes) {
        int[] degree = new int[nodes];
        edges.forEach(edge -> {
            degree[edge.from()]++;
            degree[edge.to()]++;
        });
        long[] counts = new long[nodes];
        IntStream.of(degree).forEach(k -> counts[k]++);
        return counts;
    }
}
