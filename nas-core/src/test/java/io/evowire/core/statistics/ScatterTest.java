package io.evowire.core.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class ScatterTest {

    @Test
    void groupsOfOneSayNothing() {
        assertEquals(Scatter.NONE, Scatter.of(List.of(List.of(0.3), List.of(), List.of(0.9))));
        assertEquals(OptionalDouble.empty(), Scatter.NONE.deviation());
    }

    @Test
    void itIsTheVarianceWithinGroupsOfAnyMeans() {
        Scatter scatter = Scatter.of(List.of(List.of(1.0, 3.0), List.of(100.0),
                List.of(10.0, 10.0, 13.0)));
        assertEquals(2 + 6, scatter.squares(), 1e-12);
        assertEquals(1 + 2, scatter.freedom());
        assertEquals(Math.sqrt(8.0 / 3), scatter.deviation().orElseThrow(), 1e-12);
    }

    @Test
    void equalGroupsHaveTheirComponentOfVariance() {
        List<List<Double>> groups = List.of(List.of(1.0, 2.5), List.of(4.0, 3.0),
                List.of(7.0, 7.5));
        assertEquals(Math.sqrt(OneWayComponents.of(groups).within()),
                Scatter.of(groups).deviation().orElseThrow(), 1e-12);
    }
}
