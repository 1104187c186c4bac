package io.evowire.core.graph;

import io.evowire.core.bounds.Bounds;
import io.evowire.core.graph.GraphFamily.Parameter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * Duplication and divergence, as proteins and their interactions evolve: a gene is copied, and the
 * copy loses some of the links.
 * <p>
 * In the notation of Ispolatov et al. 2005: {@code nodes} is N, {@code retention} is p. Two linked
 * nodes begin. Then a node is drawn uniformly and copied, each of its links is kept with
 * probability p, and a copy without links is thrown away. So the next original is drawn with a
 * probability proportional to 1-(1-p)^k, where k is its degree, and its links are drawn under the
 * condition that there is one: that is how it is done here, in a bounded time. Nodes are numbered
 * in the order of birth.
 * <p>
 * Every graph is connected, and none has a circle of odd length: a copy stands on the side of its
 * original. So the clustering is 0, and with p = 1 graphs are complete bipartite.
 *
 * @param nodes     number of vertices N, in [1, {@value Dag#MAX_NODES}]
 * @param retention probability p in (0, 1] that a link of the original is kept
 * @see <a href="https://doi.org/10.1103/PhysRevE.71.061911">Ispolatov, Krapivsky and Yuryev, Phys.
 *      Rev. E 71 (2005)</a>
 */
public record DuplicationDivergence(int nodes, double retention) implements GraphModel {

    /** The family of these graphs. */
    public static final GraphFamily FAMILY = new GraphFamily("DD", "duplicationDivergence",
            "Duplication–divergence",
            "each new node a copy of an earlier one that keeps each link with probability p = %s",
            List.of(new Parameter("p", "retention", "retention probability",
                    Bounds.positiveFraction())),
            (nodes, values) -> new DuplicationDivergence(nodes, values.get(0).doubleValue()));

    public DuplicationDivergence {
        FAMILY.check(nodes, retention);
    }

    @Override
    public int maxEdges() {
        return nodes / 2 * (nodes - nodes / 2);
    }

    @Override
    public Set<Edge> draw(RandomGenerator random) {
        var edges = new LinkedHashSet<Edge>();
        List<List<Integer>> links = new ArrayList<>();
        for (int node = 0; node < nodes; node++) {
            List<Integer> own = switch (node) {
                case 0 -> new ArrayList<>();
                case 1 -> new ArrayList<>(List.of(0));
                default -> kept(links.get(original(links, random)), random);
            };
            for (int other : own) {
                edges.add(new Edge(other, node));
                links.get(other).add(node);
            }
            links.add(own);
        }
        return edges;
    }

    private int original(List<List<Integer>> links, RandomGenerator random) {
        return WeightedChoice.draw(links.stream().mapToDouble(of -> anyOf(of.size())).toArray(),
                random);
    }

    // While nothing is kept, a link is kept with its probability given that one of the rest is.
    private List<Integer> kept(List<Integer> links, RandomGenerator random) {
        List<Integer> kept = new ArrayList<>();
        for (int i = 0; i < links.size(); i++) {
            int left = links.size() - i;
            double probability = !kept.isEmpty()
                    ? retention
                    : left == 1 ? 1 : retention / anyOf(left);
            if (random.nextDouble() < probability) {
                kept.add(links.get(i));
            }
        }
        return kept;
    }

    // 1-(1-p)^k, also for the smallest p; the same on every processor.
    private double anyOf(int links) {
        return -StrictMath.expm1(links * StrictMath.log1p(-retention));
    }

    @Override
    public GraphFamily family() {
        return FAMILY;
    }

    @Override
    public List<Number> parameters() {
        return List.of(retention);
    }
}
