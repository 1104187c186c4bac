package io.evowire.core.graph;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Ring whose nodes are joined with their next neighbours, clockwise, and its rewiring of Watts and
 * Strogatz.
 *
 * @param nodes number of vertices N
 * @param edges number of edges, at most N(N-1)/2, dealt evenly: where they leave a remainder, the
 *              first nodes begin one more
 */
record RingLattice(int nodes, int edges) {

    /**
     * Going clockwise, first with all edges to the next neighbour, then with those to the one after
     * it, each edge is rewired with a probability to a vertex drawn uniformly from those not yet
     * adjacent; where every vertex is adjacent the edge stays. So the number of edges stays, too.
     */
    Set<Edge> rewired(double probability, RandomGenerator random) {
        var rewired = lattice();
        for (int distance = 1; distance <= begunBy(0); distance++) {
            for (int node = 0; node < nodes && distance <= begunBy(node); node++) {
                // Still there: an edge of the lattice is only ever removed in its own turn.
                Edge old = Edge.forward(node, (node + distance) % nodes);
                // Bounded by construction: the new end is drawn from a list, never by trial and
                // error.
                if (random.nextDouble() < probability) {
                    int[] free = notAdjacent(rewired, node);
                    if (free.length > 0) {
                        rewired.remove(old);
                        rewired.add(Edge.forward(node, free[random.nextInt(free.length)]));
                    }
                }
            }
        }
        return rewired;
    }

    private Set<Edge> lattice() {
        var lattice = new LinkedHashSet<Edge>();
        for (int distance = 1; distance <= begunBy(0); distance++) {
            for (int node = 0; node < nodes && distance <= begunBy(node); node++) {
                lattice.add(Edge.forward(node, (node + distance) % nodes));
            }
        }
        return lattice;
    }

    // Later nodes begin no more than earlier ones.
    private int begunBy(int node) {
        return edges / nodes + (node < edges % nodes ? 1 : 0);
    }

    private int[] notAdjacent(Set<Edge> rewired, int node) {
        return IntStream.range(0, nodes)
                .filter(v -> v != node && !rewired.contains(Edge.forward(node, v))).toArray();
    }
}
