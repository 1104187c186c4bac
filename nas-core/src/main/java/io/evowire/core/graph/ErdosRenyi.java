package io.evowire.core.graph;

import io.evowire.core.bounds.Bounds;
import io.evowire.core.graph.GraphFamily.Parameter;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * Erdos-Renyi G(N, P): every pair of nodes is joined independently with one probability.
 * <p>
 * In the notation of Xie et al. 2019, section 3.2: {@code nodes} is N, {@code probability} is P.
 * The paper numbers the nodes in random order; as all pairs are alike, the order in which they are
 * drawn is already such a numbering. With P above ln(N)/N a graph is connected with high
 * probability.
 *
 * @param nodes       number of vertices N, in [1, {@value Dag#MAX_NODES}]
 * @param probability probability P in (0, 1] of an edge; with one node it has no effect
 * @see <a href="https://doi.org/10.1214/aoms/1177706098">Gilbert, Random graphs (1959)</a>
 */
public record ErdosRenyi(int nodes, double probability) implements GraphModel {

    /** The family of these graphs. */
    public static final GraphFamily FAMILY = new GraphFamily("ER", "erdosRenyi", "Erdős–Rényi",
            "each pair of nodes joined with probability P = %s",
            List.of(new Parameter("P", "probability", "edge probability",
                    Bounds.positiveFraction())),
            (nodes, values) -> new ErdosRenyi(nodes, values.get(0).doubleValue()));

    public ErdosRenyi {
        FAMILY.check(nodes, probability);
    }

    @Override
    public Set<Edge> draw(RandomGenerator random) {
        var edges = new LinkedHashSet<Edge>();
        for (int to = 1; to < nodes; to++) {
            for (int from = 0; from < to; from++) {
                if (random.nextDouble() < probability) {
                    edges.add(new Edge(from, to));
                }
            }
        }
        return edges;
    }

    @Override
    public GraphFamily family() {
        return FAMILY;
    }

    @Override
    public List<Number> parameters() {
        return List.of(probability);
    }
}
