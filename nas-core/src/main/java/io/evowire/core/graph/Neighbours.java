package io.evowire.core.graph;

import java.util.Arrays;
import java.util.List;

/** Predecessors and successors of a graph in arrays, for the inner loops of the labelling. */
final class Neighbours {

    private final int[][] before;
    private final int[][] after;

    Neighbours(Dag dag) {
        before = arrays(dag.predecessors());
        after = arrays(dag.successors());
    }

    private static int[][] arrays(List<List<Integer>> lists) {
        return lists.stream().map(list -> list.stream().mapToInt(v -> v).toArray())
                .toArray(int[][]::new);
    }

    int nodes() {
        return before.length;
    }

    int[] before(int node) {
        return before[node];
    }

    int[] after(int node) {
        return after[node];
    }

    /** Whether both nodes have the same predecessors and successors: they can change places. */
    boolean areTwins(int a, int b) {
        return Arrays.equals(before[a], before[b]) && Arrays.equals(after[a], after[b]);
    }
}
