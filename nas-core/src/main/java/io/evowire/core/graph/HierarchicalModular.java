package io.evowire.core.graph;

import io.evowire.core.bounds.Bounds;
import io.evowire.core.graph.GraphFamily.Parameter;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * Modules within modules, as in brains: a stochastic block model whose blocks halve from level to
 * level.
 * <p>
 * {@code nodes} is N, {@code density} is p and {@code ratio} is r. The nodes are halved
 * {@code levels} times into blocks of consecutive indices. Two nodes of the same smallest block are
 * linked with probability p, two that part only l levels above it with p r^l. So with r = 1 a graph
 * is that of Erdos and Renyi.
 * <p>
 * A small r leaves the blocks apart. A graph is redrawn until it is connected: the law is that of
 * the model under this condition, with more edges between the blocks than it has without.
 *
 * @param nodes   number of vertices N, in [1, {@value Dag#MAX_NODES}]
 * @param levels  how often the nodes are halved, from 1 to 8
 * @param density probability p in (0, 1] of a link within a smallest block
 * @param ratio   factor r in (0, 1] of that probability from a level to the next
 * @see <a href="https://doi.org/10.1016/0378-8733(83)90021-7">Holland, Laskey and Leinhardt,
 *      Stochastic blockmodels (1983)</a>
 * @see <a href="https://doi.org/10.3389/fninf.2010.00008">Kaiser and Hilgetag, Optimal hierarchical
 *      modular topologies for producing limited sustained activation of neural networks (2010)</a>
 */
public record HierarchicalModular(int nodes, int levels, double density, double ratio)
        implements
            GraphModel {

    /** The family of these graphs. */
    public static final GraphFamily FAMILY = new GraphFamily("HM", "hierarchicalModular",
            "Hierarchical modular",
            "nodes halved again and again into modules (levels = %s), those of a smallest module "
                    + "linked with probability p = %s, times r = %s for each level between them",
            List.of(new Parameter("levels", "levels", "levels", new Bounds(1, false, 8, false, 1)),
                    new Parameter("p", "density", "density", Bounds.positiveFraction()),
                    new Parameter("r", "ratio", "ratio", Bounds.positiveFraction())),
            (nodes, values) -> new HierarchicalModular(nodes, values.get(0).intValue(),
                    values.get(1).doubleValue(), values.get(2).doubleValue()));

    public HierarchicalModular {
        FAMILY.check(nodes, levels, density, ratio);
    }

    @Override
    public Set<Edge> draw(RandomGenerator random) {
        double[] probabilities = new double[levels + 1];
        probabilities[0] = density;
        for (int level = 1; level <= levels; level++) {
            probabilities[level] = probabilities[level - 1] * ratio;
        }
        var edges = new LinkedHashSet<Edge>();
        for (int to = 1; to < nodes; to++) {
            for (int from = 0; from < to; from++) {
                if (random.nextDouble() < probabilities[levelsBetween(from, to)]) {
                    edges.add(new Edge(from, to));
                }
            }
        }
        return edges;
    }

    /** How many levels above the smallest blocks two nodes are in one block; 0 if they share it. */
    int levelsBetween(int a, int b) {
        int apart = block(a) ^ block(b);
        return Integer.SIZE - Integer.numberOfLeadingZeros(apart);
    }

    private int block(int node) {
        return (node << levels) / nodes;
    }

    @Override
    public GraphFamily family() {
        return FAMILY;
    }

    @Override
    public List<Number> parameters() {
        return List.of(levels, density, ratio);
    }
}
