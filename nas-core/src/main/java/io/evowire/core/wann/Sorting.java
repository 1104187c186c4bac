package io.evowire.core.wann;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/** Puts weighted nodes in order of their layers, weights with their connections. */
final class Sorting {

    private Sorting() {}

    /**
     * The network of nodes that stand in any order.
     *
     * @throws IllegalArgumentException if there is a cycle, or what a network refuses
     */
    static WeightedNetwork of(int inputs, int outputs, List<Activation> activations,
            SortedMap<Connection, Double> weights) {
        List<Connection> old = List.copyOf(weights.keySet());
        SparseNetwork network = SparseNetwork.sorted(inputs, outputs, activations, old);
        Map<Connection, Double> moved = new HashMap<>();
        int[] number = SparseNetwork.numbers(inputs, outputs, network.nodes(), old);
        old.forEach(edge -> moved.put(new Connection(number[edge.from()], number[edge.to()]),
                weights.get(edge)));
        List<Double> values = new ArrayList<>();
        network.connections().forEach(edge -> values.add(moved.get(edge)));
        return new WeightedNetwork(network, values);
    }
}
