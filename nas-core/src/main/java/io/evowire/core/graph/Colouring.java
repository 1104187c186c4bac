package io.evowire.core.graph;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Ordered partition of a graph's nodes into cells, refined until all nodes of a cell have the same
 * number of predecessors and successors in every other cell. The colour of a node is the number of
 * nodes in the cells before its own: with cells of one node each, colours are a numbering.
 */
final class Colouring {

    private final Neighbours graph;
    private final int[] colours;
    private final int cells;

    private Colouring(Neighbours graph, int[] start) {
        this.graph = graph;
        int[] current = start;
        int count = -1;
        int finer = cells(start);
        while (finer > count && finer < start.length) {
            count = finer;
            current = split(current);
            finer = cells(current);
        }
        colours = current;
        cells = finer;
    }

    /**
     * By the longest path that ends at a node, then by what else parts the nodes, then refined:
     * colours ascend along every edge.
     *
     * @param parts a number for each node; nodes of different numbers are never alike
     */
    static Colouring of(Neighbours graph, int[] parts) {
        int[] level = new int[graph.nodes()];
        for (int node = 0; node < level.length; node++) {
            level[node] = Arrays.stream(graph.before(node)).map(u -> level[u] + 1).max().orElse(0);
        }
        return new Colouring(graph, IntStream.range(0, level.length)
                .map(own -> (int) IntStream.range(0, level.length)
                        .filter(other -> level[other] < level[own]
                                || level[other] == level[own] && parts[other] < parts[own])
                        .count())
                .toArray());
    }

    /** This partition with one node moved to a cell of its own before its former cell. */
    Colouring individualised(int node) {
        int[] start = colours.clone();
        for (int other = 0; other < start.length; other++) {
            if (other != node && start[other] == colours[node]) {
                start[other]++;
            }
        }
        return new Colouring(graph, start);
    }

    private static int cells(int[] colours) {
        return (int) Arrays.stream(colours).distinct().count();
    }

    private int[] split(int[] old) {
        int[][] signatures = signatures(old);
        var order = IntStream.range(0, old.length).boxed()
                .sorted((a, b) -> Arrays.compare(signatures[a], signatures[b])).toList();
        int[] split = new int[old.length];
        for (int i = 1; i < split.length; i++) {
            int node = order.get(i);
            int before = order.get(i - 1);
            split[node] = Arrays.equals(signatures[node], signatures[before]) ? split[before] : i;
        }
        return split;
    }

    // Own colour, in-degree, then the sorted colours of predecessors and of successors.
    private int[][] signatures(int[] colour) {
        int[][] signatures = new int[colour.length][];
        for (int node = 0; node < colour.length; node++) {
            int[] before = graph.before(node);
            int[] after = graph.after(node);
            int[] signature = new int[2 + before.length + after.length];
            signature[0] = colour[node];
            signature[1] = before.length;
            for (int i = 0; i < before.length; i++) {
                signature[2 + i] = colour[before[i]];
            }
            for (int i = 0; i < after.length; i++) {
                signature[2 + before.length + i] = colour[after[i]];
            }
            Arrays.sort(signature, 2, 2 + before.length);
            Arrays.sort(signature, 2 + before.length, signature.length);
            signatures[node] = signature;
        }
        return signatures;
    }

    /** Whether every cell has one node. */
    boolean isDiscrete() {
        return cells == colours.length;
    }

    int colour(int node) {
        return colours[node];
    }

    /** A number that isomorphic graphs with corresponding partitions share. */
    long invariant() {
        return Arrays.stream(signatures(colours)).mapToLong(s -> mix(Arrays.hashCode(s))).sum();
    }

    // Spreads a hash over 64 bits, so that sums of different hashes rarely agree (SplitMix64).
    private static long mix(long hash) {
        long z = (hash ^ (hash >>> 30)) * 0xbf58476d1ce4e5b9L + 0x9e3779b97f4a7c15L;
        z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
        return z ^ (z >>> 31);
    }

    /** The first of the smallest cells with more than one node, ascending. */
    List<Integer> smallestCell() {
        int[] size = new int[colours.length];
        for (int colour : colours) {
            size[colour]++;
        }
        int smallest = IntStream.range(0, size.length).filter(c -> size[c] > 1).boxed()
                .min((a, b) -> Integer.compare(size[a], size[b])).orElseThrow();
        return IntStream.range(0, colours.length).filter(v -> colours[v] == smallest).boxed()
                .toList();
    }

    /** Whether a permutation of the nodes maps every cell to itself. */
    boolean isKeptBy(int[] permutation) {
        return IntStream.range(0, colours.length)
                .allMatch(v -> colours[permutation[v]] == colours[v]);
    }

    /** The permutation that maps each node to the node of the same colour; both are discrete. */
    int[] mappingTo(Colouring other) {
        int[] nodes = other.nodesByColour();
        return Arrays.stream(colours).map(colour -> nodes[colour]).toArray();
    }

    /** The edges of the graph with its nodes numbered by colour, which must be discrete; sorted. */
    List<Edge> edges() {
        return IntStream.range(0, colours.length).boxed()
                .flatMap(node -> Arrays.stream(graph.before(node))
                        .mapToObj(before -> new Edge(colours[before], colours[node])))
                .sorted().toList();
    }

    /** The node of each colour; colours must be discrete. */
    int[] nodesByColour() {
        int[] nodes = new int[colours.length];
        for (int node = 0; node < nodes.length; node++) {
            nodes[colours[node]] = node;
        }
        return nodes;
    }
}
