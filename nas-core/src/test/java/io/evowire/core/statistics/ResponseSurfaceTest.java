package io.evowire.core.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ResponseSurfaceTest {

    private static List<List<Double>> points(int count, long seed) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        return Stream.generate(() -> List.of(random.nextDouble(), 5 + random.nextDouble(),
                100 * random.nextDouble(), 7.0)).limit(count).toList();
    }

    private static double value(List<Double> x) {
        return 0.5 + x.get(0) - 2 * x.get(0) * x.get(0) + 0.01 * x.get(0) * x.get(2)
                - 0.1 * x.get(1);
    }

    private static List<Double> values(List<List<Double>> points) {
        return points.stream().map(ResponseSurfaceTest::value).toList();
    }

    @Test
    void aPolynomialOfSecondOrderIsFound() {
        List<List<Double>> known = points(400, 1);
        ResponseSurface surface = ResponseSurface.of(known, values(known));
        // Within: at the edge it says what it says at the last point.
        points(100, 2).stream()
                .filter(point -> Math.abs(point.get(0) - 0.5) < 0.4
                        && Math.abs(point.get(1) - 5.5) < 0.4
                        && Math.abs(point.get(2) - 50) < 40)
                .forEach(point -> assertEquals(value(point), surface.at(point), 2e-3));
    }

    @Test
    void leavingOneOutIsFittingWithoutIt() {
        List<List<Double>> known = points(200, 3);
        RandomGenerator noise = RandomGeneratorFactory.of("L64X128MixRandom").create(4);
        List<Double> noisy = known.stream().map(x -> value(x) + 0.2 * noise.nextGaussian())
                .toList();
        ResponseSurface surface = ResponseSurface.of(known, noisy);
        for (int i : List.of(0, 7, 100)) {
            List<List<Double>> points = new ArrayList<>(known);
            List<Double> values = new ArrayList<>(noisy);
            List<Double> out = points.remove(i);
            values.remove(i);
            // Scales and the unit of the terms move a little without it.
            assertEquals(ResponseSurface.of(points, values).at(out),
                    surface.leaveOneOut().get(i), 0.02);
        }
        double missed = IntStream.range(0, 200)
                .mapToDouble(i -> Math.pow(surface.leaveOneOut().get(i) - noisy.get(i), 2))
                .average().orElseThrow();
        assertEquals(0.2, Math.sqrt(missed), 0.03, "nothing but the noise is left");
    }

    @Test
    void beyondItsPointsItSaysWhatItSaysAtTheirEdge() {
        List<List<Double>> known = points(100, 5);
        ResponseSurface surface = ResponseSurface.of(known, values(known));
        double most = known.stream().mapToDouble(x -> x.get(2)).max().orElseThrow();
        assertEquals(surface.at(List.of(0.5, 5.5, most, 7.0)),
                surface.at(List.of(0.5, 5.5, 1e6, 9.0)), 1e-12);
        double least = values(known).stream().mapToDouble(x -> x).min().orElseThrow();
        assertTrue(surface.at(List.of(50.0, 60.0, -3.0, 7.0)) >= least);
    }

    @Test
    void itNeedsThreePoints() {
        assertThrows(IllegalArgumentException.class,
                () -> ResponseSurface.of(points(2, 1), List.of(1.0, 2.0)));
        assertThrows(IllegalArgumentException.class,
                () -> ResponseSurface.of(points(3, 1), List.of(1.0, 2.0)));
    }
}
