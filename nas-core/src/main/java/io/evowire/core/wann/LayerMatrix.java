package io.evowire.core.wann;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A network without bias as a matrix of weights: a row for each hidden node and output, a column
 * for each input and hidden node, 0 where there is no connection. The hidden layers are not in the
 * matrix. They are found here as longest paths; a node reads all earlier layers, so that no
 * connection is lost that skips some.
 */
public final class LayerMatrix {

    private LayerMatrix() {}

    /**
     * The network of a matrix as text: a line for each row, numbers separated by commas.
     *
     * @param inputs  number of inputs
     * @param outputs number of outputs, which are linear
     * @param hidden  activation of all hidden nodes
     * @throws WannFormatException naming the row of what is wrong
     */
    public static WeightedNetwork read(String text, int inputs, int outputs, Activation hidden) {
        List<List<Double>> rows = new ArrayList<>();
        text.lines().filter(line -> !line.isBlank()).forEach(line -> rows.add(
                Arrays.stream(line.split(",", -1)).map(cell -> number(cell.strip(), rows.size()))
                        .toList()));
        List<Activation> activations = new ArrayList<>(
                Collections.nCopies(Math.max(0, rows.size() - outputs), hidden));
        activations.addAll(Collections.nCopies(outputs, Activation.LINEAR));
        return read(rows, inputs, outputs, activations);
    }

    private static double number(String cell, int row) {
        try {
            double number = Double.parseDouble(cell);
            if (Double.isFinite(number)) {
                return number;
            }
        } catch (NumberFormatException e) {
            // as below
        }
        throw new WannFormatException("Row %d: '%s' is no number.".formatted(row + 1, cell));
    }

    /**
     * The network of a matrix.
     *
     * @param matrix      [hidden + outputs][inputs + hidden]
     * @param inputs      number of inputs
     * @param outputs     number of outputs
     * @param activations of the hidden nodes and the outputs, in order of the rows
     * @throws WannFormatException if rows, columns and activations do not fit, or there is a cycle
     */
    public static WeightedNetwork read(List<List<Double>> matrix, int inputs, int outputs,
            List<Activation> activations) {
        int hidden = matrix.size() - outputs;
        if (hidden < 0 || activations.size() != matrix.size()) {
            throw new WannFormatException(
                    "There are %d rows, %d outputs and %d activations; each row needs one."
                            .formatted(matrix.size(), outputs, activations.size()));
        }
        TreeMap<Connection, Double> weights = new TreeMap<>();
        for (int row = 0; row < matrix.size(); row++) {
            List<Double> values = matrix.get(row);
            if (values.size() != inputs + hidden) {
                throw new WannFormatException(
                        "Row %d has %d numbers; %d inputs and %d hidden nodes need %d.".formatted(
                                row + 1, values.size(), inputs, hidden, inputs + hidden));
            }
            for (int column = 0; column < values.size(); column++) {
                if (values.get(column) != 0) {
                    weights.put(new Connection(column + 1, inputs + 1 + row),
                            values.get(column));
                }
            }
        }
        try {
            return Sorting.of(inputs, outputs, activations, weights);
        } catch (IllegalArgumentException e) {
            throw new WannFormatException(String.valueOf(e.getMessage()));
        }
    }

    /**
     * The matrix of a network, [hidden + outputs][inputs + hidden].
     *
     * @throws IllegalArgumentException if a connection comes from the bias, which has no column
     */
    public static List<List<Double>> write(WeightedNetwork weighted) {
        SparseNetwork network = weighted.network();
        int columns = network.inputs() + network.hidden();
        List<List<Double>> rows = new ArrayList<>(network.activations().stream()
                .map(row -> Stream.generate(() -> 0.0).limit(columns)
                        .collect(ArrayList<Double>::new, List::add, List::addAll))
                .map(row -> (List<Double>) row).toList());
        for (int i = 0; i < network.connections().size(); i++) {
            Connection connection = network.connections().get(i);
            if (connection.from() == 0) {
                throw new IllegalArgumentException(
                        "Connection %s comes from the bias, for which the matrix has no column."
                                .formatted(connection));
            }
            rows.get(connection.to() - network.inputs() - 1).set(connection.from() - 1,
                    weighted.weights().get(i));
        }
        return rows.stream().map(List::copyOf).toList();
    }

    /** Number of hidden nodes in each hidden layer, from the inputs on. */
    public static List<Integer> hiddenLayers(SparseNetwork network) {
        List<Integer> layers = network.layers();
        return IntStream.range(1, network.depth())
                .mapToObj(layer -> (int) IntStream
                        .range(network.inputs() + 1, network.firstOutput())
                        .filter(node -> layers.get(node) == layer).count())
                .toList();
    }
}
