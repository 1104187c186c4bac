package io.evowire.core.graph;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

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

    static GraphModel parse(String notation, int nodes) {
        var matcher = MODEL.matcher(notation);
        if (!matcher.matches()) {
            throw unknown(notation);
        }
        var parameters = List.of(matcher.group(2).strip().split("\\s*,\\s*", -1));
        var given = new GraphNotation(notation, parameters);
        return switch (matcher.group(1).toUpperCase(Locale.ROOT)) {
            case "ER" -> new ErdosRenyi(nodes, given.expect("ER(P)", 1).decimal(0, "P"));
            case "BA" -> new BarabasiAlbert(nodes, given.expect("BA(M)", 1).whole(0, "M"));
            case "WS" -> new WattsStrogatz(nodes, given.expect("WS(K, P)", 2).whole(0, "K"),
                    given.decimal(1, "P"));
            default -> throw unknown(notation);
        };
    }

    private GraphNotation expect(String form, int count) {
        if (parameters.size() != count) {
            throw new IllegalArgumentException("'%s' has %d parameters, but the form is %s."
                    .formatted(notation, parameters.size(), form));
        }
        return this;
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
                '%s' is no graph model; allowed are ER(P), BA(M) and WS(K, P), \
                for example WS(4, 0.75).""".formatted(notation));
    }
}
