package io.evowire.genome.space;

import io.evowire.core.graph.GraphModel;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The kinds of random graph that a search may use, each with the ranges of its parameters; a kind
 * that is left out ({@code null}) is not searched. At least one is there.
 *
 * @param erdosRenyi     ranges of ER(P)
 * @param barabasiAlbert ranges of BA(M)
 * @param wattsStrogatz  ranges of WS(K, P)
 */
public record GraphModels(@Nullable ErdosRenyiRange erdosRenyi,
        @Nullable BarabasiAlbertRange barabasiAlbert, @Nullable WattsStrogatzRange wattsStrogatz) {

    public GraphModels {
        if (erdosRenyi == null && barabasiAlbert == null && wattsStrogatz == null) {
            throw new IllegalArgumentException("""
                    A search space needs at least one graph model: \
                    erdosRenyi, barabasiAlbert or wattsStrogatz.""");
        }
    }

    /**
     * The ranges that are there, at least one, in the order in which draws know them: families of older
     * runs first. A newer family goes to the end and is left out in the frozen base of older runs, so that
     * these draw as before.
     */
    public List<ModelRange> ranges() {
        return Stream.<@Nullable ModelRange>of(erdosRenyi, barabasiAlbert, wattsStrogatz)
                .filter(Objects::nonNull).toList();
    }

    /** Whether the model is of a searched kind and its parameters lie in the ranges. */
    public boolean contains(GraphModel model) {
        return ranges().stream().anyMatch(range -> range.contains(model));
    }

    /** The model with one parameter a small step away, see {@link ModelRange#step}. */
    public Optional<GraphModel> step(GraphModel model, double magnitude, RandomGenerator random) {
        return ranges().stream().flatMap(range -> range.step(model, magnitude, random).stream())
                .findFirst();
    }

    /** The model with another node count, see {@link ModelRange#resized}. */
    public Optional<GraphModel> resized(GraphModel model, int nodes) {
        return ranges().stream().flatMap(range -> range.resized(model, nodes).stream())
                .findFirst();
    }
}
