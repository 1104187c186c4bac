package io.evowire.core.graph;

import io.evowire.core.bounds.Bounds;
import io.evowire.core.graph.GraphFamily.Parameter;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * Watts-Strogatz small world of any mean degree: WS-flex of You et al. 2020.
 * <p>
 * In their notation: {@code nodes} is n, here N, {@code neighbours} is k, here K, and
 * {@code rewiring} is p, here P. The N*K/2 edges, rounded, are dealt evenly: where they leave a
 * remainder, the first nodes of the ring begin one more. They are rewired as in
 * {@link WattsStrogatz}, and with an even K a graph is the same. Graphs are redrawn until
 * connected.
 *
 * @param nodes      number of vertices N, in [3, {@value Dag#MAX_NODES}]
 * @param neighbours mean degree K, real, in [2, N-1]
 * @param rewiring   probability P in [0, 1] that an edge is rewired
 * @see <a href="https://arxiv.org/abs/2007.06559">You, Leskovec, He and Xie, Graph structure of
 *      neural networks (2020)</a>
 */
public record WattsStrogatzFlex(int nodes, double neighbours, double rewiring)
        implements
            GraphModel {

    /** The family of these graphs. */
    public static final GraphFamily FAMILY = new GraphFamily("WSFLEX", "wattsStrogatzFlex",
            "WS-flex",
            "a ring where nodes have K = %s neighbours in the mean, each edge rewired with "
                    + "probability P = %s",
            List.of(new Parameter("K", "neighbours", "neighbours",
                    new Bounds(2, false, Double.POSITIVE_INFINITY, false, 0)),
                    new Parameter("P", "rewiring", "rewiring probability", Bounds.fraction())),
            (nodes, values) -> new WattsStrogatzFlex(nodes, values.get(0).doubleValue(),
                    values.get(1).doubleValue()));

    public WattsStrogatzFlex {
        FAMILY.check(nodes, neighbours, rewiring);
    }

    @Override
    public int maxEdges() {
        return (int) Math.round(nodes * neighbours / 2);
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
