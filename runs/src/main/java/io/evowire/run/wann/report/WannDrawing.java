package io.evowire.run.wann.report;

import io.evowire.core.wann.Connection;
import io.evowire.core.wann.SparseNetwork;
import io.evowire.run.json.Spelling;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Where the nodes of a sparse network lie in its picture: the inputs as pixels of an image on the
 * left, the bias below them, hidden nodes in columns by their layers, and the outputs on the right.
 * The same network is drawn the same way each time.
 *
 * @param width       of the picture, pixels
 * @param height      of the picture, pixels
 * @param cell        side of an input's pixel
 * @param inputs      number of inputs
 * @param outputs     number of outputs
 * @param x           centre of each node, pixels from the left; in the order of the network
 * @param y           centre of each node, pixels from the top
 * @param activations of hidden nodes and outputs
 * @param from        source of each connection
 * @param to          target of each connection
 */
public record WannDrawing(int width, int height, int cell, int inputs, int outputs,
        List<Integer> x, List<Integer> y, List<String> activations, List<Integer> from,
        List<Integer> to) {

    private static final int PICTURE = 288;
    private static final int MARGIN = 16;
    private static final int STEP = 15; // from a node to the next one in its column
    private static final int COLUMN = 40; // nodes in a column at most
    private static final int GAP = 64; // from layer to layer

    public WannDrawing {
        x = List.copyOf(x);
        y = List.copyOf(y);
        activations = List.copyOf(activations);
        from = List.copyOf(from);
        to = List.copyOf(to);
    }

    /** The drawing of a network. */
    public static WannDrawing of(SparseNetwork network) {
        return new Layout(network).drawing();
    }

    private static final class Layout {

        private final SparseNetwork network;
        private final List<Integer> layers;
        private final int cell;
        private final int height;
        private final int[] x;
        private final int[] y;

        Layout(SparseNetwork network) {
            this.network = network;
            layers = network.layers();
            x = new int[network.nodes()];
            y = new int[network.nodes()];
            int side = (int) Math.ceil(Math.sqrt(network.inputs()));
            cell = Math.max(4, PICTURE / side);
            int outputs = 2 * STEP * network.outputs();
            height = Math.max(side * cell + 3 * MARGIN + cell,
                    Math.max(outputs, STEP * (1 + tallestColumn())) + 2 * MARGIN);
            placeInputs(side);
        }

        private int tallestColumn() {
            return IntStream.range(1, network.depth())
                    .map(layer -> inColumn((int) nodes(layer).count())).max().orElse(0);
        }

        private static int columns(int nodes) {
            return Math.max(1, Math.ceilDiv(nodes, COLUMN));
        }

        private static int inColumn(int nodes) {
            return Math.ceilDiv(nodes, columns(nodes));
        }

        private IntStream nodes(int layer) {
            return IntStream.range(network.inputs() + 1, network.nodes())
                    .filter(node -> layers.get(node) == layer);
        }

        private void placeInputs(int side) {
            int top = (height - side * cell - MARGIN - cell) / 2;
            for (int input = 0; input < network.inputs(); input++) {
                x[1 + input] = MARGIN + input % side * cell + cell / 2;
                y[1 + input] = top + input / side * cell + cell / 2;
            }
            x[0] = MARGIN + cell / 2;
            y[0] = top + side * cell + MARGIN + cell / 2;
        }

        WannDrawing drawing() {
            int right = MARGIN + PICTURE + GAP;
            for (int layer = 1; layer <= network.depth(); layer++) {
                List<Integer> sorted = byPlaceOfTheirSources(layer);
                int columns = columns(sorted.size());
                int step = layer == network.depth() ? 2 * STEP : STEP;
                int inColumn = inColumn(sorted.size());
                for (int i = 0; i < sorted.size(); i++) {
                    int row = i / columns;
                    x[sorted.get(i)] = right + i % columns * STEP;
                    y[sorted.get(i)] = height / 2 + (2 * row - inColumn + 1) * step / 2
                            + (i % columns) * STEP / (2 * columns);
                }
                right += (columns - 1) * STEP + GAP;
            }
            return new WannDrawing(right - GAP + 6 * MARGIN, height, cell, network.inputs(),
                    network.outputs(), boxed(x), boxed(y),
                    network.activations().stream().map(Spelling::of).toList(),
                    network.connections().stream().map(Connection::from).toList(),
                    network.connections().stream().map(Connection::to).toList());
        }

        // Outputs stay in the order of their classes.
        private List<Integer> byPlaceOfTheirSources(int layer) {
            List<Integer> nodes = new ArrayList<>(nodes(layer).boxed().toList());
            if (layer == network.depth()) {
                return nodes;
            }
            double[] sum = new double[network.nodes()];
            int[] count = new int[network.nodes()];
            for (Connection connection : network.connections()) {
                if (layers.get(connection.to()) == layer) {
                    sum[connection.to()] += y[connection.from()];
                    count[connection.to()]++;
                }
            }
            nodes.sort(Comparator.comparingDouble(node -> sum[node] / Math.max(1, count[node])));
            return nodes;
        }

        private static List<Integer> boxed(int[] values) {
            return IntStream.of(values).boxed().toList();
        }
    }
}
