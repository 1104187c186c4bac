package io.evowire.run.config;

import io.evowire.core.bounds.Bounded;
import io.evowire.core.bounds.Listed;
import io.evowire.core.bounds.RecordBounds;
import io.evowire.core.graph.Connectome;
import io.evowire.core.graph.Dag;
import io.evowire.core.graph.GraphModel;
import io.evowire.genome.space.SearchSpace;
import io.evowire.genome.space.Widths;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * The axes of a grid; it holds every combination of their values. All stages of a network have the
 * same model and node count, each with a graph of its own; each stage is twice as wide as the one
 * before, as in Xie et al. 2019.
 *
 * @param models   graph models in the literature's notation, such as {@code WS(4, 0.75)}
 * @param seeds    networks of each combination, at least 1
 * @param nodes    nodes N of every stage
 * @param channels widths of the first stage
 * @param stages   numbers of stages
 */
public record GridConfig(@Listed(distinct = true) List<String> models,
        @Bounded(min = 1) int seeds,
        @Listed(distinct = true) List<@Bounded(min = 1, max = Dag.MAX_NODES) Integer> nodes,
        @Listed(distinct = true) List<@Bounded(min = 1) Integer> channels,
        @Listed(distinct = true) List<@Bounded(min = 1) Integer> stages) {

    private static final RecordBounds BOUNDS = RecordBounds.of(GridConfig.class);

    /** Commas between models, not those between parameters. */
    private static final String COMMA = ",(?![^()]*\\))";

    public GridConfig {
        // In [ER(0.2), WS(4, 0.75)] YAML sees three values: joined, they are what was meant.
        models = split(String.join(",", models));
        nodes = counts("nodes", nodes);
        channels = counts("channels", channels);
        stages = counts("stages", stages);
        axis("models", models);
        BOUNDS.check("seeds", "grid.seeds", seeds);
        for (String model : models) {
            if (!Connectome.isNotation(model)) { // who knows the space knows its graphs
                nodes.forEach(n -> GraphModel.parse(model, n)); // refuses what is no model
            }
        }
    }

    /** Models in one text, with commas between them. */
    public static List<String> split(String models) {
        return Arrays.stream(models.split(COMMA)).map(String::strip)
                .filter(Predicate.not(String::isEmpty)).toList();
    }

    /** Widths of the stages of a network whose first stage has this width. */
    public static List<Integer> widths(int channels, int stages) {
        return IntStream.range(0, stages).mapToObj(i -> channels << i).toList();
    }

    /**
     * Refuses a grid that leaves the space, whose bounds the hypervolume's reference point follows.
     *
     * @throws IllegalArgumentException naming the value
     */
    void requireWithin(SearchSpace space) {
        if (space.widths() != Widths.FREE) {
            throw new IllegalArgumentException("""
                    strategy.grid: the grid needs widths of its own for each stage. Set \
                    space.widths to free.""");
        }
        require("nodes", nodes, space.nodes()::contains, space.nodes());
        require("stages", stages, space.stages()::contains, space.stages());
        for (int count : stages) {
            for (int width : channels) {
                require("channels (doubled from stage to stage)", widths(width, count),
                        space.channels()::contains, space.channels());
            }
        }
        for (int n : nodes) {
            require("models", models,
                    model -> space.models().contains(GraphModel.parse(model, n, space.graphs())),
                    space.models());
        }
    }

    private static <T> void require(String axis, List<T> values, Predicate<T> allowed,
            Object space) {
        for (T value : values) {
            if (!allowed.test(value)) {
                throw new IllegalArgumentException("""
                        strategy.grid: %s holds %s, which the space does not have (%s). \
                        Take it out of the grid or widen the space.""".formatted(axis, value,
                        space));
            }
        }
    }

    private static List<Integer> counts(String name, List<Integer> values) {
        BOUNDS.checkEach(name, "grid." + name, values);
        return axis(name, values);
    }

    private static <T> List<T> axis(String name, List<T> values) {
        if (!BOUNDS.allows(name, values)) {
            throw new IllegalArgumentException(
                    "grid.%s must be one or more different values, not %s.".formatted(name,
                            values));
        }
        return List.copyOf(values);
    }
}
