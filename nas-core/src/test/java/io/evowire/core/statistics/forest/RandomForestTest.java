package io.evowire.core.statistics.forest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evowire.core.statistics.RankCorrelation;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RandomForestTest {

    private static RandomGenerator random(long seed) {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    }

    private static List<List<Double>> points(int count, long seed) {
        RandomGenerator random = random(seed);
        return Stream.generate(() -> random.doubles(5).boxed().toList()).limit(count).toList();
    }

    // A step in one coordinate that depends on another one, and three that tell nothing.
    private static double value(List<Double> point) {
        return point.get(0) > 0.5 ? 1 + 2 * point.get(1) : point.get(1);
    }

    private static List<Double> values(List<List<Double>> points) {
        return points.stream().map(RandomForestTest::value).toList();
    }

    @Test
    void itPredictsPointsThatItHasNotSeen() {
        List<List<Double>> known = points(300, 1);
        RandomForest forest = RandomForest.of(known, values(known), 100, random(2));
        List<List<Double>> others = points(200, 3);
        double squares = others.stream().mapToDouble(point -> forest.at(point) - value(point))
                .map(miss -> miss * miss).average().orElseThrow();
        double mean = values(others).stream().mapToDouble(x -> x).average().orElseThrow();
        double all = values(others).stream().mapToDouble(x -> x - mean).map(d -> d * d).average()
                .orElseThrow();
        assertTrue(squares < 0.1 * all, squares + " of " + all);
        assertTrue(RankCorrelation.of(others.stream().map(forest::at).toList(),
                values(others)) > 0.95);
    }

    @Test
    void outOfBagErrorsAreThoseOfPointsThatItHasNotSeen() {
        List<List<Double>> known = points(200, 4);
        RandomGenerator noise = random(5);
        List<Double> noisy = known.stream().map(point -> value(point) + 0.5 * noise.nextGaussian())
                .toList();
        RandomForest forest = RandomForest.of(known, noisy, 100, random(6));
        List<List<Double>> others = points(200, 7);
        double unseen = mean(others.stream()
                .map(point -> Math.pow(forest.at(point) - value(point), 2) + 0.25).toList());
        double outOfBag = mean(IntStream.range(0, 200)
                .mapToObj(i -> Math.pow(forest.outOfBag().get(i) - noisy.get(i), 2)).toList());
        double seen = mean(IntStream.range(0, 200)
                .mapToObj(i -> Math.pow(forest.at(known.get(i)) - noisy.get(i), 2)).toList());
        assertEquals(unseen, outOfBag, 0.15 * unseen);
        assertTrue(seen < 0.6 * outOfBag, "what it has seen flatters it: " + seen);
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(x -> x).average().orElseThrow();
    }

    @Test
    void aTreeAsksWhatLeavesTheLeastSquares() {
        RandomGenerator random = random(8);
        double[][] points = IntStream.range(0, 40)
                .mapToObj(i -> random.doubles(3).map(x -> Math.round(6 * x)).toArray())
                .toArray(double[][]::new);
        double[] values = random.doubles(40).toArray();
        int[] sample = IntStream.range(0, 60).map(i -> random.nextInt(40)).toArray();
        var split = (RegressionTree.Split) RegressionTree.grown(points, values, sample, 3, 4,
                random);
        double least = Double.MAX_VALUE;
        for (int coordinate = 0; coordinate < 3; coordinate++) {
            for (double threshold = 0.5; threshold < 6; threshold++) {
                least = Math.min(least, squares(points, values, sample, coordinate, threshold));
            }
        }
        assertEquals(least, squares(points, values, sample, split.coordinate(),
                split.threshold()), 1e-9);
    }

    // What both means leave, by definition; nothing where fewer than four points answer alike.
    private static double squares(double[][] points, double[] values, int[] sample,
            int coordinate, double threshold) {
        double sum = 0;
        for (boolean low : new boolean[]{true, false}) {
            double[] part = Arrays.stream(sample)
                    .filter(i -> points[i][coordinate] <= threshold == low)
                    .mapToDouble(i -> values[i]).toArray();
            if (part.length < 4) {
                return Double.MAX_VALUE;
            }
            double mean = Arrays.stream(part).average().orElseThrow();
            sum += Arrays.stream(part).map(value -> (value - mean) * (value - mean)).sum();
        }
        return sum;
    }

    @Test
    void itStaysWithinWhatItHasSeen() {
        List<List<Double>> known = points(50, 9);
        RandomForest forest = RandomForest.of(known, values(known), 20, random(1));
        double most = values(known).stream().mapToDouble(x -> x).max().orElseThrow();
        assertTrue(forest.at(List.of(9.0, 9.0, 9.0, 9.0, 9.0)) <= most);
    }

    @Test
    void itFollowsFromPointsAndDrawsAlone() {
        List<List<Double>> known = points(60, 10);
        RandomForest forest = RandomForest.of(known, values(known), 10, random(3));
        RandomForest same = RandomForest.of(known, values(known), 10, random(3));
        assertEquals(forest.outOfBag(), same.outOfBag());
        points(20, 11).forEach(point -> assertEquals(forest.at(point), same.at(point)));
    }

    @Test
    void equalValuesNeedNoQuestion() {
        List<List<Double>> known = points(20, 12);
        RandomForest forest = RandomForest.of(known, known.stream().map(x -> 0.7).toList(), 5,
                random(1));
        assertEquals(0.7, forest.at(known.getFirst()), 1e-12);
    }

    @Test
    void aForestNeedsPointsAndTrees() {
        assertThrows(IllegalArgumentException.class,
                () -> RandomForest.of(points(1, 1), List.of(1.0), 5, random(1)));
        assertThrows(IllegalArgumentException.class,
                () -> RandomForest.of(points(3, 1), List.of(1.0, 2.0), 5, random(1)));
        assertThrows(IllegalArgumentException.class,
                () -> RandomForest.of(points(2, 1), List.of(1.0, 2.0), 0, random(1)));
    }
}
