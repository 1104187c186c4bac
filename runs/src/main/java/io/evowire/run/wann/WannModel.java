package io.evowire.run.wann;

import io.evowire.core.wann.SparseNetwork;
import io.evowire.core.wann.WeightedNetwork;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A network as it was read.
 *
 * @param network its wiring
 * @param own     its weights, if its connections do not all share one
 */
public record WannModel(SparseNetwork network, @Nullable WeightedNetwork own) {

    /** A network whose connections share a weight. */
    public static WannModel of(SparseNetwork network) {
        return new WannModel(network, null);
    }

    /** A network whose connections have weights of their own, even if all are the same. */
    public static WannModel own(WeightedNetwork weighted) {
        return new WannModel(weighted.network(), weighted);
    }

    /** A network of a matrix; if all weights are the same they are taken for a shared one. */
    public static WannModel of(WeightedNetwork weighted) {
        boolean shared = weighted.weights().stream().distinct().limit(2).count() < 2;
        return new WannModel(weighted.network(), shared ? null : weighted);
    }

    /** The weights of single connections. */
    public Optional<WeightedNetwork> weighted() {
        return Optional.ofNullable(own);
    }
}
