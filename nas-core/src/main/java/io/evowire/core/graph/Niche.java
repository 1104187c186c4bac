package io.evowire.core.graph;

import io.evowire.core.bounds.Bounds;
import io.evowire.core.graph.GraphFamily.Parameter;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * Niche model of food webs: each species eats what lies in one interval of a line, so that each
 * node reads neighbouring nodes.
 * <p>
 * In the notation of Williams and Martinez 2000: {@code nodes} is S, here N, and
 * {@code connectance} is C. Each node has a niche value n drawn uniformly from [0, 1], and nodes
 * are numbered by it. A node's range is r = n x, with x of the Beta distribution (1, 1/(2C)-1); its
 * centre is drawn uniformly from [r/2, n]. It reads all earlier nodes in the interval of length r
 * about its centre. In a food web it would also eat later ones and itself there: without these,
 * there are fewer than C N^2 edges.
 * <p>
 * A graph is redrawn, niches and all, until it is connected: the law is that of the model under
 * this condition, with more edges than it has without.
 *
 * @param nodes       number of vertices N, in [1, {@value Dag#MAX_NODES}]
 * @param connectance connectance C in (0, 0.5) of the food web
 * @see <a href="https://doi.org/10.1038/35004572">Williams and Martinez, Simple rules yield complex
 *      food webs, Nature 404 (2000)</a>
 */
public record Niche(int nodes, double connectance) implements GraphModel {

    /** The family of these graphs. */
    public static final GraphFamily FAMILY = new GraphFamily("NICHE", "niche", "Niche",
            "each node reads those of the earlier ones that lie in an interval of its own, as in a "
                    + "food web of connectance C = %s",
            List.of(new Parameter("C", "connectance", "connectance",
                    new Bounds(0, true, 0.5, true, 0))),
            (nodes, values) -> new Niche(nodes, values.get(0).doubleValue()));

    public Niche {
        FAMILY.check(nodes, connectance);
    }

    @Override
    public Set<Edge> draw(RandomGenerator random) {
        double[] niches = random.doubles(nodes).sorted().toArray();
        var edges = new LinkedHashSet<Edge>();
        for (int node = 0; node < nodes; node++) {
            double range = niches[node] * share(random);
            double centre = range / 2 + random.nextDouble() * (niches[node] - range / 2);
            for (int other = 0; other < node; other++) {
                if (Math.abs(niches[other] - centre) <= range / 2) {
                    edges.add(new Edge(other, node));
                }
            }
        }
        return edges;
    }

    // Of the Beta distribution (1, b), by its inverse; the same on every processor.
    private double share(RandomGenerator random) {
        double b = 1 / (2 * connectance) - 1;
        return 1 - StrictMath.pow(1 - random.nextDouble(), 1 / b);
    }

    @Override
    public GraphFamily family() {
        return FAMILY;
    }

    @Override
    public List<Number> parameters() {
        return List.of(connectance);
    }
}
