package io.evowire.core.graph;

import java.util.List;

/**
 * Directed acyclic graph whose nodes have colours, in a topological order, of any number of nodes.
 * Immutable; equal when colours and edges are.
 *
 * @param colours      colour of each node: two nodes can stand for one another only if theirs are
 *                     equal
 * @param predecessors for each node its predecessors, ascending and without duplicates
 */
public record ColouredDag(List<String> colours, List<List<Integer>> predecessors) {

    public ColouredDag {
        colours = List.copyOf(colours);
        predecessors = predecessors.stream().map(List::copyOf).toList();
        if (colours.size() != predecessors.size()) {
            throw new IllegalArgumentException("A graph of %d nodes has as many colours, not %d."
                    .formatted(predecessors.size(), colours.size()));
        }
        Dag.checkOrder(predecessors);
    }

    /** Number of nodes. */
    public int nodes() {
        return colours.size();
    }
}
