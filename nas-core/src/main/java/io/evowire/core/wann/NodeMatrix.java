package io.evowire.core.wann;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

/**
 * The text that the authors' programs keep a network in ({@code .out}): a row of numbers separated
 * by commas for each node, which holds the weights of its connections to all nodes, 0 or NaN where
 * there is none, and at the end the number of its activation. Nodes stand in the order of
 * {@link SparseNetwork}. The number of inputs is not in the text.
 *
 * @see Activation#number()
 */
public final class NodeMatrix {

    private NodeMatrix() {}

    /** The text of a network, weights and activations with three digits as the authors write it. */
    public static String write(WeightedNetwork weighted) {
        SparseNetwork network = weighted.network();
        int nodes = network.nodes();
        double[][] rows = new double[nodes][nodes + 1];
        for (int node = 0; node < nodes; node++) {
            rows[node][nodes] = (node <= network.inputs()
                    ? Activation.LINEAR
                    : network.activation(node)).number();
        }
        for (int i = 0; i < network.connections().size(); i++) {
            Connection connection = network.connections().get(i);
            rows[connection.from()][connection.to()] = weighted.weights().get(i);
        }
        var text = new StringBuilder();
        for (double[] row : rows) {
            for (int column = 0; column <= nodes; column++) {
                text.append(column == 0 ? "" : ",")
                        .append(String.format(Locale.ROOT, "%.2e", row[column]));
            }
            text.append('\n');
        }
        return text.toString();
    }

    /**
     * The network of such a text. Hidden nodes that are not in order of their layers are put into
     * it.
     *
     * @param inputs  number of inputs, without the bias
     * @param outputs number of outputs
     * @throws WannFormatException naming line and column of what is wrong
     */
    public static WeightedNetwork read(String text, int inputs, int outputs) {
        List<String> lines = text.lines().filter(line -> !line.isBlank()).toList();
        int nodes = lines.size();
        if (nodes < 1 + inputs + outputs) {
            throw new WannFormatException(
                    "There are %d rows, but bias, %d inputs and %d outputs need %d at least."
                            .formatted(nodes, inputs, outputs, 1 + inputs + outputs));
        }
        List<Activation> activations = new ArrayList<>();
        TreeMap<Connection, Double> weights = new TreeMap<>();
        for (int node = 0; node < nodes; node++) {
            double[] row = row(lines.get(node), node, nodes);
            if (node > inputs) {
                activations.add(activation(row[nodes], node));
            }
            for (int target = 0; target < nodes; target++) {
                if (row[target] != 0 && !Double.isNaN(row[target])) {
                    weights.put(new Connection(node, target), row[target]);
                }
            }
        }
        try {
            return Sorting.of(inputs, outputs, activations, weights);
        } catch (IllegalArgumentException e) {
            throw new WannFormatException(String.valueOf(e.getMessage()));
        }
    }

    private static double[] row(String line, int node, int nodes) {
        String[] cells = line.split(",", -1);
        if (cells.length != nodes + 1) {
            throw new WannFormatException(
                    "Row %d has %d numbers; with %d rows there must be %d: weights and activation."
                            .formatted(node + 1, cells.length, nodes, nodes + 1));
        }
        double[] row = new double[cells.length];
        for (int column = 0; column < cells.length; column++) {
            row[column] = number(cells[column].strip(), node, column);
        }
        return row;
    }

    private static double number(String cell, int node, int column) {
        try {
            return cell.equalsIgnoreCase("nan") ? Double.NaN : Double.parseDouble(cell);
        } catch (NumberFormatException e) {
            throw new WannFormatException("Row %d, column %d: '%s' is no number."
                    .formatted(node + 1, column + 1, cell));
        }
    }

    private static Activation activation(double number, int node) {
        return Activation.ofNumber((int) number).filter(known -> known.number() == number)
                .orElseThrow(() -> new WannFormatException(
                        "Row %d: there is no activation %s; there are 1 to 10."
                                .formatted(node + 1, number)));
    }
}
