package io.evowire.core.graph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Search for the canonical form by individualisation and refinement.
 * <p>
 * A node of the search tree is a {@link Colouring}; its branches single out each graph node of one
 * cell; a leaf numbers the graph. The canonical form is the graph of the greatest leaf: compared
 * first by the invariants on the way to it, then by its edges. Three things keep the tree small: a
 * branch whose invariants are less than those of the greatest leaf is cut; two leaves with the same
 * edges are an automorphism, so the branch of the later one repeats an explored one and is left at
 * once; and a branch is not entered if known automorphisms map it to an explored one.
 */
final class CanonicalSearch {

    private record Leaf(List<Edge> edges, Colouring colouring, List<Integer> path, List<Long> trace)
            implements
                Comparable<Leaf> {

        private static final Comparator<Leaf> ORDER = Comparator
                .comparing((Leaf leaf) -> leaf.trace().toArray(Long[]::new), Arrays::compare)
                .thenComparing(leaf -> leaf.edges().toArray(Edge[]::new), Arrays::compare);

        @Override
        public int compareTo(Leaf other) {
            return ORDER.compare(this, other);
        }
    }

    private final Neighbours graph;
    private final List<Integer> path = new ArrayList<>(); // graph nodes singled out so far
    private final List<Long> trace = new ArrayList<>(); // invariants on the way
    private final Map<List<Edge>, Leaf> leaves = new HashMap<>();
    private final List<int[]> automorphisms = new ArrayList<>();
    private @Nullable Leaf greatest;
    private int visited;

    CanonicalSearch(Dag dag) {
        this(dag.predecessors(), new int[dag.nodes()]);
    }

    /** @param parts a number for each node; nodes of different numbers are never alike */
    CanonicalSearch(List<List<Integer>> predecessors, int[] parts) {
        graph = new Neighbours(predecessors);
        visit(Colouring.of(graph, parts));
    }

    private Leaf greatest() {
        if (greatest == null) {
            throw new IllegalStateException("The search of a canonical form found no leaf.");
        }
        return greatest;
    }

    /** The edges of the canonical form, sorted. */
    List<Edge> edges() {
        return greatest().edges();
    }

    /** For each node of the canonical form the one of the graph that it is. */
    int[] nodes() {
        return greatest().colouring().nodesByColour();
    }

    /** Number of nodes of the search tree that were entered. */
    int visited() {
        return visited;
    }

    /** Returns the depth of the tree node at which to go on: this one's, or less to leave more. */
    private int visit(Colouring colouring) {
        visited++;
        trace.add(colouring.invariant());
        int resume = path.size();
        if (canReachGreatest()) {
            resume = colouring.isDiscrete() ? leaf(colouring) : branch(colouring);
        }
        trace.removeLast();
        return resume;
    }

    private boolean canReachGreatest() {
        for (int i = 0; greatest != null && i < trace.size() && i < greatest.trace().size(); i++) {
            int order = trace.get(i).compareTo(greatest.trace().get(i));
            if (order != 0) {
                return order > 0;
            }
        }
        return true;
    }

    private int branch(Colouring colouring) {
        int depth = path.size();
        var orbits = new Orbits(graph.nodes());
        List<Integer> explored = new ArrayList<>();
        int known = 0;
        for (int node : colouring.smallestCell()) {
            for (; known < automorphisms.size(); known++) {
                if (colouring.isKeptBy(automorphisms.get(known))) {
                    orbits.join(automorphisms.get(known));
                }
            }
            if (explored.stream().noneMatch(
                    other -> graph.areTwins(other, node) || orbits.together(other, node))) {
                explored.add(node);
                path.add(node);
                int resume = visit(colouring.individualised(node));
                path.removeLast();
                if (resume < depth) {
                    return resume;
                }
            }
        }
        return depth;
    }

    private int leaf(Colouring colouring) {
        var leaf = new Leaf(colouring.edges(), colouring, List.copyOf(path),
                List.copyOf(trace));
        Leaf twin = leaves.putIfAbsent(leaf.edges(), leaf);
        if (twin != null) {
            automorphisms.add(twin.colouring().mappingTo(colouring));
            return depthWhereParted(twin);
        }
        if (greatest == null || leaf.compareTo(greatest) > 0) {
            greatest = leaf;
        }
        return path.size();
    }

    private int depthWhereParted(Leaf other) {
        return IntStream.range(0, path.size())
                .filter(i -> !path.get(i).equals(other.path().get(i))).findFirst().orElseThrow();
    }
}
