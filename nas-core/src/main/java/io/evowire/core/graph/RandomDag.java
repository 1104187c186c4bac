package io.evowire.core.graph;

import io.evowire.core.bounds.Bounds;
import io.evowire.core.graph.GraphFamily.Parameter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * Random directed acyclic graph whose links prefer near nodes, of Nowak and Janik 2020.
 * <p>
 * In their notation: {@code nodes} is N, {@code links} is m, {@code preference} is alpha,
 * {@code block} is B and {@code decay} is f. Node i gets min(m, N-1-i) outgoing links. If node i+1
 * has no predecessor yet, one of them goes there. The others go to different later nodes j, drawn
 * one after another with weights m_j^alpha f((j-i)/B), where m_j is the number of outgoing links of
 * j (m for the last node) and the division leaves out the remainder.
 * <p>
 * So each graph has m(m+1)/2 + m(N-1-m) edges, is connected, and has one node without predecessors
 * (the first) and one without successors (the last): nothing is redrawn.
 *
 * @param nodes      number of vertices N, in [2, {@value Dag#MAX_NODES}]
 * @param links      outgoing links m of a node, in [1, N)
 * @param preference exponent alpha in [0, 4]; 0 for no preference
 * @param block      nodes B that count as equally far, in [1, N)
 * @param decay      function f of the distance x in blocks: 0 is 1, 1 is 1/(1+x), 2 is exp(-2x), 3
 *                   is exp(-3x)
 * @see <a href="https://arxiv.org/abs/2002.08104">Nowak and Janik, Discovering wiring patterns
 *      influencing neural network performance (2020)</a>
 */
public record RandomDag(int nodes, int links, double preference, int block, int decay)
        implements
            GraphModel {

    /** The family of these graphs. */
    public static final GraphFamily FAMILY = new GraphFamily("RDAG", "randomDag", "Random DAG",
            "each node linked to m = %s later ones, those with many links preferred (alpha = %s) "
                    + "and those few blocks away (B = %s, f = %s)",
            List.of(Parameter.whole("m", "links", 1, 1),
                    new Parameter("alpha", "preference", "preference exponent",
                            new Bounds(0, false, 4, false, 0)),
                    Parameter.whole("B", "block", 1, 1),
                    new Parameter("f", "decay", "decay", new Bounds(0, false, 3, false, 1))),
            (nodes, values) -> new RandomDag(nodes, values.get(0).intValue(),
                    values.get(1).doubleValue(), values.get(2).intValue(),
                    values.get(3).intValue()));

    public RandomDag {
        FAMILY.check(nodes, links, preference, block, decay);
    }

    @Override
    public int maxEdges() {
        return links * (links + 1) / 2 + links * (nodes - 1 - links);
    }

    @Override
    public Set<Edge> draw(RandomGenerator random) {
        var edges = new LinkedHashSet<Edge>();
        boolean[] read = new boolean[nodes]; // whether a node has a predecessor
        for (int node = 0; node < nodes - 1; node++) {
            List<Integer> open = new ArrayList<>();
            List<Integer> targets = new ArrayList<>();
            for (int later = node + 1; later < nodes; later++) {
                (later == node + 1 && !read[later] ? targets : open).add(later);
            }
            while (targets.size() < linksOf(node)) {
                int from = node;
                targets.add(open.remove(WeightedChoice.draw(
                        open.stream().mapToDouble(to -> weight(from, to)).toArray(), random)));
            }
            for (int target : targets) {
                edges.add(new Edge(node, target));
                read[target] = true;
            }
        }
        return edges;
    }

    private int linksOf(int node) {
        return node == nodes - 1 ? links : Math.min(links, nodes - 1 - node);
    }

    // The same on every processor.
    private double weight(int from, int to) {
        int blocks = (to - from) / block;
        return StrictMath.pow(linksOf(to), preference) * switch (decay) {
            case 0 -> 1;
            case 1 -> 1 / (1.0 + blocks);
            // Far nodes of large graphs keep a weight above 0, so that every link finds a target.
            default -> Math.max(Double.MIN_NORMAL, StrictMath.exp(-decay * blocks));
        };
    }

    @Override
    public GraphFamily family() {
        return FAMILY;
    }

    @Override
    public List<Number> parameters() {
        return List.of(links, preference, block, decay);
    }
}
