package io.evowire.evaluate.onnx;

import io.evowire.core.wann.Activation;
import io.evowire.core.wann.Connection;
import io.evowire.core.wann.SparseNetwork;
import io.evowire.core.wann.WeightedNetwork;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Nodes of a sparse network that are computed at once, by a dense matrix: those of a layer that
 * have the same activation. The groups of a network stand in order of their layers; each reads the
 * inputs and the values of all groups before it, side by side.
 */
final class DenseGroup {

    private final int layer;
    private final Activation activation;
    private final int sources;
    private final int nodes;
    private final float[] weights; // [sources][nodes]
    private final float[] biases; // [nodes]

    private DenseGroup(int layer, Activation activation, int sources, int nodes) {
        this.layer = layer;
        this.activation = activation;
        this.sources = sources;
        this.nodes = nodes;
        weights = new float[sources * nodes];
        biases = new float[nodes];
    }

    /**
     * The groups of a network. The last ones are its outputs, which are in one group if they have
     * the same activation.
     *
     * @throws IllegalArgumentException if the outputs have different activations
     */
    static List<DenseGroup> of(WeightedNetwork weighted) {
        SparseNetwork network = weighted.network();
        List<Integer> layers = network.layers();
        // By layer, then by activation: the nodes of each group.
        TreeMap<Integer, TreeMap<Activation, List<Integer>>> members = new TreeMap<>();
        for (int node = network.inputs() + 1; node < network.nodes(); node++) {
            members.computeIfAbsent(layers.get(node), layer -> new TreeMap<>())
                    .computeIfAbsent(network.activation(node), one -> new ArrayList<>()).add(node);
        }
        if (members.lastEntry().getValue().size() > 1) {
            throw new IllegalArgumentException("The outputs have different activations.");
        }
        Map<Integer, List<Integer>> incoming = new HashMap<>();
        for (int i = 0; i < network.connections().size(); i++) {
            incoming.computeIfAbsent(network.connections().get(i).to(), to -> new ArrayList<>())
                    .add(i);
        }
        Map<Integer, Integer> columns = new HashMap<>();
        for (int input = 1; input <= network.inputs(); input++) {
            columns.put(input, input - 1);
        }
        List<DenseGroup> groups = new ArrayList<>();
        members.forEach((layer, byActivation) -> {
            int before = columns.size(); // groups of a layer do not read each other
            byActivation.forEach((activation, nodes) -> {
                var group = new DenseGroup(layer, activation, columns.size(), nodes.size());
                for (int i = 0; i < nodes.size(); i++) {
                    for (int place : incoming.getOrDefault(nodes.get(i), List.of())) {
                        group.add(weighted, place, i, columns, before);
                    }
                }
                groups.add(group);
                nodes.forEach(node -> columns.put(node, columns.size()));
            });
        });
        return groups;
    }

    private void add(WeightedNetwork weighted, int place, int node, Map<Integer, Integer> columns,
            int before) {
        Connection connection = weighted.network().connections().get(place);
        float weight = weighted.weights().get(place).floatValue();
        if (connection.from() == 0) {
            biases[node] = weight;
        } else {
            int column = columns.get(connection.from());
            if (column >= before) {
                throw new IllegalStateException(connection + " stays within a layer.");
            }
            weights[column * nodes + node] = weight;
        }
    }

    /** Layer by the longest path, 1 and more. */
    int layer() {
        return layer;
    }

    Activation activation() {
        return activation;
    }

    /** Number of values that it reads. */
    int sources() {
        return sources;
    }

    /** Number of nodes. */
    int nodes() {
        return nodes;
    }

    /** [sources, nodes], row-major; 0 where there is no connection. */
    float[] weights() {
        return weights.clone();
    }

    /** [nodes]: weights of the connections from the bias. */
    float[] biases() {
        return biases.clone();
    }
}
