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

final class ComponentsTest {

    private final RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(7);

    @Test
    void oneWayComponentsByHand() {
        // Means 2 and 6: variance 8. Within: 2 and 2. Between: 8 - 2 / 2.
        var components = OneWayComponents.of(List.of(List.of(1.0, 3.0), List.of(5.0, 7.0)));
        assertEquals(2, components.within(), 1e-12);
        assertEquals(7, components.between(), 1e-12);
        assertEquals(7.0 / 9, components.correlation(), 1e-12);
    }

    @Test
    void groupsThatDoNotDifferExplainNothing() {
        var components = OneWayComponents.of(List.of(List.of(1.0, 3.0), List.of(3.0, 1.0)));
        assertEquals(0, components.between());
        assertEquals(0, components.correlation());
    }

    @Test
    void oneWayComponentsAreFoundInDrawnValues() {
        List<List<Double>> groups = Stream.generate(() -> {
            double mean = 3 * random.nextGaussian();
            return Stream.generate(() -> mean + 2 * random.nextGaussian()).limit(4).toList();
        }).limit(4_000).toList();
        var components = OneWayComponents.of(groups);
        assertEquals(9, components.between(), 0.6);
        assertEquals(4, components.within(), 0.2);
    }

    @Test
    void groupsOfUnequalSizeAreRefused() {
        assertThrows(IllegalArgumentException.class,
                () -> OneWayComponents.of(List.of(List.of(1.0, 2.0), List.of(1.0))));
    }

    @Test
    void crossedComponentsAreFoundInDrawnValues() {
        int rows = 6;
        int columns = 40;
        double[] common = gaussians(columns, 2);
        List<double[][]> groups = new ArrayList<>();
        for (int group = 0; group < 300; group++) {
            double[] rowEffects = gaussians(rows, 3);
            double[] own = gaussians(columns, 1);
            double mean = 50 * random.nextDouble();
            double[][] values = new double[rows][columns];
            for (int row = 0; row < rows; row++) {
                for (int column = 0; column < columns; column++) {
                    values[row][column] = mean + rowEffects[row] + common[column] + own[column]
                            + 0.5 * random.nextGaussian();
                }
            }
            groups.add(values);
        }
        var components = CrossedComponents.of(groups);
        double drawn = OneWayComponents.of(IntStream.range(0, columns)
                .mapToObj(i -> List.of(common[i], common[i])).toList()).between();
        assertEquals(9, components.rows(), 1);
        assertEquals(drawn, components.common(), 0.1);
        assertEquals(1, components.own(), 0.1);
        assertEquals(0.25, components.rest(), 0.02);
    }

    @Test
    void oneRowIsNotCrossed() {
        assertThrows(IllegalArgumentException.class, () -> CrossedComponents
                .of(List.of(new double[][]{{1, 2}}, new double[][]{{1, 2}})));
    }

    @Test
    void theExpectedMaximumOfNormalValues() {
        // Tables of normal order statistics: Harter 1961.
        assertEquals(0, NormalMaximum.expected(1), 1e-6);
        assertEquals(0.56419, NormalMaximum.expected(2), 1e-5);
        assertEquals(1.53875, NormalMaximum.expected(10), 1e-5);
        assertEquals(2.50759, NormalMaximum.expected(100), 1e-5);
        assertTrue(NormalMaximum.expected(1000) > 3.24 && NormalMaximum.expected(1000) < 3.242);
        assertThrows(IllegalArgumentException.class, () -> NormalMaximum.expected(0));
    }

    private double[] gaussians(int count, double deviation) {
        return random.doubles(count).map(x -> deviation * random.nextGaussian()).toArray();
    }
}
