package io.evowire.core.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RandomDagTest {

    private final RandomGenerator random = new SplittableRandom(4);

    @ParameterizedTest
    @CsvSource({"32, 3, 0.5, 5, 2, 90", "32, 1, 0, 31, 0, 31", "60, 5, 4, 1, 3, 285",
            "9, 8, 1, 2, 1, 36", "2, 1, 0, 1, 0, 1", "1024, 2, 0.5, 1, 3, 2045"})
    void everyNodeHasItsLinksAndAllButTheFirstAPredecessor(int nodes, int links, double alpha,
            int block, int decay, int edges) {
        var model = new RandomDag(nodes, links, alpha, block, decay);
        assertEquals(edges, model.maxEdges());
        for (int i = 0; i < (nodes > 100 ? 1 : 50); i++) {
            Dag dag = Dag.of(nodes, model.draw(random));
            assertEquals(edges, dag.edges().size());
            assertEquals(List.of(0), dag.sources());
            assertEquals(List.of(nodes - 1), dag.sinks());
            assertTrue(dag.isConnected());
            var successors = dag.successors();
            IntStream.range(0, nodes).forEach(v -> assertEquals(
                    Math.min(links, nodes - 1 - v), successors.get(v).size()));
        }
    }

    /** The first node must link to the second one: its other link goes where the weights say. */
    @ParameterizedTest
    @CsvSource({"0.5, 3, 2", "0, 1, 1", "2, 4, 3", "1, 2, 0"})
    void theSecondLinkFollowsTheWeights(double alpha, int block, int decay) {
        int nodes = 10;
        double[] law = new double[nodes];
        for (int to = 2; to < nodes; to++) {
            int x = to / block;
            // The last but one has one link left to give; the last counts with both.
            law[to] = Math.pow(to == nodes - 2 ? 1 : 2, alpha) * switch (decay) {
                case 0 -> 1.0;
                case 1 -> 1.0 / (1 + x);
                case 2 -> Math.exp(-2 * x);
                default -> Math.exp(-3 * x);
            };
        }
        double sum = IntStream.range(0, nodes).mapToDouble(v -> law[v]).sum();
        var model = new RandomDag(nodes, 2, alpha, block, decay);
        int graphs = 10_000;
        int[] count = new int[nodes];
        for (int i = 0; i < graphs; i++) {
            model.draw(random).stream().filter(edge -> edge.from() == 0)
                    .forEach(edge -> count[edge.to()]++);
        }
        assertEquals(graphs, count[1]);
        for (int to = 2; to < nodes; to++) {
            assertEquals(law[to] / sum, count[to] / (double) graphs, 0.02, "to node " + to);
        }
    }

    @Test
    void aSteeperDecayMakesShorterLinks() {
        double before = Double.MAX_VALUE;
        for (int decay = 0; decay <= 3; decay++) {
            var model = new RandomDag(60, 3, 0.5, 5, decay);
            double length = IntStream.range(0, 30).boxed()
                    .flatMap(i -> model.draw(random).stream())
                    .mapToInt(edge -> edge.to() - edge.from()).average().orElseThrow();
            assertTrue(length < before, "f = " + decay + ": " + length);
            before = length;
        }
    }
}
