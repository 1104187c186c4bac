package io.evowire.core.graph;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Graphs that tests are made of. */
public final class Graphs {

    /** A made-up nervous system: 40 nodes in a ring, each linked with the next two and one afar. */
    public static final NamedGraph WORM = new NamedGraph("worm", IntStream.range(0, 40).boxed()
            .flatMap(i -> Stream.of(i + 1, i + 2, 7 * i + 5)
                    .map(j -> "%d %d".formatted(i, j % 40)))
            .collect(Collectors.joining("\n")), 0, false);

    private Graphs() {}

    static Connectome connectome(int nodes) {
        return new Connectome(nodes, WORM);
    }

    /** Graph of edges given as pairs of ends. */
    public static Dag dag(int nodes, int... ends) {
        return Dag.of(nodes, IntStream.range(0, ends.length / 2)
                .mapToObj(i -> new Edge(ends[2 * i], ends[2 * i + 1])).toList());
    }

    /** Every pair of nodes is joined with this probability. */
    public static Dag random(int nodes, double probability, RandomGenerator random) {
        List<Edge> edges = new ArrayList<>();
        for (int to = 1; to < nodes; to++) {
            for (int from = 0; from < to; from++) {
                if (random.nextDouble() < probability) {
                    edges.add(new Edge(from, to));
                }
            }
        }
        return Dag.of(nodes, edges);
    }

    /** The same graph with its nodes numbered in another topological order. */
    public static Dag renumbered(Dag dag, RandomGenerator random) {
        int[] number = new int[dag.nodes()];
        List<Integer> left = new ArrayList<>(IntStream.range(0, dag.nodes()).boxed().toList());
        for (int next = 0; next < number.length; next++) {
            var ready = left.stream().filter(
                    v -> dag.predecessors(v).stream().noneMatch(left::contains)).toList();
            Integer chosen = ready.get(random.nextInt(ready.size()));
            left.remove(chosen);
            number[chosen] = next;
        }
        return Dag.of(dag.nodes(), dag.edges().stream()
                .map(edge -> new Edge(number[edge.from()], number[edge.to()])).toList());
    }

    /** One graph with one edge moved elsewhere at random. */
    static Dag rewired(Dag dag, RandomGenerator random) {
        List<Edge> edges = new ArrayList<>(dag.edges());
        List<Edge> free = new ArrayList<>(all(dag.nodes()).toList());
        free.removeAll(edges);
        if (!edges.isEmpty() && !free.isEmpty()) {
            edges.set(random.nextInt(edges.size()), free.get(random.nextInt(free.size())));
        }
        return Dag.of(dag.nodes(), edges);
    }

    /** One graph with the targets of two edges exchanged at random: every degree stays. */
    static Dag exchanged(Dag dag, RandomGenerator random) {
        while (true) {
            List<Edge> edges = new ArrayList<>(dag.edges());
            Edge a = edges.remove(random.nextInt(edges.size()));
            Edge b = edges.remove(random.nextInt(edges.size()));
            if (a.from() < b.to() && b.from() < a.to()) {
                edges.add(new Edge(a.from(), b.to()));
                edges.add(new Edge(b.from(), a.to()));
                Dag exchanged = Dag.of(dag.nodes(), edges);
                if (exchanged.edges().size() == dag.edges().size() && !exchanged.equals(dag)) {
                    return exchanged;
                }
            }
        }
    }

    /** Every graph with this many nodes: one for each set of edges. */
    static Stream<Dag> everyDag(int nodes) {
        var all = all(nodes).toList();
        return IntStream.range(0, 1 << all.size()).mapToObj(set -> Dag.of(nodes,
                IntStream.range(0, all.size()).filter(i -> (set >> i & 1) == 1).mapToObj(all::get)
                        .toList()));
    }

    /** Graphs side by side. */
    static Dag union(List<Dag> parts) {
        List<Edge> edges = new ArrayList<>();
        int nodes = 0;
        for (Dag part : parts) {
            int first = nodes;
            part.edges().forEach(e -> edges.add(new Edge(first + e.from(), first + e.to())));
            nodes += part.nodes();
        }
        return Dag.of(nodes, edges);
    }

    static Dag copies(int count, Dag part) {
        return union(Collections.nCopies(count, part));
    }

    /** A ring of sources 0..k-1 and sinks k..2k-1; each has degree 2. */
    public static Dag ring(int sources) {
        return Dag.of(2 * sources, IntStream.range(0, sources).boxed()
                .flatMap(i -> Stream.of(new Edge(i, sources + i),
                        new Edge(i, sources + (i + 1) % sources)))
                .toList());
    }

    /** A root that leads to hubs, each of which leads to leaves of its own. */
    public static Dag tree(int hubs, int leaves) {
        List<Edge> edges = new ArrayList<>();
        for (int hub = 1; hub <= hubs; hub++) {
            edges.add(new Edge(0, hub));
            for (int leaf = 0; leaf < leaves; leaf++) {
                edges.add(new Edge(hub, hubs + 1 + (hub - 1) * leaves + leaf));
            }
        }
        return Dag.of(1 + hubs * (leaves + 1), edges);
    }

    /** Corners of a cube, with edges along which one coordinate rises. */
    public static Dag hypercube(int dimension) {
        List<Edge> edges = new ArrayList<>();
        for (int v = 0; v < 1 << dimension; v++) {
            for (int bit = 1; bit < 1 << dimension; bit <<= 1) {
                if ((v & bit) == 0) {
                    edges.add(new Edge(v, v | bit));
                }
            }
        }
        return Dag.of(1 << dimension, edges);
    }

    /** Sources and sinks of equal degree at random: refinement alone sees no difference. */
    static Dag regular(int half, int degree, long seed) {
        var random = new Random(seed);
        while (true) {
            List<Edge> edges = new ArrayList<>();
            for (int i = 0; i < degree; i++) {
                var targets = new ArrayList<>(IntStream.range(0, half).boxed().toList());
                Collections.shuffle(targets, random);
                for (int from = 0; from < half; from++) {
                    edges.add(new Edge(from, half + targets.get(from)));
                }
            }
            Dag dag = Dag.of(2 * half, edges);
            if (dag.edges().size() == half * degree) {
                return dag;
            }
        }
    }

    /** Sources are the vertices of a simple graph, sinks its edges. */
    static Dag incidence(int vertices, List<Edge> edges) {
        return Dag.of(vertices + edges.size(), IntStream.range(0, edges.size()).boxed()
                .flatMap(i -> Stream.of(new Edge(edges.get(i).from(), vertices + i),
                        new Edge(edges.get(i).to(), vertices + i)))
                .toList());
    }

    private static Stream<Edge> all(int nodes) {
        return IntStream.range(1, nodes).boxed().flatMap(
                to -> IntStream.range(0, to).mapToObj(from -> new Edge(from, to)));
    }
}
