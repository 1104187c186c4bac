package io.evowire.core.wann;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;

/**
 * A sparse network of single neurons: a node adds what its connections bring, each times its
 * weight, and applies its activation.
 * <p>
 * Nodes are numbered: 0 is the bias, which is always 1; 1 to {@code inputs} are the inputs; then
 * come the hidden nodes and at last the outputs. Connections lead from smaller to larger numbers,
 * and none leads to the bias or an input, or from an output. A node without connections has the sum
 * 0.
 *
 * @param inputs      number of inputs, at least 1
 * @param outputs     number of outputs, at least 1
 * @param activations of the hidden nodes and, after these, of the outputs
 * @param connections in order of targets, then of sources; none twice
 */
public record SparseNetwork(int inputs, int outputs, List<Activation> activations,
        List<Connection> connections) {

    public SparseNetwork {
        activations = List.copyOf(activations);
        connections = List.copyOf(connections);
        if (inputs < 1 || outputs < 1) {
            throw new IllegalArgumentException(
                    "There are %d inputs and %d outputs; there must be 1 of each at least."
                            .formatted(inputs, outputs));
        }
        if (activations.size() < outputs) {
            throw new IllegalArgumentException(
                    "There are %d activations, fewer than the %d outputs. Each output needs one."
                            .formatted(activations.size(), outputs));
        }
        Connection before = new Connection(-1, -1);
        for (Connection connection : connections) {
            check(connection, inputs, outputs, activations.size());
            if (connection.compareTo(before) <= 0) {
                throw new IllegalArgumentException(
                        ("Connection %s stands after %s. Each must stand once, in order of "
                                + "targets, then of sources.").formatted(connection, before));
            }
            before = connection;
        }
    }

    private static void check(Connection connection, int inputs, int outputs, int computed) {
        int nodes = 1 + inputs + computed;
        if (connection.to() <= inputs || connection.to() >= nodes) {
            throw new IllegalArgumentException(
                    "Connection %s leads to no hidden node or output; these are %d to %d."
                            .formatted(connection, inputs + 1, nodes - 1));
        }
        if (connection.from() < 0 || connection.from() >= nodes - outputs) {
            throw new IllegalArgumentException(
                    "Connection %s comes from no bias, input or hidden node; these are 0 to %d."
                            .formatted(connection, nodes - outputs - 1));
        }
        if (connection.from() >= connection.to()) {
            throw new IllegalArgumentException(
                    "Connection %s leads backwards. It must lead to a node with a larger number."
                            .formatted(connection));
        }
    }

    /**
     * The network of nodes whose hidden ones are numbered in any order: here they get numbers in
     * order of their layers, and within a layer in the order that they had.
     *
     * @throws IllegalArgumentException if there is a cycle, or what the constructor refuses
     */
    public static SparseNetwork sorted(int inputs, int outputs, List<Activation> activations,
            Collection<Connection> connections) {
        int nodes = 1 + inputs + activations.size();
        int[] number = numbers(inputs, outputs, nodes, connections);
        List<Activation> moved = new ArrayList<>(activations);
        for (int node = inputs + 1; node < nodes - outputs; node++) {
            moved.set(number[node] - inputs - 1, activations.get(node - inputs - 1));
        }
        long[] places = new long[connections.size()];
        int next = 0;
        for (Connection edge : connections) {
            places[next++] = (long) number[edge.to()] * nodes + number[edge.from()];
        }
        Arrays.sort(places);
        List<Connection> renumbered = new ArrayList<>(places.length);
        for (long place : places) {
            renumbered.add(new Connection((int) (place % nodes), (int) (place / nodes)));
        }
        return new SparseNetwork(inputs, outputs, moved, renumbered);
    }

    /**
     * A dense network with a hidden layer, whose outputs are linear: each hidden node reads the
     * bias and all inputs, each output the bias and all hidden nodes.
     *
     * @param hidden     number of hidden nodes, at least 1
     * @param activation of the hidden nodes
     */
    public static SparseNetwork dense(int inputs, int hidden, int outputs,
            Activation activation) {
        List<Activation> activations = new ArrayList<>(Collections.nCopies(hidden, activation));
        activations.addAll(Collections.nCopies(outputs, Activation.LINEAR));
        List<Connection> connections = new ArrayList<>();
        for (int node = 0; node < hidden; node++) {
            for (int source = 0; source <= inputs; source++) {
                connections.add(new Connection(source, inputs + 1 + node));
            }
        }
        for (int output = 0; output < outputs; output++) {
            int to = inputs + 1 + hidden + output;
            connections.add(new Connection(0, to));
            for (int node = 0; node < hidden; node++) {
                connections.add(new Connection(inputs + 1 + node, to));
            }
        }
        return new SparseNetwork(inputs, outputs, activations, connections);
    }

    /** The number that {@link #sorted} gives to each node, [nodes]. */
    static int[] numbers(int inputs, int outputs, int nodes, Collection<Connection> connections) {
        int[] from = new int[connections.size()];
        int[] to = new int[connections.size()];
        int next = 0;
        for (Connection edge : connections) {
            if (Math.min(edge.from(), edge.to()) < 0
                    || Math.max(edge.from(), edge.to()) >= nodes) {
                throw new IllegalArgumentException(
                        "Connection %s has no such node; there are 0 to %d.".formatted(edge,
                                nodes - 1));
            }
            from[next] = edge.from();
            to[next++] = edge.to();
        }
        return inLayers(inputs, nodes - outputs, Layering.longestPaths(nodes, from, to));
    }

    // Counting sort by layer, of the hidden nodes only.
    private static int[] inLayers(int inputs, int firstOutput, int[] layers) {
        int[] number = new int[layers.length];
        Arrays.setAll(number, node -> node);
        int[] next = new int[Arrays.stream(layers).max().orElse(0) + 2];
        for (int node = inputs + 1; node < firstOutput; node++) {
            next[layers[node] + 1]++;
        }
        Arrays.parallelPrefix(next, Integer::sum);
        for (int node = inputs + 1; node < firstOutput; node++) {
            number[node] = inputs + 1 + next[layers[node]]++;
        }
        return number;
    }

    /** Number of nodes, bias and inputs included. */
    public int nodes() {
        return 1 + inputs + activations.size();
    }

    /** Number of hidden nodes. */
    public int hidden() {
        return activations.size() - outputs;
    }

    /** Number of the first output. */
    public int firstOutput() {
        return nodes() - outputs;
    }

    /** Activation of a hidden node or an output, by its number. */
    public Activation activation(int node) {
        return activations.get(node - inputs - 1);
    }

    /**
     * Layer of each node: the bias and the inputs have 0, a hidden node one more than the highest
     * node that it reads, all outputs one more than the highest hidden node.
     */
    public List<Integer> layers() {
        Integer[] layers = new Integer[nodes()];
        Arrays.fill(layers, 0);
        Arrays.fill(layers, inputs + 1, layers.length, 1);
        for (Connection connection : connections) { // sources stand before their targets
            layers[connection.to()] = Math.max(layers[connection.to()],
                    layers[connection.from()] + 1);
        }
        int last = 1;
        for (int node = inputs + 1; node < firstOutput(); node++) {
            last = Math.max(last, layers[node] + 1);
        }
        Arrays.fill(layers, firstOutput(), layers.length, last);
        return List.of(layers);
    }

    /** Layer of the outputs: connections on the longest path through hidden nodes, at least 1. */
    public int depth() {
        return layers().getLast();
    }
}
