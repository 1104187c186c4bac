package io.evowire.core.graph;

import io.evowire.core.graph.GraphFamily.Parameter;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Barabasi-Albert scale-free graph: nodes arrive one by one and attach to older nodes with a
 * probability proportional to their degree.
 * <p>
 * In the notation of Xie et al. 2019, section 3.2: {@code nodes} is N, {@code attachments} is M.
 * The first M nodes start without edges, the next one joins all of them, and every later node adds
 * M edges to different nodes: always M(N-M) edges, numbered in the order of insertion. So the first
 * M nodes, and only they, have no predecessors, and every other node has M.
 *
 * @param nodes       number of vertices N, in [2, {@value Dag#MAX_NODES}]
 * @param attachments edges M that each new node adds, in [1, N)
 * @see <a href="https://doi.org/10.1126/science.286.5439.509">Barabasi and Albert, Science 286
 *      (1999)</a>
 */
public record BarabasiAlbert(int nodes, int attachments) implements GraphModel {

    /** The family of these graphs. */
    public static final GraphFamily FAMILY = new GraphFamily("BA", "barabasiAlbert",
            "Barabási–Albert",
            "each new node joined to M = %s earlier ones, the well-connected rather",
            List.of(Parameter.whole("M", "attachments", 1, 1)),
            (nodes, values) -> new BarabasiAlbert(nodes, values.get(0).intValue()));

    public BarabasiAlbert {
        FAMILY.check(nodes, attachments);
    }

    @Override
    public int maxEdges() {
        return attachments * (nodes - attachments);
    }

    @Override
    public Set<Edge> draw(RandomGenerator random) {
        var edges = new LinkedHashSet<Edge>();
        List<Integer> ends = new ArrayList<>(); // each node as often as its degree
        for (int node = attachments; node < nodes; node++) {
            for (int target : node == attachments ? first() : byDegree(ends, random)) {
                edges.add(new Edge(target, node));
                ends.add(target);
                ends.add(node);
            }
        }
        return edges;
    }

    private List<Integer> first() {
        return IntStream.range(0, attachments).boxed().toList();
    }

    // Taking a drawn node out gives what drawing again on a repetition gives, in a bounded time.
    private List<Integer> byDegree(List<Integer> ends, RandomGenerator random) {
        var open = new ArrayList<>(ends);
        List<Integer> targets = new ArrayList<>();
        while (targets.size() < attachments) {
            int target = open.get(random.nextInt(open.size()));
            targets.add(target);
            open.removeIf(end -> end == target);
        }
        return targets;
    }

    @Override
    public GraphFamily family() {
        return FAMILY;
    }

    @Override
    public List<Number> parameters() {
        return List.of(attachments);
    }
}
