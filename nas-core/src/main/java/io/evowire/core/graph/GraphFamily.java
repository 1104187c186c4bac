package io.evowire.core.graph;

import io.evowire.core.bounds.Bounds;
import java.text.Normalizer;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A family of random graphs: all that notation, search spaces, configurations, messages, reports
 * and pages know of it. A new family is a record of its own with one of these, a name in
 * {@link GraphModel}'s list and a line of {@link GraphFamilies}.
 *
 * @param code       letters that name it in notation, upper case, such as {@code WS}
 * @param key        name in a configuration, such as {@code wattsStrogatz}
 * @param name       name for people, such as Watts–Strogatz
 * @param drawing    how its graphs are drawn, in words, with {@code %s} for each parameter's value
 * @param parameters what it is written with, in order
 * @param maker      makes its models
 */
public record GraphFamily(String code, String key, String name, String drawing,
        List<Parameter> parameters, Maker maker) {

    /**
     * A parameter. One without an upper bound is a degree or the like: always less than the number
     * of vertices. Whole numbers are drawn uniformly from the multiples of their step, real ones
     * uniformly from their range.
     *
     * @param letter letter of the literature, such as {@code K}
     * @param key    name in a configuration, such as {@code neighbours}
     * @param words  name for people, such as {@code rewiring probability}
     * @param bounds what it may be, at least 0
     */
    public record Parameter(String letter, String key, String words, Bounds bounds) {

        public Parameter {
            if (bounds.min() < 0) {
                throw new IllegalArgumentException(
                        "The %s of a family of graphs is a number of at least 0, not %s."
                                .formatted(words, bounds.words()));
            }
        }

        /** A whole number of at least {@code min}, a multiple of {@code step}. */
        static Parameter whole(String letter, String key, int min, int step) {
            return new Parameter(letter, key, key, Bounds.multiples(step, min));
        }

        /** Whether it is a whole number; else it is a real one. */
        public boolean whole() {
            return bounds.whole();
        }

        /** Whether it must be less than the number of vertices. */
        public boolean isDegree() {
            return Double.isInfinite(bounds.max());
        }

        /** The largest value in a graph of {@code nodes} vertices; whole where the values are. */
        public double largest(int nodes) {
            if (!isDegree()) {
                return bounds.max();
            }
            return whole() ? (nodes - 1) / bounds.step() * bounds.step() : nodes - 1;
        }

        private Number example() {
            if (whole()) {
                return (int) bounds.min();
            }
            return isDegree() ? bounds.min() : (bounds.min() + bounds.max()) / 2;
        }

        private boolean allows(Number value, int nodes) {
            return bounds.contains(value.doubleValue())
                    && (!isDegree() || value.doubleValue() <= nodes - 1);
        }

        private String allowed(int nodes) {
            if (!isDegree()) {
                return whole() ? "be " + bounds.words() : "lie in " + bounds.interval();
            }
            if (!whole()) {
                return "lie in %s for %d nodes".formatted(new Bounds(bounds.min(),
                        bounds.aboveMin(), nodes - 1, false, 0).interval(), nodes);
            }
            String interval = "in [%d, %d) for %d nodes".formatted((int) bounds.min(), nodes,
                    nodes);
            return bounds.step() == 1
                    ? "lie " + interval
                    : "be %s and %s".formatted(multiple(), interval);
        }

        /** What its numbers are multiples of: {@code even}, or nothing where that is 1. */
        public String multiple() {
            return switch (bounds.step()) {
                case 0, 1 -> "";
                case 2 -> "even";
                default -> "a multiple of " + bounds.step();
            };
        }
    }

    /** Makes a model. */
    @FunctionalInterface
    public interface Maker {

        /**
         * A model of this family.
         *
         * @param nodes  number of vertices N
         * @param values one for each parameter: an {@link Integer} where it is whole, else a
         *               {@link Double}
         * @throws IllegalArgumentException if they do not fit each other
         */
        GraphModel make(int nodes, List<Number> values);
    }

    public GraphFamily {
        parameters = List.copyOf(parameters);
        if (!code.matches("[A-Z]+") || !key.matches("[a-z][A-Za-z]*")) {
            throw new IllegalArgumentException("""
                    A family of graphs has a code of capital letters and a key in camel \
                    case, not '%s' and '%s'.""".formatted(code, key));
        }
    }

    /** How its models are written, such as {@code WS(K, P)}. */
    public String form() {
        return parameters.stream().map(Parameter::letter)
                .collect(Collectors.joining(", ", code + "(", ")"));
    }

    /** Notation of one of its models, such as {@code WS(2, 0.5)}. */
    public String example() {
        return notation(parameters.stream().map(Parameter::example).toList());
    }

    /** The name without accents, which every terminal can show, such as {@code Erdos-Renyi}. */
    public String plainName() {
        return Normalizer.normalize(name, Normalizer.Form.NFD).replace('–', '-')
                .replaceAll("\\p{M}", "");
    }

    /** The fewest vertices that a model of it has. */
    public int minNodes() {
        return 1 + parameters.stream().filter(Parameter::isDegree)
                .mapToInt(parameter -> (int) Math.ceil(parameter.bounds().min())).max().orElse(0);
    }

    /**
     * Refuses parameters of a model that are out of bounds.
     *
     * @param nodes  number of vertices N
     * @param values one for each parameter
     * @throws IllegalArgumentException naming the value and what is allowed
     */
    void check(int nodes, Number... values) {
        if (nodes < minNodes() || nodes > Dag.MAX_NODES) {
            throw new IllegalArgumentException("The node count of %s must lie in [%d, %d], not %d."
                    .formatted(plainName(), minNodes(), Dag.MAX_NODES, nodes));
        }
        for (int i = 0; i < values.length; i++) {
            Parameter parameter = parameters.get(i);
            if (!parameter.allows(values[i], nodes)) {
                throw new IllegalArgumentException("The %s of %s must %s, not %s.".formatted(
                        parameter.words(), plainName(), parameter.allowed(nodes), values[i]));
            }
        }
    }

    /**
     * The notation of a model with these values, such as {@code WS(4, 0.75)}; no locale changes it.
     */
    String notation(List<Number> values) {
        return values.stream().map(Number::toString)
                .collect(Collectors.joining(", ", code + "(", ")"));
    }
}
