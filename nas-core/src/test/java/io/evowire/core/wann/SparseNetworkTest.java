package io.evowire.core.wann;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SparseNetworkTest {

    private static final List<Activation> THREE = List.of(Activation.TANH, Activation.GAUSS,
            Activation.LINEAR);

    private static SparseNetwork of(int... ends) {
        List<Connection> connections = new ArrayList<>();
        for (int i = 0; i < ends.length; i += 2) {
            connections.add(new Connection(ends[i], ends[i + 1]));
        }
        return new SparseNetwork(2, 1, THREE, connections);
    }

    @Test
    void layersAreLongestPathsAndOutputsAreLast() {
        SparseNetwork network = of(0, 3, 1, 3, 2, 4, 3, 4, 1, 5, 4, 5);
        assertEquals(List.of(0, 0, 0, 1, 2, 3), network.layers());
        assertEquals(3, network.depth());
        assertEquals(2, network.hidden());
        assertEquals(5, network.firstOutput());
        assertEquals(Activation.GAUSS, network.activation(4));
        assertEquals(List.of(1, 1), LayerMatrix.hiddenLayers(network));
    }

    @Test
    void withoutConnectionsOutputsAreInLayerOne() {
        assertEquals(1, new SparseNetwork(3, 2,
                List.of(Activation.LINEAR, Activation.LINEAR), List.of()).depth());
    }

    @ParameterizedTest
    @CsvSource({"4, 3, backwards", "1, 2, leads to no", "1, 6, leads to no", "5, 5, comes from no",
            "-1, 4, comes from no"})
    void refusesAWrongConnection(int from, int to, String problem) {
        var refused = assertThrows(IllegalArgumentException.class, () -> of(from, to));
        assertTrue(refused.getMessage().contains(from + "->" + to), refused.getMessage());
        assertTrue(refused.getMessage().contains(problem), refused.getMessage());
    }

    @Test
    void refusesAConnectionThatStandsTwiceOrOutOfOrder() {
        assertThrows(IllegalArgumentException.class, () -> of(1, 3, 1, 3));
        assertThrows(IllegalArgumentException.class, () -> of(1, 4, 1, 3));
    }

    @Test
    void sortedGivesHiddenNodesNumbersInOrderOfTheirLayers() {
        // 3 (tanh) reads 4 (gauss), so that they change places.
        SparseNetwork sorted = SparseNetwork.sorted(2, 1, THREE, List.of(new Connection(3, 5),
                new Connection(4, 3), new Connection(1, 4)));
        assertEquals(List.of(Activation.GAUSS, Activation.TANH, Activation.LINEAR),
                sorted.activations());
        assertEquals(List.of(new Connection(1, 3), new Connection(3, 4), new Connection(4, 5)),
                sorted.connections());
        assertEquals(sorted, SparseNetwork.sorted(2, 1, sorted.activations(),
                sorted.connections()));
    }

    @Test
    void aCycleIsRefused() {
        var refused = assertThrows(IllegalArgumentException.class,
                () -> SparseNetwork.sorted(2, 1, THREE,
                        List.of(new Connection(3, 4), new Connection(4, 3))));
        assertTrue(refused.getMessage().contains("cycle"), refused.getMessage());
    }

    @Test
    void everyActivationHasANumberAndANameOfItsOwn() {
        for (Activation activation : Activation.values()) {
            assertEquals(activation, Activation.ofNumber(activation.number()).orElseThrow());
            assertEquals(activation, Activation.ofSpelling(activation.spelling()).orElseThrow());
        }
        assertEquals(9, Activation.WITHOUT_STEP.size());
        assertEquals(-1, Activation.COSINE.of(1), 1e-15);
        assertEquals(1, Activation.SINE.of(0.5), 1e-15);
    }
}
