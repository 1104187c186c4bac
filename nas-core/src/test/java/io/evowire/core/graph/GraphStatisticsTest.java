package io.evowire.core.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.evowire.core.statistics.Spread;
import java.util.List;
import org.junit.jupiter.api.Test;

class GraphStatisticsTest {

    /** 0 -> 1 -> 2 and the same with 0 -> 2. */
    private static final Dag CHAIN = Graphs.dag(3, 0, 1, 1, 2);
    private static final Dag TRIANGLE = Graphs.dag(3, 0, 1, 1, 2, 0, 2);

    @Test
    void meansAndDeviationsAreThoseOfTheGraphs() {
        GraphStatistics of = GraphStatistics.of(List.of(CHAIN, TRIANGLE));
        assertEquals(new Spread(2.5, Math.sqrt(0.5)), of.edges());
        assertEquals(new Spread(3, 0), of.depth());
        assertEquals(new Spread(1, 0), of.inputs());
        assertEquals(new Spread(1, 0), of.outputs());
        assertEquals(5 / 3.0, of.degree().mean(), 1e-12);
        assertEquals(new Spread(2, 0), of.largestDegree());
        assertEquals(new Spread(0.5, Math.sqrt(0.5)), of.clustering());
        assertEquals(7 / 6.0, of.pathLength().mean(), 1e-12);
        assertEquals(Math.sqrt(2 / 9.0) / 2, of.degreeDeviation().mean(), 1e-12);
        assertEquals(2.75, of.meanPath().mean(), 1e-12);
    }

    @Test
    void aSingleNodeIsAGraph() {
        GraphStatistics of = GraphStatistics.of(List.of(Dag.of(1, List.of())));
        assertEquals(new Spread(0, 0), of.edges());
        assertEquals(new Spread(1, 0), of.depth());
        assertEquals(new Spread(0, 0), of.largestDegree());
        assertEquals(new Spread(0, 0), of.pathLength());
    }

    @Test
    void noGraphHasNoMeasures() {
        assertThrows(IllegalArgumentException.class, () -> GraphStatistics.of(List.of()));
    }
}
