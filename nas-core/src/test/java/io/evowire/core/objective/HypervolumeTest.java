package io.evowire.core.objective;

import static io.evowire.core.objective.FitnessTest.fitness;
import static io.evowire.core.objective.Objective.ACCURACY;
import static io.evowire.core.objective.Objective.ACTIVATIONS;
import static io.evowire.core.objective.Objective.DEPTH;
import static io.evowire.core.objective.Objective.MACS;
import static io.evowire.core.objective.Objective.PARAMETERS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HypervolumeTest {

    private static final List<Objective> ALL = List.of(ACCURACY, MACS, PARAMETERS, ACTIVATIONS,
            DEPTH);
    private static final Fitness REFERENCE = fitness(0, 100);

    @Test
    void onePointDominatesItsBox() {
        assertEquals(0.5 * 60, Hypervolume.of(List.of(fitness(0.5, 40)), REFERENCE), 1e-12);
    }

    @Test
    void twoPointsShareTheirOverlap() {
        assertEquals(0.5 * 60 + 0.75 * 20 - 0.5 * 20,
                Hypervolume.of(List.of(fitness(0.5, 40), fitness(0.75, 80)), REFERENCE), 1e-12);
    }

    @Test
    void nothingIsAddedByDominatedEqualFailedOrFarPoints() {
        var front = List.of(fitness(0.5, 40), fitness(0.75, 80));
        double volume = Hypervolume.of(front, REFERENCE);
        for (Fitness extra : List.of(fitness(0.4, 50), fitness(0.5, 40), fitness(1, 100),
                fitness(1, 200), fitness(0, 1), Fitness.failed(fitness(1, 0)))) {
            var more = new ArrayList<>(front);
            more.add(extra);
            assertEquals(volume, Hypervolume.of(more, REFERENCE), 1e-12, extra.toString());
        }
        assertEquals(0, Hypervolume.of(List.of(), REFERENCE));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void isTheVolumeThatCountingCubesGives(int dimension) {
        var random = new Random(dimension);
        var objectives = dimension == 5
                ? ALL
                : ALL.subList(1, 1 + dimension);
        int side = 6;
        var reference = Fitness.of(objectives, objectives.stream()
                .map(o -> o.isMaximised() ? 0.0 : (double) side).toList());
        for (int i = 0; i < 60; i++) {
            var points = IntStream.range(0, 1 + random.nextInt(12)).mapToObj(
                    p -> Fitness.of(objectives, objectives.stream()
                            .map(o -> o.isMaximised()
                                    ? random.nextInt(side + 1) / (double) side
                                    : random.nextInt(side + 2))
                            .toList()))
                    .toList();
            long cubes = IntStream.range(0, (int) Math.pow(side, dimension))
                    .filter(cube -> points.stream()
                            .anyMatch(point -> covers(point, objectives, cube, side)))
                    .count();
            double unit = objectives.contains(ACCURACY) ? 1.0 / side : 1;
            assertEquals(cubes * unit, Hypervolume.of(points, reference), 1e-9);
        }
    }

    /** Whether the cube whose corner nearest the reference has these digits is dominated. */
    private static boolean covers(Fitness point, List<Objective> objectives, int cube, int side) {
        int digits = cube;
        for (Objective objective : objectives) {
            double gain = objective.isMaximised()
                    ? point.value(objective) * side
                    : side - point.value(objective);
            if (Math.round(gain) < digits % side + 1) {
                return false;
            }
            digits /= side;
        }
        return true;
    }

    // Of these, plain WFG would compare points for years.
    @Test
    @Tag("thorough")
    void aThousandPointsWithFiveObjectivesTakeAMoment() {
        List<double[]> sphere = sphere(Boolean.getBoolean("evowire.thorough") ? 3_000 : 1_000, 5,
                1);
        double volume = Hypervolume.ofGains(sphere);
        assertEquals(volume, Hypervolume.ofGains(sphere));
        assertEquals(volume, Hypervolume.ofGains(sphere.reversed()));
        // At most the corner of the ball: its volume, 8 pi^2 / 15, in one of 32 corners.
        assertTrue(volume > 0.1 && volume < Math.PI * Math.PI * 8 / 15 / 32, "volume " + volume);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 5})
    void anEstimateIsNearTheVolume(int dimension) {
        for (int points : new int[]{1, 3, 20}) {
            List<double[]> sphere = sphere(points, dimension, points);
            double box = 1;
            for (int i = 0; i < dimension; i++) {
                int objective = i;
                box *= sphere.stream().mapToDouble(point -> point[objective]).max().orElseThrow();
            }
            assertEquals(Hypervolume.ofGains(sphere), Hypervolume.estimate(sphere), 0.01 * box);
        }
        assertEquals(0, Hypervolume.estimate(List.of()));
    }

    private static List<double[]> sphere(int points, int dimension, long seed) {
        var random = new Random(seed);
        return IntStream.range(0, points).mapToObj(i -> {
            double[] point = random.doubles(dimension).map(gain -> gain + 1e-3).toArray();
            double norm = Math.sqrt(Arrays.stream(point).map(gain -> gain * gain).sum());
            return Arrays.stream(point).map(gain -> gain / norm).toArray();
        }).toList();
    }

    @Test
    void orderOfThePointsDoesNotMatter() {
        var random = new Random(1);
        List<Fitness> points = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            points.add(fitness(random.nextDouble(), 100 * random.nextDouble()));
        }
        double volume = Hypervolume.of(points, REFERENCE);
        for (int i = 0; i < 10; i++) {
            Collections.shuffle(points, random);
            assertEquals(volume, Hypervolume.of(points, REFERENCE), 0);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4})
    void isTheVolumeThatInclusionAndExclusionGives(int dimension) {
        var random = new Random(10 + dimension);
        for (int i = 0; i < 100; i++) {
            List<double[]> points = new ArrayList<>();
            for (int p = random.nextInt(11); p >= 0; p--) {
                points.add(random.doubles(dimension, -0.2, 1).toArray());
            }
            assertEquals(bruteForce(points), Hypervolume.ofGains(points), 1e-12);
        }
    }

    /** Of all sets of boxes: the volume of what they share, added for odd sets, else taken away. */
    private static double bruteForce(List<double[]> points) {
        double volume = 0;
        for (int set = 1; set < 1 << points.size(); set++) {
            double shared = 1;
            for (int d = 0; d < points.getFirst().length; d++) {
                double least = Double.POSITIVE_INFINITY;
                for (int p = 0; p < points.size(); p++) {
                    least = (set >> p & 1) == 1 ? Math.min(least, points.get(p)[d]) : least;
                }
                shared *= Math.max(0, least);
            }
            volume += Integer.bitCount(set) % 2 == 1 ? shared : -shared;
        }
        return volume;
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4})
    void growsWithThePointsAndScalesWithTheirUnits(int dimension) {
        var random = new Random(20 + dimension);
        List<double[]> points = new ArrayList<>();
        List<double[]> scaled = new ArrayList<>();
        double before = 0;
        for (int i = 0; i < 40; i++) {
            double[] point = random.doubles(dimension).toArray();
            points.add(point);
            double[] other = point.clone();
            other[0] *= 1_000;
            scaled.add(other);
            double volume = Hypervolume.ofGains(points);
            assertTrue(volume >= before - 1e-12 && volume < 1);
            assertEquals(1_000 * volume, Hypervolume.ofGains(scaled), 1e-9);
            before = volume;
        }
    }

    @Test
    void newNonDominatedPointAddsVolume() {
        var random = new Random(3);
        List<Fitness> points = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            double before = Hypervolume.of(points, REFERENCE);
            var point = fitness(0.01 + 0.99 * random.nextDouble(), 99 * random.nextDouble());
            boolean dominated = points.stream().anyMatch(other -> other.dominance(point) > 0);
            points.add(point);
            double after = Hypervolume.of(points, REFERENCE);
            assertEquals(!dominated, after > before + 1e-12);
        }
        assertTrue(Hypervolume.of(points, REFERENCE) < 100);
    }

    @Test
    void referenceMustHaveTheSameObjectives() {
        var macs = Fitness.of(List.of(MACS), List.of(5.0));
        assertThrows(IllegalArgumentException.class,
                () -> Hypervolume.of(List.of(macs), REFERENCE));
    }
}
