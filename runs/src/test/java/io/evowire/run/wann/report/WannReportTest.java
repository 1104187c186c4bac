package io.evowire.run.wann.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evowire.core.wann.Activation;
import io.evowire.core.wann.Connection;
import io.evowire.core.wann.SparseNetwork;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WannReportTest {

    /** Of 16 inputs, so many hidden nodes in a layer, then a chain of three, and two outputs. */
    private static SparseNetwork network(int wide) {
        int first = 17;
        int chain = first + wide;
        int outputs = chain + 3;
        List<Connection> connections = Stream.of(
                IntStream.range(0, wide).mapToObj(i -> new Connection(i % 17, first + i)),
                IntStream.range(0, 3).mapToObj(i -> new Connection(chain + i - 1, chain + i)),
                IntStream.range(0, wide).mapToObj(i -> new Connection(first + i, outputs)),
                IntStream.range(2, 3).mapToObj(i -> new Connection(chain + i, outputs + 1)))
                .flatMap(one -> one).sorted().distinct().toList();
        return new SparseNetwork(16, 2,
                Collections.nCopies(wide + 5, Activation.TANH), connections);
    }

    @Test
    void noTwoNodesLieOnEachOtherAndAllLieInThePicture() {
        for (int wide : new int[]{1, 30, 90, 400}) {
            WannDrawing drawing = WannDrawing.of(network(wide));
            assertEquals(17 + wide + 5, drawing.x().size());
            var places = new HashSet<List<Integer>>();
            for (int node = 0; node < drawing.x().size(); node++) {
                int x = drawing.x().get(node);
                int y = drawing.y().get(node);
                assertTrue(x > 0 && x < drawing.width() && y > 0 && y < drawing.height(),
                        "node %d of %d at %d, %d".formatted(node, wide, x, y));
                assertTrue(places.add(List.of(x, y)), "two nodes at %d, %d".formatted(x, y));
            }
        }
    }

    @Test
    void connectionsLeadFromLeftToRight() {
        SparseNetwork network = network(90);
        WannDrawing drawing = WannDrawing.of(network);
        for (int i = 0; i < drawing.from().size(); i++) {
            assertTrue(drawing.x().get(drawing.from().get(i)) < drawing.x()
                    .get(drawing.to().get(i)), network.connections().get(i).toString());
        }
    }

    @Test
    void theSameNetworkIsDrawnTheSameWay() {
        assertEquals(WannDrawing.of(network(50)), WannDrawing.of(network(50)));
        assertFalse(WannDrawing.of(network(50)).equals(WannDrawing.of(network(51))));
    }
}
