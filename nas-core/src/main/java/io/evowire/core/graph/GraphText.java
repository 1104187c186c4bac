package io.evowire.core.graph;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * A graph as a text. Values are separated by blanks, commas or semicolons; empty lines, and what
 * follows a #, do not count. Lines of two or three values are links: two nodes, and the weight if
 * it is not 1. Longer ones are a matrix: the number in row i and column j is the weight of the link
 * from node i to node j. Nodes of links are whole numbers, and then in their order, or any words,
 * in the order in which they appear. The weights of a link that is there several times add up.
 *
 * @param nodes   number of nodes
 * @param weights of the links, all at least 0
 */
record GraphText(int nodes, Map<Edge, Double> weights) {

    /** Most nodes of a graph. */
    static final int MAX_NODES = 10_000;

    private static final Pattern NUMBER = Pattern.compile(
            "[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");

    private record Line(int number, List<String> values) {

        IllegalArgumentException wrong(String what) {
            return new IllegalArgumentException("Line %d: %s".formatted(number, what));
        }

        double weight(int index) {
            String value = values.get(index);
            if (!NUMBER.matcher(value).matches()) {
                throw wrong("'%s' is no number.".formatted(value));
            }
            double weight = Double.parseDouble(value);
            if (weight < 0) {
                throw wrong("the weight %s is negative.".formatted(value));
            }
            return weight;
        }
    }

    GraphText {
        weights = Map.copyOf(weights);
        if (nodes > MAX_NODES) {
            throw new IllegalArgumentException(
                    "The graph has %d nodes, more than %d.".formatted(nodes, MAX_NODES));
        }
    }

    /**
     * Reads a text.
     *
     * @throws IllegalArgumentException naming the line that is wrong
     */
    static GraphText read(String text) {
        List<Line> lines = lines(text);
        if (lines.isEmpty()) {
            throw new IllegalArgumentException("There is nothing in it.");
        }
        int columns = lines.getFirst().values().size();
        if (columns <= 3) {
            return links(lines);
        }
        if (columns != lines.size()) {
            throw new IllegalArgumentException("""
                    It has %d lines, and the first has %d values: a matrix is square, and a list \
                    of links has two nodes and perhaps a weight in a line."""
                    .formatted(lines.size(), columns));
        }
        return matrix(lines);
    }

    private static List<Line> lines(String text) {
        List<String> all = text.replaceFirst("^\\uFEFF", "").lines().toList();
        return IntStream.range(0, all.size())
                .mapToObj(i -> new Line(i + 1, values(all.get(i))))
                .filter(line -> !line.values().isEmpty()).toList();
    }

    private static List<String> values(String line) {
        String stripped = line.replaceFirst("#.*", "").strip();
        return stripped.isEmpty() ? List.of() : List.of(stripped.split("\\s*[,;]\\s*|\\s+"));
    }

    private static GraphText matrix(List<Line> rows) {
        var weights = new LinkedHashMap<Edge, Double>();
        for (int from = 0; from < rows.size(); from++) {
            Line row = rows.get(from);
            if (row.values().size() != rows.size()) {
                throw row.wrong("%d numbers, where a matrix of %d rows has %d.".formatted(
                        row.values().size(), rows.size(), rows.size()));
            }
            for (int to = 0; to < rows.size(); to++) {
                double weight = row.weight(to);
                if (from != to && weight > 0) {
                    weights.put(new Edge(from, to), weight);
                }
            }
        }
        return new GraphText(rows.size(), weights);
    }

    private static GraphText links(List<Line> lines) {
        for (Line line : lines) {
            if (line.values().size() < 2 || line.values().size() > 3) {
                throw line.wrong("%d values, where a list of links has two nodes and perhaps a "
                        .formatted(line.values().size()) + "weight.");
            }
        }
        List<String> nodes = nodes(lines);
        Map<String, Integer> indices = new LinkedHashMap<>();
        nodes.forEach(node -> indices.put(node, indices.size()));
        var weights = new LinkedHashMap<Edge, Double>();
        for (Line line : lines) {
            int from = indices.get(line.values().getFirst());
            int to = indices.get(line.values().get(1));
            double weight = line.values().size() == 3 ? line.weight(2) : 1;
            if (from != to && weight > 0) {
                weights.merge(new Edge(from, to), weight, Double::sum);
            }
        }
        return new GraphText(nodes.size(), weights);
    }

    private static List<String> nodes(List<Line> lines) {
        Set<String> names = new LinkedHashSet<>();
        lines.forEach(line -> names.addAll(line.values().subList(0, 2)));
        if (names.stream().allMatch(GraphText::isNumber)) {
            return names.stream().sorted(Comparator.comparing(Integer::valueOf)).toList();
        }
        Line first = lines.getFirst();
        if (lines.size() > 1 && first.values().stream().limit(2).noneMatch(GraphText::isNumber)
                && lines.stream().skip(1).flatMap(line -> line.values().stream().limit(2))
                        .allMatch(GraphText::isNumber)) {
            throw first.wrong("all other nodes are numbers. Put a # before a heading.");
        }
        return List.copyOf(names);
    }

    private static boolean isNumber(String name) {
        return name.matches("\\d{1,9}");
    }

    /** The links whose weight is larger than the threshold. */
    Links above(double threshold) {
        List<Set<Integer>> successors = new ArrayList<>();
        IntStream.range(0, nodes).forEach(node -> successors.add(new TreeSet<>()));
        weights.forEach((link, weight) -> {
            if (weight > threshold) {
                successors.get(link.from()).add(link.to());
            }
        });
        return new Links(successors.stream().map(List::copyOf).toList());
    }
}
