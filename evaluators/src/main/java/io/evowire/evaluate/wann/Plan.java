package io.evowire.evaluate.wann;

import io.evowire.core.wann.Activation;
import io.evowire.core.wann.Connection;
import io.evowire.core.wann.SparseNetwork;
import java.util.List;

/**
 * A network as flat arrays. The computed nodes, hidden ones and outputs, are numbered from 0. The
 * sources of a node stand together, those that are the bias or an input before those that are
 * computed: sums over the first do not depend on the shared weight.
 */
final class Plan {

    final int computed;
    final int outputs;
    final Activation[] activations;
    /** Sources of node i are those from {@code first[i]} to before {@code first[i + 1]}. */
    final int[] first;
    /** Where the computed sources of a node begin. */
    final int[] middle;
    /** Number of the bias (0) or the input, or of the computed node. */
    final int[] sources;

    Plan(SparseNetwork network) {
        computed = network.activations().size();
        outputs = network.outputs();
        activations = network.activations().toArray(new Activation[0]);
        List<Connection> connections = network.connections();
        first = new int[computed + 1];
        middle = new int[computed];
        sources = new int[connections.size()];
        int given = 1 + network.inputs();
        int next = 0;
        for (int node = 0; node < computed; node++) {
            first[node] = next;
            middle[node] = next;
            // In order of sources: those that are given stand first.
            while (next < sources.length && connections.get(next).to() == given + node) {
                int from = connections.get(next).from();
                sources[next++] = from < given ? from : from - given;
                if (from < given) {
                    middle[node] = next;
                }
            }
        }
        first[computed] = next;
    }
}
