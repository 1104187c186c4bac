package io.evowire.core.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WattsStrogatzFlexTest {

    @ParameterizedTest
    @CsvSource({"32, 4, 0.75", "17, 2, 1", "16, 14, 0.5", "9, 8, 1"})
    void withAnEvenDegreeGraphsAreThoseOfWattsAndStrogatz(int nodes, int degree, double rewiring) {
        for (int seed = 0; seed < 20; seed++) {
            assertEquals(
                    new WattsStrogatz(nodes, degree, rewiring).draw(new SplittableRandom(seed)),
                    new WattsStrogatzFlex(nodes, degree, rewiring)
                            .draw(new SplittableRandom(seed)));
        }
    }

    @ParameterizedTest
    @CsvSource({"32, 4.75, 76", "32, 3, 48", "16, 2.1, 17", "16, 15, 120", "16, 14.99, 120",
            "7, 3.4, 12", "3, 2, 3"})
    void edgesAreHalfOfNTimesKRounded(int nodes, double degree, int edges) {
        for (double rewiring : new double[]{0, 0.5, 1}) {
            for (int seed = 0; seed < 50; seed++) {
                assertEquals(edges, new WattsStrogatzFlex(nodes, degree, rewiring)
                        .draw(new SplittableRandom(seed)).size());
            }
        }
    }

    @Test
    void edgesAreDealtEvenlyAndTheRestToTheFirstNodes() {
        Set<Edge> ring = new WattsStrogatzFlex(8, 2.5, 0).draw(new SplittableRandom(1));
        assertEquals(Set.copyOf(Graphs.dag(8, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 0, 7, 0, 2,
                1, 3).edges()), ring);
    }

    /** Between two even degrees, clustering lies between theirs. */
    @Test
    void clusteringRisesWithTheDegree() {
        double before = -1;
        for (double degree : new double[]{2, 2.7, 3.4, 4}) {
            var model = new WattsStrogatzFlex(32, degree, 0);
            double clustering = GraphMeasures.of(model.generate(new SplittableRandom(1)))
                    .clustering();
            assertTrue(clustering > before, degree + ": " + clustering);
            before = clustering;
        }
        assertEquals(0.5, before, 1e-12); // 3(K-2) / 4(K-1)
    }
}
