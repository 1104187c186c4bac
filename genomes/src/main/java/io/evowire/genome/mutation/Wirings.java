package io.evowire.genome.mutation;

import io.evowire.core.graph.Dag;
import io.evowire.core.graph.Edge;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** Graphs that differ from a graph in one edge. */
final class Wirings {

    private Wirings() {}

    static Dag with(Dag wiring, Edge edge) {
        var edges = new TreeSet<Edge>(wiring.edges());
        edges.add(edge);
        return Dag.of(wiring.nodes(), edges);
    }

    static Dag without(Dag wiring, Edge edge) {
        var edges = new TreeSet<Edge>(wiring.edges());
        edges.remove(edge);
        return Dag.of(wiring.nodes(), edges);
    }

    /** The forward edges that the graph does not have. */
    static List<Edge> missing(Dag wiring) {
        return IntStream.range(1, wiring.nodes()).boxed()
                .flatMap(to -> IntStream.range(0, to).mapToObj(from -> new Edge(from, to)))
                .filter(edge -> !wiring.contains(edge)).toList();
    }

    static List<Edge> shuffled(Collection<Edge> edges, RandomGenerator random) {
        List<Edge> shuffled = new ArrayList<>(edges);
        Collections.shuffle(shuffled, random);
        return shuffled;
    }
}
