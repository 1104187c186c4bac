package io.evowire.core.graph;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jgrapht.Graph;
import org.jgrapht.graph.DefaultEdge;
import org.jgrapht.graph.SimpleDirectedGraph;

/**
 * Directed acyclic graph whose node order is a topological order: every predecessor of a node has a
 * smaller index than the node. Immutable; equal when the node count and the edges are.
 *
 * @param predecessors for each node its predecessors, ascending and without duplicates
 */
public record Dag(List<List<Integer>> predecessors) {

    /** Largest number of nodes; the paper uses 32. */
    public static final int MAX_NODES = 1_024;

    public Dag {
        predecessors = predecessors.stream().map(List::copyOf).toList();
        checkNodes(predecessors.size());
        checkOrder(predecessors);
    }

    /** Refuses predecessors that do not ascend or are no smaller than their node. */
    static void checkOrder(List<List<Integer>> predecessors) {
        for (int node = 0; node < predecessors.size(); node++) {
            int last = -1;
            for (int predecessor : predecessors.get(node)) {
                if (predecessor <= last || predecessor >= node) {
                    throw new IllegalArgumentException(
                            "The predecessors of node %d must ascend within [0, %d), but are %s."
                                    .formatted(node, node, predecessors.get(node)));
                }
                last = predecessor;
            }
        }
    }

    /**
     * Graph of these edges.
     *
     * @param nodes number of nodes, in [1, {@value #MAX_NODES}]
     * @param edges every one from a smaller to a larger index, below {@code nodes}; a repeated edge
     *              counts once
     */
    public static Dag of(int nodes, Collection<Edge> edges) {
        checkNodes(nodes);
        var predecessors = IntStream.range(0, nodes).mapToObj(i -> new TreeSet<Integer>()).toList();
        for (Edge edge : edges) {
            if (edge.from() > edge.to() || edge.to() >= nodes) {
                throw new IllegalArgumentException(
                        "Edge %s must point from a smaller to a larger node index below %d."
                                .formatted(edge, nodes));
            }
            predecessors.get(edge.to()).add(edge.from());
        }
        return new Dag(predecessors.stream().map(List::copyOf).toList());
    }

    private static void checkNodes(int nodes) {
        if (nodes < 1 || nodes > MAX_NODES) {
            throw new IllegalArgumentException(
                    "A graph must have between 1 and %d nodes, not %d.".formatted(MAX_NODES,
                            nodes));
        }
    }

    /** Number of nodes. */
    public int nodes() {
        return predecessors.size();
    }

    /** The predecessors of a node, ascending. */
    public List<Integer> predecessors(int node) {
        return predecessors.get(node);
    }

    /** For each node its successors, ascending. */
    public List<List<Integer>> successors() {
        List<List<Integer>> successors = IntStream.range(0, nodes())
                .<List<Integer>>mapToObj(i -> new ArrayList<>()).toList();
        for (int node = 0; node < nodes(); node++) {
            for (int predecessor : predecessors.get(node)) {
                successors.get(predecessor).add(node);
            }
        }
        return successors.stream().map(List::copyOf).toList();
    }

    /** All edges, sorted by first end, then by second. */
    public List<Edge> edges() {
        var edges = new TreeSet<Edge>();
        for (int node = 0; node < nodes(); node++) {
            for (int predecessor : predecessors.get(node)) {
                edges.add(new Edge(predecessor, node));
            }
        }
        return List.copyOf(edges);
    }

    /** Whether this edge is in the graph. */
    public boolean contains(Edge edge) {
        return edge.to() < nodes() && predecessors.get(edge.to()).contains(edge.from());
    }

    /** Nodes without predecessors, ascending: they read the input of a stage. */
    public List<Integer> sources() {
        return IntStream.range(0, nodes()).filter(v -> predecessors.get(v).isEmpty()).boxed()
                .toList();
    }

    /** Nodes without successors, ascending: their mean is the output of a stage. */
    public List<Integer> sinks() {
        var successors = successors();
        return IntStream.range(0, nodes()).filter(v -> successors.get(v).isEmpty()).boxed()
                .toList();
    }

    /** Number of nodes on the longest path. */
    public int depth() {
        int[] depth = new int[nodes()];
        int longest = 0;
        for (int node = 0; node < nodes(); node++) {
            for (int predecessor : predecessors.get(node)) {
                depth[node] = Math.max(depth[node], depth[predecessor]);
            }
            longest = Math.max(longest, ++depth[node]);
        }
        return longest;
    }

    /** Whether the graph is one piece when directions are ignored. */
    public boolean isConnected() {
        int[] piece = IntStream.range(0, nodes()).toArray(); // a smaller node of it, or itself
        int pieces = nodes();
        for (int node = 0; node < nodes(); node++) {
            for (int predecessor : predecessors.get(node)) {
                int first = least(piece, predecessor);
                int second = least(piece, node);
                if (first != second) {
                    piece[Math.max(first, second)] = Math.min(first, second);
                    pieces--;
                }
            }
        }
        return pieces == 1;
    }

    private static int least(int[] piece, int node) {
        int least = node;
        while (piece[least] != least) {
            piece[least] = piece[piece[least]];
            least = piece[least];
        }
        return least;
    }

    /** This graph as a new JGraphT graph with the node indices as vertices. */
    public Graph<Integer, DefaultEdge> toGraph() {
        var graph = new SimpleDirectedGraph<Integer, DefaultEdge>(DefaultEdge.class);
        for (int node = 0; node < nodes(); node++) {
            graph.addVertex(node);
        }
        edges().forEach(edge -> graph.addEdge(edge.from(), edge.to()));
        return graph;
    }
}
