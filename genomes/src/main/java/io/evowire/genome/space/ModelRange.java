package io.evowire.genome.space;

import io.evowire.core.graph.GraphFamily;
import io.evowire.core.graph.GraphFamily.Parameter;
import io.evowire.core.graph.GraphModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Ranges of the parameters of one family of random graphs.
 * <p>
 * Degrees are bounded by the node count: the lower bound of a range must fit the smallest node
 * count of the space, and its upper bound is cut, for each drawn node count N, to the largest
 * degree below N. So every node count goes with every family. A range of a parameter in steps, such
 * as even degrees, begins and ends at a value that it may have; what lies between the steps is left
 * out.
 * <p>
 * Graphs with fractions too small to connect them are drawn again, so a range that reaches there is
 * searched in its upper part only.
 *
 * @param family what is drawn
 * @param ranges one for each parameter of the family: an {@link IntRange} where it is whole, else a
 *               {@link RealRange}
 */
public record ModelRange(GraphFamily family, List<ValueRange> ranges) {

    /** @throws IllegalArgumentException naming the range whose values the family does not have */
    public ModelRange {
        ranges = List.copyOf(ranges);
        if (ranges.size() != family.parameters().size()) {
            throw new IllegalArgumentException("%s needs %d ranges, not %s."
                    .formatted(family.form(), family.parameters().size(), ranges));
        }
        for (int i = 0; i < ranges.size(); i++) {
            check(family, family.parameters().get(i), ranges.get(i));
        }
    }

    /** The ranges in the order of the parameters. */
    public static ModelRange of(GraphFamily family, ValueRange... ranges) {
        return new ModelRange(family, List.of(ranges));
    }

    private static void check(GraphFamily family, Parameter parameter, ValueRange range) {
        boolean allowed = switch (range) {
            case IntRange(int min, int max) -> parameter.whole()
                    && parameter.bounds().contains(min) && parameter.bounds().contains(max);
            case RealRange(double min, double max) -> !parameter.whole()
                    && parameter.bounds().contains(min) && parameter.bounds().contains(max);
        };
        if (!allowed) {
            throw new IllegalArgumentException("The %s of %s must %s, not in %s.".formatted(
                    parameter.words(), family.plainName(), allowed(parameter), range));
        }
    }

    private static String allowed(Parameter parameter) {
        return parameter.whole()
                ? "range between %s numbers %s%s".formatted(
                        parameter.multiple().isEmpty() ? "whole" : parameter.multiple(),
                        parameter.isDegree() ? "of " : "", parameter.bounds().words())
                : parameter.isDegree()
                        ? "range between numbers of " + parameter.bounds().words()
                        : "lie in " + parameter.bounds().interval();
    }

    /** Whether the model is of this family, whatever its parameters. */
    public boolean describes(GraphModel model) {
        return model.family().equals(family);
    }

    /** Whether the model is of this family and its parameters lie in the ranges. */
    public boolean contains(GraphModel model) {
        return describes(model) && IntStream.range(0, ranges.size())
                .allMatch(i -> switch (ranges.get(i)) {
                    case IntRange range -> range.contains(model.parameters().get(i).intValue());
                    case RealRange range ->
                        range.contains(model.parameters().get(i).doubleValue());
                });
    }

    /** A model of this family whose parameters are drawn uniformly, one after another. */
    public GraphModel draw(int nodes, RandomGenerator random) {
        return family.maker().make(nodes, values(i -> switch (ranges.get(i)) {
            case IntRange range -> within(i, range, nodes).draw(step(i), random);
            case RealRange range -> within(i, range, nodes).draw(random);
        }));
    }

    /**
     * Values of a parameter, evenly spread over its range; ascending. Values that a graph of
     * so many nodes cannot have are left out, at the end.
     *
     * @param most how many there are at most, at least 2
     */
    List<Number> grid(int parameter, int nodes, int most) {
        List<? extends Number> values = switch (ranges.get(parameter)) {
            case IntRange range -> range.grid(step(parameter), most);
            case RealRange range -> range.grid(most);
        };
        return values.stream().filter(value -> value.doubleValue() <= largest(parameter, nodes))
                .map(Number.class::cast).toList();
    }

