package io.evowire.core.graph;

import io.evowire.core.bounds.Bounds;
import io.evowire.core.graph.GraphFamily.Parameter;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * Watts-Strogatz small world: a ring lattice whose edges are rewired at random.
 * <p>
 * In the notation of Xie et al. 2019, section 3.2: {@code nodes} is N, {@code neighbours} is K,
 * {@code rewiring} is P. Going clockwise K/2 times, the edge to the i-th next neighbour is rewired
 * with probability P to a vertex drawn uniformly from those not yet adjacent, so there are always
 * N*K/2 edges; where every vertex is adjacent the edge stays. Nodes are numbered clockwise.
 *
 * @param nodes      number of vertices N, in [3, {@value Dag#MAX_NODES}]
 * @param neighbours lattice degree K, even, at least 2 and less than {@code nodes}
 * @param rewiring   probability P in [0, 1] that an edge is rewired
 * @see <a href="https://doi.org/10.1038/30918">Watts and Strogatz, Nature 393 (1998)</a>
 */
public record WattsStrogatz(int nodes, int neighbours, double rewiring) implements GraphModel {

    /** The family of these graphs. */
    public static final GraphFamily FAMILY = new GraphFamily("WS", "wattsStrogatz",
            "Watts–Strogatz",
            "a ring where each node has K = %s neighbours, each edge rewired with probability "
                    + "P = %s",
            List.of(Parameter.whole("K", "neighbours", 2, 2), new Parameter("P", "rewiring",
                    "rewiring probability", Bounds.fraction())),
            (nodes, values) -> new WattsStrogatz(nodes, values.get(0).intValue(),
                    values.get(1).doubleValue()));

    public WattsStrogatz {
        FAMILY.check(nodes, neighbours, rewiring);
    }

    @Override
    public int maxEdges() {
        return nodes * neighbours / 2;
    }

    @Override
    public Set<Edge> draw(RandomGenerator random) {
        return new RingLattice(nodes, maxEdges()).rewired(rewiring, random);
    }

    @Override
    public GraphFamily family() {
        return FAMILY;
    }

    @Override
    public List<Number> parameters() {
        return List.of(neighbours, rewiring);
    }
}
