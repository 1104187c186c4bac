package io.evowire.core.graph;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.random.RandomGenerator;

/**
 * Nodes of a graph that somebody brought, with all links between them: the wiring of a worm or of a
 * cortex, or any network.
 * <p>
 * A first node is drawn uniformly. Then one of the links that lead out of the nodes so far is drawn
 * uniformly, and the node at its other end joins them, until there are N. So a graph is always
 * connected, and nodes with many links are drawn more often than others, as in other samples that
 * follow links (Leskovec and Faloutsos 2006). With all of its nodes it is always the same.
 *
 * @param nodes number of vertices N, no more than the graph has
 * @param graph what they are drawn from
 * @see <a href="https://doi.org/10.1145/1150402.1150479">Leskovec and Faloutsos, Sampling from
 *      large graphs (2006)</a>
 */
public record Connectome(int nodes, NamedGraph graph) implements GraphModel {

    static final String CODE = "CONNECTOME";

    public Connectome {
        graph.family().check(nodes);
        if (nodes > graph.nodes()) {
            throw new IllegalArgumentException(
                    "%s(%s) has no graph of %d nodes: %s.%s".formatted(CODE, graph.name(), nodes,
                            largest(graph), graph.threshold() > 0
                                    ? " Maybe lower its threshold, %s.".formatted(graph.threshold())
                                    : ""));
        }
    }

    private static String largest(NamedGraph graph) {
        return "the largest connected piece of it has " + (graph.nodes() == graph.nodesRead()
                ? graph.nodes()
                : "%d of its %d".formatted(graph.nodes(), graph.nodesRead()));
    }

    /** The model of a notation such as {@code CONNECTOME(worm)}. */
    static GraphModel parse(String name, int nodes, NamedGraphs graphs) {
        return new Connectome(nodes, graphs.get(name));
    }

    /** Whether a model is written as one of these are. */
    public static boolean isNotation(String notation) {
        return notation.strip().toUpperCase(Locale.ROOT).matches(CODE + "\\s*\\(.*");
    }

    @Override
    public Set<Edge> draw(RandomGenerator random) {
        var chosen = new TreeSet<Integer>();
        List<Edge> out = new ArrayList<>(); // links that lead out of the chosen nodes, outwards
        for (int next = random.nextInt(graph.nodes());; next = out
                .get(random.nextInt(out.size())).to()) {
            int node = next;
            chosen.add(node);
            if (chosen.size() == nodes) {
                return between(List.copyOf(chosen));
            }
            out.removeIf(link -> link.to() == node);
            graph.neighbours(node).stream().filter(other -> !chosen.contains(other))
                    .forEach(other -> out.add(new Edge(node, other)));
        }
    }

    private Set<Edge> between(List<Integer> chosen) {
        var edges = new LinkedHashSet<Edge>();
        for (int to = 1; to < nodes; to++) {
            for (int from = 0; from < to; from++) {
                if (graph.neighbours(chosen.get(to)).contains(chosen.get(from))) {
                    edges.add(new Edge(from, to));
                }
            }
        }
        return edges;
    }

    @Override
    public GraphFamily family() {
        return graph.family();
    }

    /** None: what it has is its graph. */
    @Override
    public List<Number> parameters() {
        return List.of();
    }

    /** Such as {@code CONNECTOME(worm)}. */
    @Override
    public String notation() {
        return "%s(%s)".formatted(CODE, graph.name());
    }
}
