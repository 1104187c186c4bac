package io.evowire.core.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evowire.core.graph.Dag;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RandWireTest {

    private static Architecture of(RandWire regime, int channels, int nodes) {
        return regime.architecture(channels, nodes, NodeOperation.SEPARABLE_3X3,
                n -> Dag.of(n, List.of()));
    }

    @ParameterizedTest
    @CsvSource({"SMALL, 1, 32, 1.", "SMALL, 2000000000, 32, 2000000000.", "SMALL, 78, 0, 0.",
            "SMALL, 78, 1025, 1025.", "REGULAR, 0, 32, 0.", "REGULAR, 109, 1, 1.",
            "REGULAR, 268435456, 32, 268435456."})
    void whatIsOutOfBoundsIsNamedAsItWasGiven(RandWire regime, int channels, int nodes,
            String given) {
        String message = assertThrows(IllegalArgumentException.class,
                () -> of(regime, channels, nodes)).getMessage();
        assertTrue(message.endsWith(", not " + given), message);
    }

    @Test
    void theBoundsThemselvesAreAllowed() {
        assertEquals(List.of(1, 2, 2, 2),
                of(RandWire.REGULAR, 2, 2).stages().stream().map(s -> s.wiring().nodes())
                        .toList());
        assertEquals(List.of(2, 4, 8),
                of(RandWire.SMALL, 2, 1).stages().stream().map(Stage::channels).toList());
        int widest = Integer.MAX_VALUE / 8;
        assertEquals(8 * widest,
                of(RandWire.REGULAR, widest, 2).stages().getLast().channels());
    }
}
