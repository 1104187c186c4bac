package io.evowire.core.graph;

import java.util.stream.IntStream;

/** Nodes that are known to be alike, joined into sets (union-find). */
final class Orbits {

    private final int[] parent;

    Orbits(int nodes) {
        parent = IntStream.range(0, nodes).toArray();
    }

    void join(int a, int b) {
        parent[root(a)] = root(b);
    }

    /** Joins each node with its image. */
    void join(int[] permutation) {
        for (int node = 0; node < permutation.length; node++) {
            join(node, permutation[node]);
        }
    }

    boolean together(int a, int b) {
        return root(a) == root(b);
    }

    private int root(int node) {
        int root = node;
        while (parent[root] != root) {
            parent[root] = parent[parent[root]];
            root = parent[root];
        }
        return root;
    }
}
