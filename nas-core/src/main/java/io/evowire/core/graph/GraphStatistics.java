package io.evowire.core.graph;

import io.evowire.core.statistics.Spread;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Measures of several graphs, such as those of one model. Degrees, clustering and path length
 * ignore directions.
 *
 * @param edges           number of edges
 * @param depth           nodes on the longest path along the edges
 * @param inputs          nodes without predecessors
 * @param outputs         nodes without successors
 * @param degree          mean degree of the nodes of a graph
 * @param degreeDeviation standard deviation of the degrees within a graph
 * @param largestDegree   largest degree of a node
 * @param clustering      clustering coefficient, see {@link GraphMeasures#clustering()}
 * @param pathLength      mean number of edges on the shortest way between two nodes, see
 *                        {@link GraphMeasures#distance()}
 * @param meanPath        mean number of nodes over all paths from an input to an output
 */
public record GraphStatistics(Spread edges, Spread depth, Spread inputs, Spread outputs,
        Spread degree, Spread degreeDeviation, Spread largestDegree, Spread clustering,
        Spread pathLength, Spread meanPath) {

    private record Measured(Dag graph, GraphMeasures measures) {

        int largestDegree() {
            int[] degree = new int[graph.nodes()];
            int largest = 0;
            for (Edge edge : graph.edges()) {
                largest = Math.max(largest, Math.max(++degree[edge.from()], ++degree[edge.to()]));
            }
            return largest;
        }
    }

    /** The measures of these graphs, at least one. */
    public static GraphStatistics of(List<Dag> graphs) {
        List<Measured> measured = graphs.stream()
                .map(graph -> new Measured(graph, GraphMeasures.of(graph))).toList();
        return new GraphStatistics(
                spread(measured, one -> one.graph().edges().size()),
                spread(measured, one -> one.graph().depth()),
                spread(measured, one -> one.graph().sources().size()),
                spread(measured, one -> one.graph().sinks().size()),
                spread(measured,
                        one -> 2.0 * one.graph().edges().size() / one.graph().nodes()),
                spread(measured, one -> one.measures().degreeDeviation()),
                spread(measured, Measured::largestDegree),
                spread(measured, one -> one.measures().clustering()),
                spread(measured, one -> one.measures().distance()),
                spread(measured, one -> one.measures().meanPath()));
    }

    private static Spread spread(List<Measured> measured, ToDoubleFunction<Measured> value) {
        return Spread.of(measured.stream().mapToDouble(value).toArray());
    }
}
