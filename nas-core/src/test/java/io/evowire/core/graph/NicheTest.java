package io.evowire.core.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evowire.core.statistics.Spread;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NicheTest {

    private final RandomGenerator random = new SplittableRandom(4);

    @Test
    void eachNodeReadsNodesThatFollowOneAnother() {
        for (int i = 0; i < 100; i++) {
            Dag dag = Dag.of(24, new Niche(24, 0.2).draw(random));
            for (int node = 0; node < 24; node++) {
                List<Integer> read = dag.predecessors(node);
                assertTrue(read.isEmpty()
                        || read.getLast() - read.getFirst() == read.size() - 1, read::toString);
            }
        }
    }

    /**
     * Of a node with niche value n, the interval of length n x covers n (x - 5/8 x^2) / (1 - x/2)
     * of [0, n] in the mean: all of it unless its centre is within x n/2 of n. Where the others lie
     * is uniform, so that N nodes have N(N-1)/2 times the mean of that over x.
     */
    @ParameterizedTest
    @ValueSource(doubles = {0.1, 0.25, 0.45})
    void edgesAreAsManyAsTheIntervalsCover(double connectance) {
        double b = 1 / (2 * connectance) - 1;
        int steps = 100_000;
        double covered = IntStream.range(0, steps).mapToDouble(i -> (i + 0.5) / steps)
                .map(u -> 1 - Math.pow(u, 1 / b))
                .map(x -> (x - 0.625 * x * x) / (1 - x / 2) / steps).sum();
        var model = new Niche(20, connectance);
        int graphs = 3_000;
        Spread edges = Spread.of(IntStream.range(0, graphs)
                .mapToLong(i -> model.draw(random).size()).toArray());
        assertEquals(190 * covered, edges.mean(), 4 * edges.sd() / Math.sqrt(graphs));
    }

    /** Two nodes are connected where the second reads the first; three have a law of their own. */
    @Test
    void drawnGraphsFollowTheLawOfConnectedOnes() {
        var model = new Niche(3, 0.3);
        int graphs = 5_000;
        long three = IntStream.range(0, graphs)
                .filter(i -> model.generate(random).edges().size() == 3).count();
        long all = 0;
        long two = 0;
        for (int i = 0; i < 100_000; i++) {
            double[] n = random.doubles(3).sorted().toArray();
            boolean second = reads(n, 1, 0);
            // One interval of the last node: whether it holds the first and the second.
            double range = n[2] * (1 - Math.pow(random.nextDouble(), 1 / (1 / 0.6 - 1)));
            double low = random.nextDouble(n[2] - range / 2 + 1e-12);
            boolean first = low <= n[0] && n[0] <= low + range;
            boolean next = low <= n[1] && n[1] <= low + range;
            all += second && first && next ? 1 : 0;
            two += (second ? 1 : 0) + (first ? 1 : 0) + (next ? 1 : 0) == 2 ? 1 : 0;
        }
        assertEquals(all / (double) (all + two), three / (double) graphs, 0.03);
    }

    private boolean reads(double[] n, int node, int other) {
        double range = n[node] * (1 - Math.pow(random.nextDouble(), 1 / (1 / 0.6 - 1)));
        double low = random.nextDouble(n[node] - range / 2 + 1e-12);
        return low <= n[other] && n[other] <= low + range;
    }
}
