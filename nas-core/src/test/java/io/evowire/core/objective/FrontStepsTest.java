package io.evowire.core.objective;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FrontStepsTest {

    private static final double FROM = 16;
    private static final double TO = 24;
    private static final double CHANCE = 0.1;
    private static final int DRAWS = Boolean.getBoolean("evowire.thorough") ? 20_000 : 4_000;

    // Costs below FROM, within and above TO; values below CHANCE and above.
    private static List<double[]> points(int count, RandomGenerator random) {
        List<double[]> points = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            points.add(new double[]{random.nextDouble(15, 25), random.nextDouble(0.05, 0.9)});
        }
        return points;
    }

    private static FrontSteps front(List<double[]> points) {
        FrontSteps front = FrontSteps.empty(FROM, TO, CHANCE);
        for (double[] point : points) {
            front = front.with(point[0], point[1]);
        }
        return front;
    }

    private static double hypervolume(List<double[]> points) {
        return Hypervolume.ofGains(points.stream()
                .map(p -> new double[]{TO - Math.max(FROM, p[0]), p[1] - CHANCE}).toList());
    }

    @Test
    void theAreaIsTheHypervolume() {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(1);
        for (int count = 0; count < 40; count++) {
            List<double[]> points = points(count, random);
            assertEquals(hypervolume(points), front(points).area(), 1e-12);
            assertEquals(front(points), front(points.reversed()));
        }
    }

    @ParameterizedTest
    @Tag("thorough")
    @CsvSource({"15.5, 0.4, 0.1", "17, 0.75, 0.05", "20, 0.9, 0.02", "23.9, 0.5, 0.3",
            "18, 0.3, 0.001", "24.5, 0.9, 0.1"})
    void anExpectedImprovementIsTheMeanOfManyImprovements(double cost, double mean,
            double deviation) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(2);
        for (int count : List.of(0, 1, 8, 30)) {
            List<double[]> points = points(count, random);
            double before = hypervolume(points);
            double[] gains = new double[DRAWS];
            for (int i = 0; i < DRAWS; i++) {
                List<double[]> more = new ArrayList<>(points);
                more.add(new double[]{cost, mean + deviation * random.nextGaussian()});
                gains[i] = hypervolume(more) - before;
            }
            double average = Arrays.stream(gains).average().orElseThrow();
            double variance = Arrays.stream(gains).map(g -> (g - average) * (g - average))
                    .average().orElseThrow();
            double found = front(points).expectedImprovement(cost, mean, deviation);
            assertEquals(average, found, 5 * Math.sqrt(variance / DRAWS) + 1e-12,
                    () -> count + " points");
        }
    }

    @Test
    void whatIsCertainImprovesByTheAreaItAdds() {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(3);
        FrontSteps front = front(points(12, random));
        for (double[] point : points(50, random)) {
            assertEquals(front.with(point[0], point[1]).area() - front.area(),
                    front.expectedImprovement(point[0], point[1], 0), 1e-12);
        }
    }

    @Test
    void theLessIsKnownTheMoreIsHopedFor() {
        FrontSteps front = FrontSteps.empty(FROM, TO, CHANCE).with(18, 0.8);
        double last = 0;
        for (double deviation : List.of(0.01, 0.02, 0.05, 0.1)) {
            double next = front.expectedImprovement(20, 0.78, deviation);
            assertTrue(next > last);
            last = next;
        }
    }

    @Test
    void costsThatRunBackwardsAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> FrontSteps.empty(2, 1, 0));
        assertThrows(IllegalArgumentException.class, () -> FrontSteps.empty(Double.NaN, 1, 0));
    }
}
