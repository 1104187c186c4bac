package io.evowire.core.wann;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Sparse networks in Graphviz' DOT language: the same text for equal networks. Nodes have their
 * numbers, hidden ones also their activations; inputs without connections are left out, and nodes
 * of a layer stand in one column.
 *
 * @see <a href="https://graphviz.org/doc/info/lang.html">DOT language</a>
 */
public final class WannDot {

    private WannDot() {}

    /** The graph of a network. */
    public static String of(SparseNetwork network) {
        var text = new StringBuilder("digraph wann {\n  rankdir=LR;\n");
        List<Integer> layers = network.layers();
        List<Integer> read = network.connections().stream().map(Connection::from).distinct()
                .filter(node -> node <= network.inputs()).sorted().toList();
        read.forEach(node -> text.append("  %d [label=\"%s\", shape=box];\n".formatted(node,
                node == 0 ? "bias" : "input " + node)));
        for (int node = network.inputs() + 1; node < network.nodes(); node++) {
            boolean output = node >= network.firstOutput();
            text.append("  %d [label=\"%s%s\"];\n".formatted(node,
                    output ? "output %d\\n".formatted(node - network.firstOutput()) : "",
                    network.activation(node).spelling()));
        }
        for (int layer = 0; layer <= network.depth(); layer++) {
            int number = layer;
            String nodes = IntStream.range(0, network.nodes())
                    .filter(node -> layers.get(node) == number
                            && (node > network.inputs() || read.contains(node)))
                    .mapToObj(Integer::toString).collect(Collectors.joining("; "));
            if (!nodes.isEmpty()) {
                text.append("  { rank=same; %s }\n".formatted(nodes));
            }
        }
        network.connections().forEach(connection -> text
                .append("  %d -> %d;\n".formatted(connection.from(), connection.to())));
        return text.append("}\n").toString();
    }
}
