package io.evowire.core.graph;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A family of random graphs: what notation, messages, reports and pages must know of it. A new family is a
 * record of its own with one of these, and a line of {@link GraphFamilies}.
 *
 * @param code       letters that name it in notation, upper case, such as {@code WS}
 * @param name       name for people, such as Watts–Strogatz
 * @param drawing    how its graphs are drawn, in words, with {@code %s} for each parameter's value
 * @param parameters what it is written with, in order, at least one
 * @param maker      makes its models
 */
public record GraphFamily(String code, String name, String drawing, List<Parameter> parameters,
        Maker maker) {

    /**
     * A parameter.
     *
     * @param letter letter of the literature, such as {@code K}
     * @param whole  whether it is a whole number; else it is a fraction in [0, 1]
     */
    public record Parameter(String letter, boolean whole) {

        static Parameter whole(String letter) {
            return new Parameter(letter, true);
        }

        static Parameter fraction(String letter) {
            return new Parameter(letter, false);
        }
    }

    /** Makes a model. */
    @FunctionalInterface
    public interface Maker {

        /**
         * A model of this family.
         *
         * @param nodes  number of vertices N
         * @param values one for each parameter: an {@link Integer} where it is whole, else a {@link Double}
         * @throws IllegalArgumentException if they do not fit each other
         */
        GraphModel make(int nodes, List<Number> values);
    }

    public GraphFamily {
        parameters = List.copyOf(parameters);
        if (!code.matches("[A-Z]+") || parameters.isEmpty()) {
            throw new IllegalArgumentException(
                    "A family of graphs has a code of capital letters and parameters, not '%s' with %s."
                            .formatted(code, parameters));
        }
    }

    /** How its models are written, such as {@code WS(K, P)}. */
    public String form() {
        return parameters.stream().map(Parameter::letter)
                .collect(Collectors.joining(", ", code + "(", ")"));
    }

    /** The notation of a model with these values, such as {@code WS(4, 0.75)}; no locale changes it. */
    String notation(List<Number> values) {
        return values.stream().map(Number::toString)
                .collect(Collectors.joining(", ", code + "(", ")"));
    }
}
