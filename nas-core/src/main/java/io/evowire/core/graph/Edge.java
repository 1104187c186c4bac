package io.evowire.core.graph;

import java.util.Comparator;

/**
 * Edge between two nodes of a graph; directed in a {@link Dag}, without direction where a
 * {@link GraphModel} draws it.
 *
 * @param from index of one end, at least 0
 * @param to   index of the other end, at least 0 and not {@code from}
 */
public record Edge(int from, int to) implements Comparable<Edge> {

    private static final Comparator<Edge> ORDER = Comparator.comparingInt(Edge::from)
            .thenComparingInt(Edge::to);

    public Edge {
        if (from < 0 || to < 0 || from == to) {
            throw new IllegalArgumentException(
                    "An edge joins two different nodes with indices of at least 0, not %d and %d."
                            .formatted(from, to));
        }
    }

    /** The edge between these nodes that points from the smaller index to the larger. */
    public static Edge forward(int a, int b) {
        return a < b ? new Edge(a, b) : new Edge(b, a);
    }

    /** By first end, then by second. */
    @Override
    public int compareTo(Edge other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return from + "->" + to;
    }
}
