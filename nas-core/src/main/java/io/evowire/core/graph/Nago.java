package io.evowire.core.graph;

import io.evowire.core.bounds.Bounds;
import io.evowire.core.graph.GraphFamily.Parameter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.random.RandomGenerator;

/**
 * Graphs of graphs of graphs: the generator of NAGO (Ru et al. 2020), flattened.
 * <p>
 * In their notation: the top graph is WS(Kt, Pt) of Nt nodes, each of these is a graph ER(Pm) of Nm
 * nodes, and each of these one of WS(Kb, Pb), all drawn anew. An edge between two graphs becomes
 * edges from all outputs of the first (its nodes without successors) to all inputs of the second
 * (those without predecessors).
 * <p>
 * Here the number of all nodes N is given, as in other models, in place of the size of the bottom
 * graphs: the nodes are dealt evenly to the top nodes and from there to the middle ones, the first
 * ones getting one more where a remainder is left. Where N does not suffice for all top or middle
 * nodes, there are as many as get a node. The K of a ring is cut to what its size allows. The
 * graphs of each level are redrawn until connected, and so the whole is.
 *
 * @param nodes            number of vertices N, in [1, {@value Dag#MAX_NODES}]
 * @param topNodes         nodes Nt of the top graph, from 1 to 32; 3 to 10 in the paper
 * @param topNeighbours    degree Kt of its ring, even, from 2 to 8; 2 to 5 in the paper
 * @param topRewiring      probability Pt in [0, 1] that an edge of it is rewired
 * @param middleNodes      nodes Nm of a middle graph, from 1 to 32; 3 to 10 in the paper
 * @param middleEdges      probability Pm in (0, 1] of an edge in it
 * @param bottomNeighbours degree Kb of the ring of a bottom graph, even, from 2 to 8
 * @param bottomRewiring   probability Pb in [0, 1] that an edge of it is rewired
 * @see <a href="https://arxiv.org/abs/2004.01395">Ru, Esperanca and Carlucci, Neural architecture
 *      generator optimization (2020)</a>
 */
public record Nago(int nodes, int topNodes, int topNeighbours, double topRewiring, int middleNodes,
        double middleEdges, int bottomNeighbours, double bottomRewiring) implements GraphModel {

    private static final Bounds SIZE = new Bounds(1, false, 32, false, 1);
    private static final Bounds DEGREE = new Bounds(2, false, 8, false, 2);

    /** The family of these graphs. */
    public static final GraphFamily FAMILY = new GraphFamily("NAGO", "nago", "NAGO",
            "a graph WS of Nt = %s nodes, Kt = %s and Pt = %s, whose nodes are graphs ER of "
                    + "Nm = %s nodes and Pm = %s, whose nodes are graphs WS of Kb = %s and Pb = %s",
            List.of(new Parameter("Nt", "topNodes", "top nodes", SIZE),
                    new Parameter("Kt", "topNeighbours", "top neighbours", DEGREE),
                    new Parameter("Pt", "topRewiring", "top rewiring probability",
                            Bounds.fraction()),
                    new Parameter("Nm", "middleNodes", "middle nodes", SIZE),
                    new Parameter("Pm", "middleEdges", "middle edge probability",
                            Bounds.positiveFraction()),
                    new Parameter("Kb", "bottomNeighbours", "bottom neighbours", DEGREE),
                    new Parameter("Pb", "bottomRewiring", "bottom rewiring probability",
                            Bounds.fraction())),
            (nodes, values) -> new Nago(nodes, values.get(0).intValue(), values.get(1).intValue(),
                    values.get(2).doubleValue(), values.get(3).intValue(),
                    values.get(4).doubleValue(), values.get(5).intValue(),
                    values.get(6).doubleValue()));

    /** A graph whose nodes are numbered. */
    private record Part(List<Integer> inputs, List<Integer> outputs) {}

    /** Draws a graph of so many nodes, numbered from the first, and adds its edges. */
    @FunctionalInterface
    private interface Level {

        Part draw(int first, int size);
    }

    public Nago {
        FAMILY.check(nodes, topNodes, topNeighbours, topRewiring, middleNodes, middleEdges,
                bottomNeighbours, bottomRewiring);
    }

    @Override
    public Set<Edge> draw(RandomGenerator random) {
        try {
            return drawn(random);
        } catch (UnconnectedGraphException inner) { // whose model nobody wrote
            throw new UnconnectedGraphException(this, inner);
        }
    }

    private Set<Edge> drawn(RandomGenerator random) {
        var edges = new LinkedHashSet<Edge>();
        Level node = (first, size) -> new Part(List.of(first), List.of(first));
        Level bottom = (first, size) -> nested(first, size, size,
                n -> ring(n, bottomNeighbours, bottomRewiring, random), node, edges);
        Level middle = (first, size) -> nested(first, size, middleNodes,
                n -> new ErdosRenyi(n, middleEdges).generate(random), bottom, edges);
        nested(0, nodes, topNodes, n -> ring(n, topNeighbours, topRewiring, random), middle,
                edges);
        return edges;
    }

    private static Part nested(int first, int size, int parts, IntFunction<Dag> shapes,
            Level inner, Set<Edge> edges) {
        int count = Math.min(parts, size);
        Dag shape = shapes.apply(count);
        List<Part> drawn = new ArrayList<>();
        int next = first;
        for (int part = 0; part < count; part++) {
            int own = size / count + (part < size % count ? 1 : 0);
            drawn.add(inner.draw(next, own));
            next += own;
        }
        for (Edge edge : shape.edges()) {
            for (int from : drawn.get(edge.from()).outputs()) {
                for (int to : drawn.get(edge.to()).inputs()) {
                    edges.add(new Edge(from, to));
                }
            }
        }
        return new Part(
                shape.sources().stream().flatMap(v -> drawn.get(v).inputs().stream()).toList(),
                shape.sinks().stream().flatMap(v -> drawn.get(v).outputs().stream()).toList());
    }

    // One or two nodes are no ring, but a node and an edge.
    private static Dag ring(int nodes, int neighbours, double rewiring, RandomGenerator random) {
        return nodes < WattsStrogatz.FAMILY.minNodes()
                ? new ErdosRenyi(nodes, 1).generate(random)
                : new WattsStrogatz(nodes, Math.min(neighbours, (nodes - 1) / 2 * 2), rewiring)
                        .generate(random);
    }

    @Override
    public GraphFamily family() {
        return FAMILY;
    }

    @Override
    public List<Number> parameters() {
        return List.of(topNodes, topNeighbours, topRewiring, middleNodes, middleEdges,
                bottomNeighbours, bottomRewiring);
    }
}
