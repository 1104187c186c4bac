package io.evowire.core.wann;

import java.util.Collections;
import java.util.List;

/**
 * A sparse network whose connections have weights of their own.
 *
 * @param network the wiring
 * @param weights of its connections, in their order; finite
 */
public record WeightedNetwork(SparseNetwork network, List<Double> weights) {

    public WeightedNetwork {
        weights = List.copyOf(weights);
        if (weights.size() != network.connections().size()) {
            throw new IllegalArgumentException(
                    "There are %d weights of %d connections. Each needs one."
                            .formatted(weights.size(), network.connections().size()));
        }
        weights.stream().filter(weight -> !Double.isFinite(weight)).findFirst()
                .ifPresent(weight -> {
                    throw new IllegalArgumentException(
                            "A weight is %s; all must be finite.".formatted(weight));
                });
    }

    /** A network all of whose connections have this weight. */
    public static WeightedNetwork shared(SparseNetwork network, double weight) {
        return new WeightedNetwork(network,
                Collections.nCopies(network.connections().size(), weight));
    }
}
