package io.evowire.core.graph;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Graphs that people brought, each with a name of its own.
 *
 * @param graphs sorted by their names
 */
public record NamedGraphs(List<NamedGraph> graphs) {

    /** No graph. */
    public static final NamedGraphs NONE = new NamedGraphs(List.of());

    public NamedGraphs {
        graphs = graphs.stream().sorted(Comparator.comparing(NamedGraph::name)).toList();
        if (graphs.stream().map(NamedGraph::name).distinct().count() < graphs.size()) {
            throw new IllegalArgumentException("Two graphs have one name: " + names(graphs));
        }
    }

    /** Whether there is none. */
    public boolean isEmpty() {
        return graphs.isEmpty();
    }

    /**
     * The graph of this name.
     *
     * @throws IllegalArgumentException if there is none, naming those that there are
     */
    NamedGraph get(String name) {
        return find(name).orElseThrow(() -> new IllegalArgumentException(
                "Nobody has given a graph the name '%s'; %s.".formatted(name,
                        graphs.isEmpty() ? "no graph has one" : "known: " + names(graphs))));
    }

    private Optional<NamedGraph> find(String name) {
        return graphs.stream().filter(graph -> graph.name().equals(name)).findFirst();
    }

    private static String names(List<NamedGraph> graphs) {
        return graphs.stream().map(NamedGraph::name).collect(Collectors.joining(", "));
    }
}
