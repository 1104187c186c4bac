package io.evowire.core.wann;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The file of a sparse network, {@value #FORMAT}, as a tree of maps, lists, strings and numbers:
 * what every JSON library reads and writes.
 *
 * {@snippet lang=json :
 * {"format":"evowire-wann/1","inputs":2,"outputs":1,
 *  "hidden":["tanh","gauss"],"output":["linear"],
 *  "connections":[[0,3],[1,3],[2,4],[3,4],[4,5]]}
 * }
 *
 * Nodes are numbered as in {@link SparseNetwork}: the bias, the inputs, the hidden nodes, the
 * outputs; a connection is [source, target]. A network with weights of its own also has
 * {@code "weights"}, one a connection.
 */
public final class WannFormat {

    /** Name and version of the format. */
    public static final String FORMAT = "evowire-wann/1";

    private static final String WEIGHTS = "weights";
    private static final List<String> KEYS = List.of("format", "inputs", "outputs", "hidden",
            "output", "connections");

    private WannFormat() {}

    /** The tree of a network. */
    public static SequencedMap<String, Object> write(SparseNetwork network) {
        List<String> names = network.activations().stream().map(Activation::spelling).toList();
        var tree = new LinkedHashMap<String, Object>();
        tree.put("format", FORMAT);
        tree.put("inputs", network.inputs());
        tree.put("outputs", network.outputs());
        tree.put("hidden", names.subList(0, network.hidden()));
        tree.put("output", names.subList(network.hidden(), names.size()));
        tree.put("connections", network.connections().stream()
                .map(connection -> List.of(connection.from(), connection.to())).toList());
        return Collections.unmodifiableSequencedMap(tree);
    }

    /** The tree of a network with weights of its own. */
    public static SequencedMap<String, Object> write(WeightedNetwork weighted) {
        var tree = new LinkedHashMap<>(write(weighted.network()));
        tree.put(WEIGHTS, weighted.weights());
        return Collections.unmodifiableSequencedMap(tree);
    }

    /**
     * The network of a tree; weights are left aside.
     *
     * @throws WannFormatException if the tree is not of this format; the message names the key, the
     *                             value and what is allowed
     */
    public static SparseNetwork read(Map<String, ?> tree) {
        if (!FORMAT.equals(tree.get("format"))) {
            throw unlike("format", tree.get("format"), "'%s'".formatted(FORMAT));
        }
        Set<String> unknown = new TreeSet<>(tree.keySet());
        unknown.removeAll(KEYS);
        unknown.remove(WEIGHTS);
        if (!unknown.isEmpty()) {
            throw new WannFormatException("%s: there is no such key. The keys are %s and %s."
                    .formatted(unknown.iterator().next(), String.join(", ", KEYS), WEIGHTS));
        }
        int inputs = count(tree, "inputs");
        int outputs = count(tree, "outputs");
        List<Activation> last = activations(tree, "output");
        if (last.size() != outputs) {
            throw new WannFormatException(
                    "output: there are %d activations; there must be one for each of %d outputs."
                            .formatted(last.size(), outputs));
        }
        try {
            return new SparseNetwork(inputs, outputs,
                    Stream.concat(activations(tree, "hidden").stream(), last.stream()).toList(),
                    connections(tree));
        } catch (WannFormatException e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw new WannFormatException("connections: " + e.getMessage());
        }
    }

    /**
     * The network of a tree with its weights; empty if its connections share one.
     *
     * @throws WannFormatException as above
     */
    public static Optional<WeightedNetwork> weighted(Map<String, ?> tree) {
        SparseNetwork network = read(tree);
        if (!tree.containsKey(WEIGHTS)) {
            return Optional.empty();
        }
        List<Double> weights = new ArrayList<>();
        for (Object weight : list(tree, WEIGHTS)) {
            if (!(weight instanceof Number number)) {
                throw unlike("%s[%d]".formatted(WEIGHTS, weights.size()), weight, "a number");
            }
            weights.add(number.doubleValue());
        }
        try {
            return Optional.of(new WeightedNetwork(network, weights));
        } catch (IllegalArgumentException e) {
            throw new WannFormatException("%s: %s".formatted(WEIGHTS, e.getMessage()));
        }
    }

    private static List<Activation> activations(Map<String, ?> tree, String key) {
        List<Activation> read = new ArrayList<>();
        for (Object name : list(tree, key)) {
            read.add(Activation.ofSpelling(String.valueOf(name)).orElseThrow(
                    () -> unlike("%s[%d]".formatted(key, read.size()), name, "one of "
                            + Arrays.stream(Activation.values()).map(Activation::spelling)
                                    .collect(Collectors.joining(", ")))));
        }
        return read;
    }

    private static List<Connection> connections(Map<String, ?> tree) {
        List<Connection> read = new ArrayList<>();
        for (Object pair : list(tree, "connections")) {
            if (!(pair instanceof List<?> ends && ends.size() == 2
                    && ends.get(0) instanceof Integer from && ends.get(1) instanceof Integer to)) {
                throw unlike("connections[%d]".formatted(read.size()), pair,
                        "[source, target], two whole numbers");
            }
            read.add(new Connection(from, to));
        }
        return read;
    }

    private static int count(Map<String, ?> tree, String key) {
        if (tree.get(key) instanceof Integer count && count >= 1) {
            return count;
        }
        throw unlike(key, tree.get(key), "a whole number of at least 1");
    }

    private static List<?> list(Map<String, ?> tree, String key) {
        if (tree.get(key) instanceof List<?> list) {
            return list;
        }
        throw unlike(key, tree.get(key), "a list");
    }

    private static WannFormatException unlike(String key, @Nullable Object value, String allowed) {
        return new WannFormatException("%s: must be %s, not %s.".formatted(key, allowed,
                value == null
                        ? "missing"
                        : value instanceof String text
                                ? "'" + text + "'"
                                : value));
    }
}
