package io.evowire.core.cost;

import io.evowire.core.network.Network;
import io.evowire.core.network.Node;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What one part of a network costs; the parts add up to the network's {@link Cost}.
 *
 * @param part       {@code stem}, {@code stage 1} and so on, or {@code head}
 * @param macs       multiply-adds of one inference of one image
 * @param parameters trained numbers
 */
public record PartCost(String part, long macs, long parameters) {

    /** The parts of a network in the order in which images pass them. */
    public static List<PartCost> of(Network network) {
        Map<String, PartCost> parts = new LinkedHashMap<>();
        boolean stem = true;
        for (Node node : network.nodes()) {
            stem &= node instanceof Node.Convolution;
            String part = part(node, stem);
            parts.merge(part, new PartCost(part, Cost.macs(node), Cost.parameters(node)),
                    PartCost::plus);
        }
        return List.copyOf(parts.values());
    }

    private static String part(Node node, boolean stem) {
        return switch (node) {
            case Node.Convolution conv -> stem ? "stem" : "head";
            case Node.Operator wired -> "stage " + (wired.stage() + 1);
            case Node.Mean mean -> "stage " + (mean.stage() + 1);
            case Node.Classifier classifier -> "head";
        };
    }

    private PartCost plus(PartCost other) {
        return new PartCost(part, macs + other.macs, parameters + other.parameters);
    }
}
