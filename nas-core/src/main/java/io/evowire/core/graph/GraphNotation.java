package io.evowire.core.graph;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Reads the literature's notation of graph models, such as {@code WS(4, 0.75)}. */
final class GraphNotation {

    private static final Pattern MODEL = Pattern.compile("\\s*(\\w+)\\s*\\(([^()]*)\\)\\s*");
    private static final Pattern DECIMAL = Pattern.compile("[+-]?\\d*\\.?\\d+([eE][+-]?\\d+)?");

    private final String notation;
    private final List<String> parameters;

    private GraphNotation(String notation, List<String> parameters) {
        this.notation = notation;
        this.parameters = parameters;
    }

    static GraphModel parse(String notation, int nodes, NamedGraphs graphs) {
        var matcher = MODEL.matcher(notation);
        if (!matcher.matches()) {
            throw unknown(notation);
        }
        if (matcher.group(1).equalsIgnoreCase(ConnectionMatrix.FAMILY.code())) {
            return ConnectionMatrix.parse(matcher.group(2).strip(), nodes);
        }
        if (matcher.group(1).equalsIgnoreCase(Connectome.CODE)) {
            return Connectome.parse(matcher.group(2).strip(), nodes, graphs);
        }
        var parameters = List.of(matcher.group(2).strip().split("\\s*,\\s*", -1));
        var given = new GraphNotation(notation, parameters);
        GraphFamily family = GraphFamilies.find(matcher.group(1))
                .orElseThrow(() -> unknown(notation));
        return family.maker().make(nodes, given.values(family));
    }

    private List<Number> values(GraphFamily family) {
        List<GraphFamily.Parameter> expected = family.parameters();
        if (parameters.size() != expected.size()) {
            throw new IllegalArgumentException("'%s' has %d parameters, but the form is %s."
                    .formatted(notation, parameters.size(), family.form()));
        }
        return IntStream.range(0, expected.size())
                .mapToObj(i -> value(i, expected.get(i))).toList();
    }

    private Number value(int index, GraphFamily.Parameter parameter) {
        if (parameter.whole()) {
            return whole(index, parameter.letter());
        }
        return decimal(index, parameter.letter());
    }

    private int whole(int index, String name) {
        try {
            return Integer.parseInt(parameters.get(index));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("The %s of '%s' must be a whole number, not '%s'."
                    .formatted(name, notation, parameters.get(index)), e);
        }
    }

    // Double.parseDouble alone also takes "NaN", "1d" and "0x1p3".
    private double decimal(int index, String name) {
        String text = parameters.get(index);
        if (!DECIMAL.matcher(text).matches()) {
            throw new IllegalArgumentException("The %s of '%s' must be a number, not '%s'."
                    .formatted(name, notation, text));
        }
        return Double.parseDouble(text);
    }

    private static IllegalArgumentException unknown(String notation) {
        return new IllegalArgumentException("""
                Unknown graph model '%s'. Use %s, for example WS(4, 0.75).""".formatted(notation,
                GraphFamilies.forms()));
    }
}
