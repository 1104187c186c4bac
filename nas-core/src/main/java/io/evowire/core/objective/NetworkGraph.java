package io.evowire.core.objective;

import io.evowire.core.graph.CanonicalForm;
import io.evowire.core.graph.ColouredDag;
import io.evowire.core.network.Network;
import io.evowire.core.network.Node;
import java.util.ArrayList;
import java.util.List;

/**
 * A network as one graph, for its key: the image and every node, coloured by what a node does and
 * to which stage it belongs, with an edge for each input.
 */
final class NetworkGraph {

    private NetworkGraph() {}

    // Text that is equal for networks that are the same but for their numbering, and for no others.
    // Once such keys are stored, it must never change; it is joined, since %d writes other digits
    // in some locales.
    static String canonical(Network network) {
        ColouredDag form = CanonicalForm.of(of(network));
        var text = new StringBuilder("evowire-key/2\n");
        for (int node = 0; node < form.nodes(); node++) {
            text.append(form.colours().get(node) + " " + form.predecessors().get(node) + "\n");
        }
        return text.toString();
    }

    private static ColouredDag of(Network network) {
        List<String> colours = new ArrayList<>(List.of("image"));
        List<List<Integer>> predecessors = new ArrayList<>(List.of(List.of()));
        for (Node node : network.nodes()) {
            colours.add(colour(node));
            // Node.IMAGE, which is -1, is node 0 here.
            predecessors.add(node.inputs().stream().map(input -> input + 1).toList());
        }
        return new ColouredDag(colours, predecessors);
    }

    private static String colour(Node node) {
        return switch (node) {
            case Node.Convolution conv ->
                (conv.relu() ? "relu-conv " : "conv ") + conv.kernel() + " "
                        + conv.out().channels() + "/" + conv.stride();
            case Node.Wired wired -> "stage " + wired.stage() + " " + wired.out().channels() + "/"
                    + wired.stride() + " " + wired.operation().notation();
            case Node.Reduce reduce -> "reduce " + reduce.stage() + " " + reduce.out().channels()
                    + "/" + reduce.stride() + " " + reduce.operation().notation();
            case Node.Mean mean -> "mean " + mean.stage();
            case Node.Classifier classifier -> "classifier";
        };
    }
}
