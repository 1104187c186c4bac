package io.evowire.core.graph;

import io.evowire.core.text.Sha256;
import java.util.List;

/**
 * A graph that somebody brought as a text, such as the wiring of a worm. Immutable; equal when
 * name, text and the ways to read it are.
 * <p>
 * Links whose weight is no more than the threshold are left out, and so are those of a node with
 * itself. Of a graph in several pieces the largest is kept. Its nodes keep the order of the text; a
 * pair is one link, from the earlier to the later, whichever way the text has it. Read as directed,
 * nodes are ordered so that few links run against the order (Eades, Lin and Smyth 1993), and these,
 * which close circles, are left out.
 *
 * @see <a href="https://doi.org/10.1016/0020-0190(93)90079-O">Eades, Lin and Smyth, A fast and
 *      effective heuristic for the feedback arc set problem (1993)</a>
 */
public final class NamedGraph {

    /** What a name looks like. */
    public static final String NAME = "[A-Za-z][A-Za-z0-9_-]*";

    private final String name;
    private final String text;
    private final double threshold;
    private final boolean directed;
    private final GraphFamily family;
    private final int read;
    private final List<List<Integer>> neighbours;

    /**
     * Reads a graph.
     *
     * @param name      letters, digits, hyphens and underscores, the first one a letter
     * @param text      a square matrix, one row a line; or two nodes and perhaps a weight a line;
     *                  see {@link GraphText}
     * @param threshold links of a larger weight count, at least 0
     * @param directed  whether links keep their direction
     * @throws IllegalArgumentException naming the line of the text that is wrong
     */
    public NamedGraph(String name, String text, double threshold, boolean directed) {
        if (!name.matches(NAME)) {
            throw new IllegalArgumentException("""
                    The name of a graph has letters, digits, hyphens and underscores and begins \
                    with a letter, unlike '%s'.""".formatted(name));
        }
        if (!(threshold >= 0) || Double.isInfinite(threshold)) {
            throw new IllegalArgumentException(
                    "The threshold of a graph's weights must be a number of at least 0, not %s."
                            .formatted(threshold));
        }
        this.name = name;
        this.text = text;
        this.threshold = threshold;
        this.directed = directed;
        var links = GraphText.read(text).above(threshold);
        this.read = links.nodes();
        this.neighbours = (directed ? links.ordered() : links).largestPiece();
        this.family = new GraphFamily(Connectome.CODE, "connectome", "Connectome",
                "nodes of %s that hang together", List.of(), new Sampler(this));
    }

    /** Equal as the graphs are, so that families are. */
    private record Sampler(NamedGraph graph) implements GraphFamily.Maker {

        @Override
        public GraphModel make(int nodes, List<Number> values) {
            return new Connectome(nodes, graph);
        }
    }

    /** Its name. */
    public String name() {
        return name;
    }

    /** The text that it was read from. */
    public String text() {
        return text;
    }

    /** The text's SHA-256, hexadecimal. */
    public String sha256() {
        return Sha256.hex(text);
    }

    /** Links of a larger weight count. */
    public double threshold() {
        return threshold;
    }

    /** Whether links keep their direction. */
    public boolean directed() {
        return directed;
    }

    /** The family of the graphs that are drawn from it: each named graph has one of its own. */
    public GraphFamily family() {
        return family;
    }

    /** Nodes of the text. */
    int nodesRead() {
        return read;
    }

    /** Nodes of its largest connected piece, which is what graphs are drawn from. */
    public int nodes() {
        return neighbours.size();
    }

    /** The nodes that a node is linked with, ascending; links lead to the larger one. */
    List<Integer> neighbours(int node) {
        return neighbours.get(node);
    }

    @Override
    public boolean equals(Object other) {
        return this == other || other instanceof NamedGraph graph && name.equals(graph.name)
                && threshold == graph.threshold && directed == graph.directed
                && text.equals(graph.text);
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    /** As in a configuration: {@code worm}. */
    @Override
    public String toString() {
        return name;
    }
}
