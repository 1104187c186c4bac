package io.evowire.core.wann;

import java.util.Comparator;

/**
 * A connection between two nodes of a {@link SparseNetwork}. In order of targets, then of sources.
 *
 * @param from index of the source
 * @param to   index of the target
 */
public record Connection(int from, int to) implements Comparable<Connection> {

    private static final Comparator<Connection> ORDER = Comparator.comparingInt(Connection::to)
            .thenComparingInt(Connection::from);

    @Override
    public int compareTo(Connection other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return from + "->" + to;
    }
}
