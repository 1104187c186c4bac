package io.evowire.genome;

import io.evowire.core.graph.Edge;

/**
 * Difference of one edge between the graph that a model draws and the wiring of a stage. A rewired
 * edge is a removed and an added one. Edits of different edges do not depend on their order.
 */
public sealed interface EdgeEdit extends Comparable<EdgeEdit> {

    /** The edge that is added or removed; it points from the smaller node index to the larger. */
    Edge edge();

    /** Short form: {@code +0->5} or {@code -1->2}. */
    String notation();

    /** By edge. */
    @Override
    default int compareTo(EdgeEdit other) {
        return edge().compareTo(other.edge());
    }

    /** An edge that the model did not draw. */
    record Add(Edge edge) implements EdgeEdit {

        @Override
        public String notation() {
            return "+" + edge;
        }
    }

    /** An edge that the model drew and the stage does not have. */
    record Remove(Edge edge) implements EdgeEdit {

        @Override
        public String notation() {
            return "-" + edge;
        }
    }
}
