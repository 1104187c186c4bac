package io.evowire.core.wann;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WannFormatTest {

    private static final SparseNetwork NETWORK = new SparseNetwork(2, 1,
            List.of(Activation.TANH, Activation.GAUSS, Activation.LINEAR),
            List.of(new Connection(0, 3), new Connection(1, 3), new Connection(2, 4),
                    new Connection(3, 4), new Connection(4, 5)));

    private static final WeightedNetwork WEIGHTED = new WeightedNetwork(NETWORK,
            List.of(0.5, -1.25, 3.0, 0.125, -2.5));

    @Test
    void whatIsWrittenIsReadAgain() {
        assertEquals(NETWORK, WannFormat.read(WannFormat.write(NETWORK)));
        assertEquals(Optional.empty(), WannFormat.weighted(WannFormat.write(NETWORK)));
        assertEquals(NETWORK, WannFormat.read(WannFormat.write(WEIGHTED)));
        assertEquals(WEIGHTED, WannFormat.weighted(WannFormat.write(WEIGHTED)).orElseThrow());
    }

    private static void refuses(String key, Object value, String... named) {
        Map<String, Object> tree = new HashMap<>(WannFormat.write(WEIGHTED));
        tree.put(key, value);
        String message = assertThrows(WannFormatException.class, () -> WannFormat.weighted(tree))
                .getMessage();
        for (String word : named) {
            assertTrue(message.contains(word), message);
        }
    }

    @Test
    void messagesNameTheKeyTheValueAndWhatIsAllowed() {
        refuses("format", "evowire-wann/9", "format", "evowire-wann/9", "evowire-wann/1");
        refuses("inputs", 0, "inputs", "at least 1", "0");
        refuses("outputs", 2, "output", "1 activations", "2 outputs");
        refuses("hidden", List.of("tanh", "tan"), "hidden[1]", "'tan'", "cosine");
        refuses("connections", List.of(List.of(1, 3, 4)), "connections[0]", "[1, 3, 4]",
                "source, target");
        refuses("connections", List.of(List.of(4, 3)), "connections", "4->3", "backwards");
        refuses("weights", List.of(1.0), "weights", "1 weights", "5 connections");
        refuses("weights", List.of("a"), "weights[0]", "'a'", "a number");
        refuses("weigths", List.of(), "weigths", "no such key");
    }

    @Test
    void theAuthorsMatrixIsReadAsItIsWritten() {
        String text = NodeMatrix.write(WEIGHTED);
        assertEquals(6, text.lines().count());
        assertEquals("0.00e+00,0.00e+00,0.00e+00,0.00e+00,0.00e+00,-2.50e+00,4.00e+00",
                text.lines().toList().get(4));
        assertEquals(WEIGHTED, NodeMatrix.read(text, 2, 1));
        assertEquals(WEIGHTED, NodeMatrix.read(text.replace("0.00e+00", "nan"), 2, 1));
    }

    @Test
    void aDamagedMatrixIsRefusedByRowAndColumn() {
        String text = NodeMatrix.write(WEIGHTED);
        refusesMatrix(text.replaceFirst("5.00e-01", "x"), "Row 1, column 4", "'x'");
        refusesMatrix(text.replaceFirst(",5.00e-01", ""), "Row 1 has 6 numbers", "7");
        refusesMatrix(text.replace("4.00e+00\n", "1.10e+01\n"), "Row 5", "activation 11");
        refusesMatrix("", "0 rows", "4");
    }

    private static void refusesMatrix(String text, String... named) {
        String message = assertThrows(WannFormatException.class,
                () -> NodeMatrix.read(text, 2, 1)).getMessage();
        for (String word : named) {
            assertTrue(message.contains(word), message);
        }
    }

    @Test
    void hiddenLayersOfAMatrixAreFoundAndNoSkipIsLost() {
        // Two inputs, three hidden nodes (two layers), one output that reads them all.
        List<List<Double>> matrix = List.of(
                List.of(1.0, 0.0, 0.0, 0.0, 0.0),
                List.of(0.0, 2.0, 0.0, 0.0, 0.0),
                List.of(3.0, 0.0, 4.0, 5.0, 0.0),
                List.of(6.0, 0.0, 7.0, 0.0, 8.0));
        List<Activation> activations = List.of(Activation.RELU, Activation.TANH, Activation.SINE,
                Activation.LINEAR);
        WeightedNetwork read = LayerMatrix.read(matrix, 2, 1, activations);
        assertEquals(List.of(2, 1), LayerMatrix.hiddenLayers(read.network()));
        assertEquals(8, read.network().connections().size());
        assertEquals(matrix, LayerMatrix.write(read));
        assertThrows(WannFormatException.class,
                () -> LayerMatrix.read(matrix.subList(0, 3), 2, 1, activations));
    }

    @Test
    void aMatrixWhoseRowsAreNotInOrderOfLayersIsSorted() {
        // The first hidden node reads the second.
        WeightedNetwork read = LayerMatrix.read(List.of(
                List.of(0.0, 0.0, 9.0),
                List.of(4.0, 0.0, 0.0),
                List.of(0.0, 2.0, 0.0)), 1, 1,
                List.of(Activation.SINE, Activation.RELU, Activation.LINEAR));
        assertEquals(List.of(Activation.RELU, Activation.SINE, Activation.LINEAR),
                read.network().activations());
        assertEquals(List.of(new Connection(1, 2), new Connection(2, 3), new Connection(3, 4)),
                read.network().connections());
        assertEquals(List.of(4.0, 9.0, 2.0), read.weights());
    }

    @Test
    void dotHasEachNodeThatIsReadAndEachConnection() {
        assertEquals("""
                digraph wann {
                  rankdir=LR;
                  0 [label="bias", shape=box];
                  1 [label="input 1", shape=box];
                  2 [label="input 2", shape=box];
                  3 [label="tanh"];
                  4 [label="gauss"];
                  5 [label="output 0\\nlinear"];
                  { rank=same; 0; 1; 2 }
                  { rank=same; 3 }
                  { rank=same; 4 }
                  { rank=same; 5 }
                  0 -> 3;
                  1 -> 3;
                  2 -> 4;
                  3 -> 4;
                  4 -> 5;
                }
                """, WannDot.of(NETWORK));
    }

    @Test
    void aMatrixOfLayersIsReadFromTextAndKeepsConnectionsThatSkipLayers() {
        // Two inputs, a chain of two hidden nodes, an output that also reads the first input.
        String text = """
                1, 0, 0, 0
                0, 2, -1, 0

                0.5, 0, 0, 3
                """;
        WeightedNetwork read = LayerMatrix.read(text, 2, 1, Activation.TANH);
        assertEquals(List.of(Activation.TANH, Activation.TANH, Activation.LINEAR),
                read.network().activations());
        assertEquals(
                List.of(new Connection(1, 3), new Connection(2, 4), new Connection(3, 4),
                        new Connection(1, 5), new Connection(4, 5)),
                read.network().connections());
        assertEquals(List.of(1.0, 2.0, -1.0, 0.5, 3.0), read.weights());
        assertEquals(List.of(1, 1), LayerMatrix.hiddenLayers(read.network()));
        for (String wrong : List.of("1,x,0,0\n0,2,0,0\n0,0,0,3", "1,0\n0,2\n0,0",
                "1,NaN,0,0\n0,2,0,0\n0,0,0,3", "")) {
            assertThrows(WannFormatException.class,
                    () -> LayerMatrix.read(wrong, 2, 1, Activation.RELU), wrong);
        }
    }
}
