package io.evowire.genome.space;

import io.evowire.core.graph.GraphFamilies;
import io.evowire.core.graph.GraphFamily;
import io.evowire.core.graph.GraphModel;
import io.evowire.core.graph.NamedGraphs;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The families of random graphs that a search may use, each with the ranges of its parameters; a
 * family that is left out is not searched.
 *
 * @param ranges each of another family, in the order of the catalogue, and then those of graphs
 *               that people brought: draws know them by their place. A newer family stands at the
 *               catalogue's end and is off in the frozen base of older runs, so that these draw as
 *               before
 */
public record GraphModels(List<ModelRange> ranges) {

    private static final Comparator<ModelRange> BY_PLACE = Comparator
            .comparing(range -> isOfCatalogue(range)
                    ? GraphFamilies.ALL.indexOf(range.family())
                    : GraphFamilies.ALL.size());

    public GraphModels {
        ranges = ranges.stream().sorted(BY_PLACE).toList();
        if (ranges.stream().map(ModelRange::family).distinct().count() < ranges.size()) {
            throw new IllegalArgumentException(
                    "A search space needs one range of each graph model, not %s."
                            .formatted(ranges));
        }
    }

    /** These ranges, of different families. */
    public static GraphModels of(ModelRange... ranges) {
        return new GraphModels(List.of(ranges));
    }

    private static boolean isOfCatalogue(ModelRange range) {
        return GraphFamilies.ALL.contains(range.family());
    }

    /** These families of the catalogue, and one for each of some graphs that people brought. */
    GraphModels with(NamedGraphs graphs) {
        return new GraphModels(Stream.concat(ranges.stream().filter(GraphModels::isOfCatalogue),
                graphs.graphs().stream().map(graph -> ModelRange.of(graph.family()))).toList());
    }

    /** The ranges of a family; empty if it is left out. */
    public Optional<ModelRange> of(GraphFamily family) {
        return ranges.stream().filter(range -> range.family().equals(family)).findFirst();
    }

    /** Whether the model is of a searched family and its parameters lie in the ranges. */
    public boolean contains(GraphModel model) {
        return ranges.stream().anyMatch(range -> range.contains(model));
    }

    /** The model with one parameter a small step away, see {@link ModelRange#step}. */
    public Optional<GraphModel> step(GraphModel model, double magnitude, RandomGenerator random) {
        return ranges.stream().flatMap(range -> range.step(model, magnitude, random).stream())
                .findFirst();
    }

    /** The model with another node count, see {@link ModelRange#resized}. */
    public Optional<GraphModel> resized(GraphModel model, int nodes) {
        return ranges.stream().flatMap(range -> range.resized(model, nodes).stream())
                .findFirst();
    }

    /** The ranges as in a configuration. */
    @Override
    public String toString() {
        return ranges.stream().map(ModelRange::toString).collect(Collectors.joining("; "));
    }
}
