package io.evowire.core.graph;

import java.math.BigInteger;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * A graph that is given edge by edge in place of a law that draws it: the upper triangle of its
 * N x N connection matrix, one bit for each pair of nodes.
 * <p>
 * Bits go by columns: that of edge i->j, with i below j, has the index j(j-1)/2 + i. So a column,
 * all inputs of a node, is one run of bits, and more nodes at the end change no index.
 *
 * @param nodes number of vertices N, in [1, {@value Dag#MAX_NODES}]
 * @param bits  a set of pairs; the graph is connected
 */
public record ConnectionMatrix(int nodes, BigInteger bits) implements GraphModel {

    private static final int RADIX = 16;

    /** What such graphs are called; no family of the catalogue, as nothing is drawn. */
    public static final GraphFamily FAMILY = new GraphFamily("MATRIX", "matrix",
            "connection matrix", "given edge by edge", List.of(), (nodes, values) -> {
                throw new IllegalArgumentException("A connection matrix is written with its bits.");
            });

    public ConnectionMatrix {
        FAMILY.check(nodes);
        if (bits.signum() < 0 || bits.bitLength() > pairs(nodes)) {
            throw new IllegalArgumentException("""
                    A connection matrix of %d nodes has %d pairs, but a bit beyond them is set in \
                    %s.""".formatted(nodes, pairs(nodes), bits.toString(RADIX)));
        }
        if (!dag(nodes, bits).isConnected()) {
            throw new IllegalArgumentException(
                    "The connection matrix %s of %d nodes leaves a graph in several pieces."
                            .formatted(bits.toString(RADIX), nodes));
        }
    }

    /** The matrix of a connected graph. */
    public static ConnectionMatrix of(Dag dag) {
        BigInteger bits = BigInteger.ZERO;
        for (Edge edge : dag.edges()) {
            bits = bits.setBit(index(edge.from(), edge.to()));
        }
        return new ConnectionMatrix(dag.nodes(), bits);
    }

    /**
     * The matrix of these bits, in which each piece that hangs on nothing before it gets one input
     * there, drawn uniformly. In the order of the nodes; connected graphs stay as they are.
     */
    public static ConnectionMatrix repaired(int nodes, BigInteger bits, RandomGenerator random) {
        int[] piece = IntStream.range(0, nodes).toArray(); // by its smallest node
        for (int to = 1; to < nodes; to++) {
            for (int from = 0; from < to; from++) {
                if (bits.testBit(index(from, to))) {
                    join(piece, from, to);
                }
            }
        }
        BigInteger whole = bits;
        for (int node = 1; node < nodes; node++) {
            if (piece[node] == node) { // all before it are of one piece by now
                whole = whole.setBit(index(random.nextInt(node), node));
                join(piece, 0, node);
            }
        }
        return new ConnectionMatrix(nodes, whole);
    }

    private static void join(int[] piece, int a, int b) {
        int first = Math.min(piece[a], piece[b]);
        int other = Math.max(piece[a], piece[b]);
        for (int i = 0; i < piece.length; i++) {
            piece[i] = piece[i] == other ? first : piece[i];
        }
    }

    private static int index(int from, int to) {
        return pairs(to) + from;
    }

    private static int pairs(int nodes) {
        return nodes * (nodes - 1) / 2;
    }

    private static BigInteger first(int count) {
        return BigInteger.ONE.shiftLeft(count).subtract(BigInteger.ONE);
    }

    /** Number of pairs of nodes, one bit each. */
    public int pairs() {
        return pairs(nodes);
    }

    /** Number of edges. */
    public int edges() {
        return bits.bitCount();
    }

    /**
     * This matrix with another value of one bit, repaired.
     *
     * @param index in [0, {@link #pairs()})
     */
    public ConnectionMatrix flipped(int index, RandomGenerator random) {
        return repaired(nodes, bits.flipBit(index), random);
    }

    /**
     * This matrix without its last nodes, or with more nodes at its end. Each of these is linked
     * with each one before it as probably as pairs are linked here. Repaired.
     */
    public ConnectionMatrix resized(int newNodes, RandomGenerator random) {
        BigInteger kept = bits.and(first(pairs(newNodes)));
        double density = pairs() == 0 ? 1 : (double) edges() / pairs();
        for (int index = pairs(); index < pairs(newNodes); index++) {
            if (random.nextDouble() < density) {
                kept = kept.setBit(index);
            }
        }
        return repaired(newNodes, kept, random);
    }

    /**
     * This matrix with some columns of another one, repaired: these nodes get the other's inputs.
     *
     * @param columns which; only those of nodes that both have
     */
    public ConnectionMatrix withColumns(ConnectionMatrix other, IntPredicate columns,
            RandomGenerator random) {
        BigInteger mixed = bits;
        for (int node = 1; node < Math.min(nodes, other.nodes); node++) {
            if (columns.test(node)) {
                BigInteger column = first(node).shiftLeft(pairs(node));
                mixed = mixed.andNot(column).or(other.bits.and(column));
            }
        }
        return repaired(nodes, mixed, random);
    }

    /** The graph. */
    public Dag dag() {
        return dag(nodes, bits);
    }

    private static Dag dag(int nodes, BigInteger bits) {
        return Dag.of(nodes, edges(nodes, bits));
    }

    private static Set<Edge> edges(int nodes, BigInteger bits) {
        var edges = new LinkedHashSet<Edge>();
        for (int to = 1; to < nodes; to++) {
            for (int from = 0; from < to; from++) {
                if (bits.testBit(index(from, to))) {
                    edges.add(new Edge(from, to));
                }
            }
        }
        return Collections.unmodifiableSet(edges);
    }

    @Override
    public int maxEdges() {
        return edges();
    }

    /** Its edges; nothing is drawn. */
    @Override
    public Set<Edge> draw(RandomGenerator random) {
        return edges(nodes, bits);
    }

    @Override
    public GraphFamily family() {
        return FAMILY;
    }

    /** None. */
    @Override
    public List<Number> parameters() {
        return List.of();
    }

    /** Such as {@code MATRIX(2f)}: the bits as a hexadecimal number. */
    @Override
    public String notation() {
        return "%s(%s)".formatted(FAMILY.code(), bits.toString(RADIX));
    }

    /** Reads what stands in the brackets of {@link #notation()}. */
    static ConnectionMatrix parse(String bits, int nodes) {
        if (!bits.matches("[0-9a-f]+")) {
            throw new IllegalArgumentException("""
                    The bits of a connection matrix are a hexadecimal number in small letters, not \
                    '%s'.""".formatted(bits));
        }
        return new ConnectionMatrix(nodes, new BigInteger(bits, RADIX));
    }
}