    /** The model of this family with these parameters. */
    GraphModel model(int nodes, List<Number> values) {
        return family.maker().make(nodes, values);
    }

    /**
     * The model with one parameter a small step away: a whole number to the next value, a real one
     * by a Gaussian step.
     *
     * @param magnitude standard deviation of a Gaussian step as a fraction of the parameter's range
     * @return empty if the model is not of this family or no parameter has another value near
     */
    public Optional<GraphModel> step(GraphModel model, double magnitude, RandomGenerator random) {
        if (!describes(model)) {
            return Optional.empty();
        }
        List<GraphModel> steps = new ArrayList<>();
        for (int i = 0; i < ranges.size(); i++) {
            int parameter = i;
            stepped(i, model, magnitude, random)
                    .ifPresent(next -> steps.add(with(model, parameter, next)));
        }
        if (steps.isEmpty()) {
            return Optional.empty();
        }
        // A parameter that stands alone leaves nothing to choose, and so takes no draw.
        return Optional.of(ranges.size() == 1
                ? steps.getFirst()
                : steps.get(random.nextInt(steps.size())));
    }

    private Optional<? extends Number> stepped(int parameter, GraphModel model, double magnitude,
            RandomGenerator random) {
        Number value = model.parameters().get(parameter);
        return switch (ranges.get(parameter)) {
            case IntRange range -> within(parameter, range, model.nodes())
                    .step(value.intValue(), step(parameter), random);
            case RealRange range -> within(parameter, range, model.nodes())
                    .step(value.doubleValue(), magnitude, random);
        };
    }

    private GraphModel with(GraphModel model, int parameter, Number value) {
        return family.maker().make(model.nodes(),
                values(i -> i == parameter ? value : model.parameters().get(i)));
    }

    /**
     * The model with another node count, its degrees cut to what that count allows.
     *
     * @return empty if the model is not of this family
     */
    public Optional<GraphModel> resized(GraphModel model, int nodes) {
        if (!describes(model)) {
            return Optional.empty();
        }
        return Optional.of(family.maker().make(nodes, values(i -> {
            Number value = model.parameters().get(i);
            return switch (ranges.get(i)) {
                case IntRange range -> within(i, range, nodes).clamp(value.intValue());
                case RealRange range -> Math.min(value.doubleValue(), largest(i, nodes));
            };
        })));
    }

    /** @throws IllegalArgumentException if a graph of that many nodes has no model of this range */
    void checkFits(int nodes) {
        family.maker().make(nodes, values(i -> switch (ranges.get(i)) {
            case IntRange range -> range.min();
            case RealRange range -> family.parameters().get(i).isDegree()
                    ? range.min()
                    : range.max();
        }));
    }

    private List<Number> values(Function<Integer, Number> value) {
        return IntStream.range(0, ranges.size()).mapToObj(value::apply).toList();
    }

    private IntRange within(int parameter, IntRange range, int nodes) {
        return range.atMost((int) largest(parameter, nodes));
    }

    private RealRange within(int parameter, RealRange range, int nodes) {
        return range.atMost(largest(parameter, nodes));
    }

    private double largest(int parameter, int nodes) {
        return family.parameters().get(parameter).largest(nodes);
    }

    private int step(int parameter) {
        return family.parameters().get(parameter).bounds().step();
    }

    /** As in a configuration: {@code barabasiAlbert (attachments in [1, 5])}. */
    @Override
    public String toString() {
        return IntStream.range(0, ranges.size())
                .mapToObj(i -> family.parameters().get(i).key() + " in " + ranges.get(i))
                .collect(Collectors.joining(", ", family.key() + " (", ")"));
    }
}
