package io.evowire.core.graph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Predecessors and successors of a graph in arrays, for the inner loops of the labelling. */
final class Neighbours {

    private final int[][] before;
    private final int[][] after;

    Neighbours(List<List<Integer>> predecessors) {
        before = arrays(predecessors);
        after = arrays(successors(predecessors));
    }

    private static List<List<Integer>> successors(List<List<Integer>> predecessors) {
        List<List<Integer>> successors = new ArrayList<>();
        for (int node = 0; node < predecessors.size(); node++) {
            successors.add(new ArrayList<>());
            for (int predecessor : predecessors.get(node)) {
                successors.get(predecessor).add(node);
            }
        }
        return successors;
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
