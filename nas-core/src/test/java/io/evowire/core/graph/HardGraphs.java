package io.evowire.core.graph;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Graphs with many automorphisms, or that look alike everywhere, which trap naive labellings. */
final class HardGraphs {

    private HardGraphs() {}

    static Map<String, Dag> all() {
        var graphs = new LinkedHashMap<String, Dag>();
        graphs.put("64 isolated nodes", Graphs.dag(64));
        graphs.put("star of 63 leaves", star(63));
        graphs.put("star with 63 sources", inverse(star(63)));
        graphs.put("two stars of 31 leaves", Graphs.copies(2, star(31)));
        graphs.put("hub of 7 hubs of 8 leaves", Graphs.tree(7, 8));
        graphs.put("binary tree of 63 nodes", binaryTree(63));
        graphs.put("complete bipartite 32 and 32", layers(32, 32));
        graphs.put("complete layers of 16", layers(16, 16, 16, 16));
        graphs.put("32 separate edges", Graphs.copies(32, Graphs.dag(2, 0, 1)));
        graphs.put("21 separate paths", Graphs.copies(21, Graphs.dag(3, 0, 1, 1, 2)));
        graphs.put("crown of 32 and 32", crown(32));
        graphs.put("ring of 64", Graphs.ring(32));
        graphs.put("8 rings of 8", Graphs.copies(8, Graphs.ring(4)));
        graphs.put("rings of 16, 24, 8 and 16",
                Graphs.union(IntStream.of(8, 12, 4, 8).mapToObj(Graphs::ring).toList()));
        graphs.put("hypercube", Graphs.hypercube(6));
        graphs.put("regular of degree 3", Graphs.regular(32, 3, 1));
        graphs.put("regular of degree 5", Graphs.regular(32, 5, 1));
        graphs.put("4 regular of degree 3", Graphs.copies(4, Graphs.regular(8, 3, 1)));
        graphs.put("4 different regular of degree 3", Graphs.union(IntStream.range(0, 4)
                .mapToObj(seed -> Graphs.regular(8, 3, seed)).toList()));
        graphs.put("rook incidence", Graphs.incidence(16, rook()));
        graphs.put("Shrikhande incidence", Graphs.incidence(16, shrikhande()));
        return graphs;
    }

    /** Squares of a 4x4 board, joined within rows and columns. */
    static List<Edge> rook() {
        return pairs((dr, dc) -> dr == 0 || dc == 0);
    }

    /** Squares of a 4x4 torus, joined along (1, 0), (0, 1) and (1, 1). */
    static List<Edge> shrikhande() {
        return pairs((dr, dc) -> {
            int r = Math.floorMod(dr, 4);
            int c = Math.floorMod(dc, 4);
            return r == 0 && c % 2 == 1 || c == 0 && r % 2 == 1 || r == c && r % 2 == 1;
        });
    }

    private interface Offset {

        boolean joins(int rows, int columns);
    }

    private static List<Edge> pairs(Offset offset) {
        List<Edge> edges = new ArrayList<>();
        for (int a = 0; a < 16; a++) {
            for (int b = a + 1; b < 16; b++) {
                if (offset.joins(b / 4 - a / 4, b % 4 - a % 4)) {
                    edges.add(new Edge(a, b));
                }
            }
        }
        return edges;
    }

    private static Dag star(int leaves) {
        return Dag.of(leaves + 1,
                IntStream.rangeClosed(1, leaves).mapToObj(i -> new Edge(0, i)).toList());
    }

    private static Dag inverse(Dag dag) {
        int last = dag.nodes() - 1;
        return Dag.of(dag.nodes(), dag.edges().stream()
                .map(edge -> new Edge(last - edge.to(), last - edge.from())).toList());
    }

    private static Dag binaryTree(int nodes) {
        return Dag.of(nodes,
                IntStream.range(1, nodes).mapToObj(i -> new Edge((i - 1) / 2, i)).toList());
    }

    private static Dag layers(int... sizes) {
        List<Edge> edges = new ArrayList<>();
        int first = 0;
        for (int i = 1; i < sizes.length; i++) {
            int second = first + sizes[i - 1];
            for (int from = first; from < second; from++) {
                for (int to = second; to < second + sizes[i]; to++) {
                    edges.add(new Edge(from, to));
                }
            }
            first = second;
        }
        return Dag.of(first + sizes[sizes.length - 1], edges);
    }

    private static Dag crown(int half) {
        return Dag.of(2 * half, layers(half, half).edges().stream()
                .filter(edge -> edge.to() - edge.from() != half).toList());
    }
}
