package io.evowire.core.wann;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class PathLengthsTest {

    @Test
    void lengthsOfAllPathsAreCounted() {
        // 1 -> 3 -> 4 -> 5, 1 -> 4, 2 -> 5: paths of 3, 2 and 1 connections.
        var network = new SparseNetwork(2, 1, Collections.nCopies(3, Activation.LINEAR),
                List.of(new Connection(1, 3), new Connection(1, 4), new Connection(3, 4),
                        new Connection(2, 5), new Connection(4, 5)));
        PathLengths paths = PathLengths.of(network);
        assertEquals(List.of(1 / 3.0, 1 / 3.0, 1 / 3.0), paths.shares());
        assertEquals(2, paths.mean(), 1e-12);
        assertEquals(List.of(3.0, 2.5), paths.means().subList(0, 2));
        assertEquals(2, paths.means().get(2), 1e-12);
    }

    @Test
    void inADenseNetworkAllPathsThroughItsNodesHaveTwoConnections() {
        SparseNetwork dense = SparseNetwork.dense(5, 4, 3, Activation.RELU);
        assertEquals(6 * 4 + 5 * 3, dense.connections().size());
        PathLengths paths = PathLengths.of(dense);
        // Besides, the bias leads to each output.
        assertEquals(List.of(3 / 75.0, 72 / 75.0), paths.shares());
        assertEquals(Collections.nCopies(4, 2.0), paths.means().subList(0, 4));
    }

    @Test
    void withoutPathsThereIsNoLength() {
        var network = new SparseNetwork(1, 1, List.of(Activation.TANH, Activation.LINEAR),
                List.of(new Connection(1, 2)));
        PathLengths paths = PathLengths.of(network);
        assertTrue(paths.shares().isEmpty());
        assertTrue(Double.isNaN(paths.mean()));
        assertTrue(Double.isNaN(paths.means().getFirst()));
    }

    @Test
    void theDenseNetworkOfThePapersSizeHas1879Weights() {
        assertEquals(1_879,
                SparseNetwork.dense(256, 7, 10, Activation.RELU).connections().size());
    }
}
