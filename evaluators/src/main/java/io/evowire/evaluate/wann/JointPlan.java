package io.evowire.evaluate.wann;

import io.evowire.core.wann.Activation;
import io.evowire.core.wann.Connection;
import io.evowire.core.wann.SparseNetwork;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What is to be computed of some networks, each thing once. The networks of a generation are
 * children of few parents and differ from them in a node or a connection: nearly all of their nodes
 * have the same activation and the same sources as one of another network, and so the same values.
 * <p>
 * Nodes are the same only if their sources stand in the same order, so that sums have the same bits
 * as in a network that is computed alone.
 */
final class JointPlan {

    private static final Activation[] ACTIVATIONS = Activation.values();

    /** Numbers of the bias (0) and the inputs that are added for nodes: the lists of sums. */
    final Interning sums = new Interning();
    /** Activation and number of the sum of each node, then the nodes that it reads. */
    final Interning nodes = new Interning();
    /** The nodes that are the outputs of a network: the networks that differ. */
    final Interning outputs = new Interning();

    private final List<Integer> networks = new ArrayList<>();
    private int[] ids = new int[0];
    private int[] given = new int[8];
    private int[] read = new int[8];

    /** The plan of one network. */
    static JointPlan of(SparseNetwork network) {
        var plan = new JointPlan();
        plan.add(network);
        return plan;
    }

    /** For each network in the order of their adding, which of the different ones it is. */
    List<Integer> networks() {
        return networks;
    }

    /** Adds what is new in a network. */
    void add(SparseNetwork network) {
        int inputs = 1 + network.inputs();
        int computed = network.activations().size();
        List<Connection> connections = network.connections();
        if (ids.length < computed) {
            ids = new int[computed];
        }
        int next = 0;
        for (int node = 0; node < computed; node++) {
            int sources = 0;
            int others = 2;
            while (next < connections.size() && connections.get(next).to() == inputs + node) {
                int from = connections.get(next++).from();
                if (from < inputs) {
                    given = with(given, sources++, from);
                } else {
                    read = with(read, others++, ids[from - inputs]);
                }
            }
            read[0] = network.activations().get(node).ordinal();
            read[1] = sums.of(given, sources);
            ids[node] = nodes.of(read, others);
        }
        read = with(read, network.outputs(), 0);
        System.arraycopy(ids, computed - network.outputs(), read, 0, network.outputs());
        networks.add(outputs.of(read, network.outputs()));
    }

    private static int[] with(int[] list, int place, int value) {
        int[] longer = place < list.length ? list : Arrays.copyOf(list, 2 * place);
        longer[place] = value;
        return longer;
    }

    Activation activation(int node) {
        return ACTIVATIONS[nodes.values[nodes.first[node]]];
    }

    int sum(int node) {
        return nodes.values[nodes.first[node] + 1];
    }

    /** Where the nodes that a node reads begin in the lists of nodes. */
    int firstRead(int node) {
        return nodes.first[node] + 2;
    }

    /** Number of outputs of a different network. */
    int outputs(int network) {
        return outputs.first[network + 1] - outputs.first[network];
    }
}
