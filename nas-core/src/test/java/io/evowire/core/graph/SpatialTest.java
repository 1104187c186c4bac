package io.evowire.core.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evowire.core.statistics.Spread;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpatialTest {

    private final RandomGenerator random = new SplittableRandom(4);

    /** Density of the distance between two points of the unit square. */
    private static double density(double d) {
        return d <= 1
                ? 2 * d * (Math.PI - 4 * d + d * d)
                : 2 * d * (4 * Math.sqrt(d * d - 1) - (d * d + 2 - Math.PI)
                        - 4 * Math.atan(Math.sqrt(d * d - 1)));
    }

    private static double mean(DoubleUnaryOperator of) {
        int steps = 100_000;
        double width = Math.sqrt(2) / steps;
        return IntStream.range(0, steps).mapToDouble(i -> (i + 0.5) * width)
                .map(d -> density(d) * of.applyAsDouble(d) * width).sum();
    }

    @ParameterizedTest
    @CsvSource({"0.8, 0.3", "1, 0.1", "0.4, 2"})
    void edgesAreAsManyAsTheDistancesAllow(double beta, double lambda) {
        assertEquals(1, mean(d -> 1), 1e-6);
        double linked = beta * mean(d -> Math.exp(-d / lambda));
        var model = new Spatial(16, beta, lambda);
        Spread edges = Spread.of(IntStream.range(0, 2_000).mapToLong(i -> model.draw(random)
                .size()).toArray());
        assertEquals(120 * linked, edges.mean(), 4 * edges.sd() / Math.sqrt(2_000));
    }

    /** Three nodes: the law of two or three edges, given that they are connected. */
    @Test
    void drawnGraphsFollowTheLawOfConnectedOnes() {
        double beta = 0.8;
        double lambda = 0.4;
        double all = 0;
        double two = 0;
        for (int i = 0; i < 200_000; i++) {
            double[] p = new double[3];
            double[] x = random.doubles(3).toArray();
            double[] y = random.doubles(3).toArray();
            for (int v = 0; v < 3; v++) {
                int w = (v + 1) % 3;
                p[v] = beta * Math.exp(-Math.hypot(x[v] - x[w], y[v] - y[w]) / lambda);
            }
            all += p[0] * p[1] * p[2];
            two += p[0] * p[1] * (1 - p[2]) + p[0] * (1 - p[1]) * p[2] + (1 - p[0]) * p[1] * p[2];
        }
        var model = new Spatial(3, beta, lambda);
        int graphs = 5_000;
        long three = IntStream.range(0, graphs)
                .filter(i -> model.generate(random).edges().size() == 3).count();
        assertEquals(all / (all + two), three / (double) graphs, 0.03);
    }

    @Test
    void neighboursAreLinkedAndSoAreTheirNeighbours() {
        var model = new Spatial(32, 1, 0.15);
        double index = 0;
        double clustering = 0;
        double density = 0;
        for (int i = 0; i < 100; i++) {
            Dag dag = Dag.of(32, model.draw(random));
            index += dag.edges().stream().mapToInt(e -> e.to() - e.from()).average()
                    .orElseThrow() / 100;
            clustering += GraphMeasures.of(dag).clustering() / 100;
            density += dag.edges().size() / 496.0 / 100;
        }
        assertTrue(index < 0.7 * 11, "mean distance of indices " + index); // 11 if all are alike
        assertTrue(clustering > 1.5 * density, clustering + " at density " + density);
    }
}
