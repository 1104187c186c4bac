package io.evowire.core.wann;

import java.util.Arrays;

/** Layers of nodes by the longest path that leads to them. */
public final class Layering {

    private Layering() {}

    /**
     * The layer of each node: 0 without a predecessor, else one more than that of its highest
     * predecessor.
     *
     * @param nodes number of nodes N
     * @param from  source of each edge, [E], 0 to N-1
     * @param to    target of each edge, [E], 0 to N-1
     * @return [N]
     * @throws IllegalArgumentException if there is a cycle
     */
    public static int[] longestPaths(int nodes, int[] from, int[] to) {
        int[] open = new int[nodes]; // predecessors that have no layer yet
        int[] first = new int[nodes + 1]; // edges of node i are those from first[i] to first[i+1]
        for (int edge = 0; edge < from.length; edge++) {
            open[to[edge]]++;
            first[from[edge] + 1]++;
        }
        Arrays.parallelPrefix(first, Integer::sum);
        int[] next = Arrays.copyOf(first, nodes);
        int[] targets = new int[from.length];
        for (int edge = 0; edge < from.length; edge++) {
            targets[next[from[edge]]++] = to[edge];
        }
        int[] layers = new int[nodes];
        int[] ready = new int[nodes];
        int known = 0;
        for (int node = 0; node < nodes; node++) {
            if (open[node] == 0) {
                ready[known++] = node;
            }
        }
        for (int done = 0; done < known; done++) {
            int node = ready[done];
            for (int edge = first[node]; edge < first[node + 1]; edge++) {
                int target = targets[edge];
                layers[target] = Math.max(layers[target], layers[node] + 1);
                if (--open[target] == 0) {
                    ready[known++] = target;
                }
            }
        }
        if (known < nodes) {
            int stuck = 0;
            while (open[stuck] == 0) {
                stuck++;
            }
            throw new IllegalArgumentException(
                    "Node %d lies on or behind a cycle. Connections must lead forwards."
                            .formatted(stuck));
        }
        return layers;
    }
}
