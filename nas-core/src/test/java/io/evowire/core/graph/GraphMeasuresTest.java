package io.evowire.core.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jgrapht.Graph;
import org.jgrapht.alg.scoring.ClusteringCoefficient;
import org.jgrapht.alg.shortestpath.FloydWarshallShortestPaths;
import org.jgrapht.graph.AsUndirectedGraph;
import org.jgrapht.graph.DefaultEdge;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GraphMeasuresTest {

    private static final double EXACT = 1e-12;

    static Stream<Dag> graphs() {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(17);
        Stream<Dag> drawn = Stream.of(new ErdosRenyi(7, 0.6), new ErdosRenyi(12, 0.35),
                new BarabasiAlbert(9, 2), new BarabasiAlbert(13, 5), new WattsStrogatz(12, 4, 0.5),
                new WattsStrogatz(16, 2, 0.25), new ErdosRenyi(6, 1))
                .map(model -> model.generate(random));
        return Stream.concat(drawn, Stream.of(Dag.of(1, List.of()), Dag.of(3, List.of()),
                Dag.of(5, List.of(new Edge(0, 3), new Edge(1, 2)))));
    }

    @ParameterizedTest
    @MethodSource("graphs")
    void pathsAreThoseThatOneCanWalk(Dag dag) {
        List<Integer> lengths = new ArrayList<>();
        dag.sources().forEach(source -> walk(dag, source, 1, lengths));
        GraphMeasures measures = GraphMeasures.of(dag);
        assertEquals(Math.log(lengths.size()), measures.logPaths(), EXACT);
        assertEquals(lengths.stream().mapToInt(l -> l).average().orElseThrow(),
                measures.meanPath(), EXACT);
        assertEquals(dag.depth(), lengths.stream().mapToInt(l -> l).max().orElseThrow());
    }

    private static void walk(Dag dag, int node, int length, List<Integer> lengths) {
        List<Integer> next = dag.successors().get(node);
        if (next.isEmpty()) {
            lengths.add(length);
        }
        next.forEach(successor -> walk(dag, successor, length + 1, lengths));
    }

    @ParameterizedTest
    @MethodSource("graphs")
    void clusteringAndDistanceAreThoseOfJGraphT(Dag dag) {
        Graph<Integer, DefaultEdge> graph = new AsUndirectedGraph<>(dag.toGraph());
        GraphMeasures measures = GraphMeasures.of(dag);
        assertEquals(new ClusteringCoefficient<>(graph).getAverageClusteringCoefficient(),
                measures.clustering(), EXACT);
        var paths = new FloydWarshallShortestPaths<>(graph);
        double[] distances = IntStream.range(0, dag.nodes()).boxed()
                .flatMapToDouble(a -> IntStream.range(a + 1, dag.nodes())
                        .mapToDouble(b -> paths.getPathWeight(a, b)))
                .filter(Double::isFinite).toArray();
        assertEquals(IntStream.range(0, distances.length).mapToDouble(i -> distances[i]).average()
                .orElse(0), measures.distance(), EXACT);
    }

    @ParameterizedTest
    @MethodSource("graphs")
    void degreesAndReachAreCountedOneByOne(Dag dag) {
        double[] degrees = IntStream.range(0, dag.nodes()).mapToDouble(v -> dag.edges().stream()
                .filter(edge -> edge.from() == v || edge.to() == v).count()).toArray();
        double mean = 2.0 * dag.edges().size() / dag.nodes();
        double variance = IntStream.range(0, degrees.length)
                .mapToDouble(v -> Math.pow(degrees[v] - mean, 2)).average().orElseThrow();
        assertEquals(Math.sqrt(variance), GraphMeasures.of(dag).degreeDeviation(), EXACT);
        if (dag.nodes() > 1) {
            var directed = new FloydWarshallShortestPaths<>(dag.toGraph());
            double[] reached = IntStream.range(0, dag.nodes())
                    .mapToDouble(a -> IntStream.range(0, dag.nodes())
                            .filter(b -> b != a && Double.isFinite(directed.getPathWeight(a, b)))
                            .count() / (dag.nodes() - 1.0))
                    .toArray();
            double most = IntStream.range(0, reached.length).mapToDouble(i -> reached[i]).max()
                    .orElseThrow();
            double sum = IntStream.range(0, reached.length).mapToDouble(i -> most - reached[i])
                    .sum();
            assertEquals(sum / (dag.nodes() - 1), GraphMeasures.of(dag).reaching(), EXACT);
        }
    }

    @Test
    void aChainAndAStarAreTheExtremes() {
        Dag chain = Dag.of(9, IntStream.range(1, 9).mapToObj(i -> new Edge(i - 1, i)).toList());
        assertEquals(new GraphMeasures(0, 9, Math.sqrt(14.0 / 81), 0, 10.0 / 3, 4.0 * 9 / 64),
                rounded(GraphMeasures.of(chain)));
        Dag star = Dag.of(9, IntStream.range(1, 9).mapToObj(i -> new Edge(0, i)).toList());
        assertEquals(1, GraphMeasures.of(star).reaching());
        assertEquals(2, GraphMeasures.of(star).meanPath());
    }

    private static GraphMeasures rounded(GraphMeasures found) {
        assertEquals(Math.sqrt(14.0 / 81), found.degreeDeviation(), EXACT);
        assertEquals(10.0 / 3, found.distance(), EXACT);
        return new GraphMeasures(found.logPaths(), found.meanPath(), Math.sqrt(14.0 / 81),
                found.clustering(), 10.0 / 3, found.reaching());
    }

    @Test
    void theLargestCompleteGraphStillHasANumberOfPaths() {
        var complete = new Dag(IntStream.range(0, Dag.MAX_NODES)
                .mapToObj(node -> IntStream.range(0, node).boxed().toList()).toList());
        GraphMeasures measures = GraphMeasures.of(complete);
        assertEquals((Dag.MAX_NODES - 2) * Math.log(2), measures.logPaths(), 1e-9);
        assertEquals(Dag.MAX_NODES / 2.0 + 1, measures.meanPath(), 1e-9);
        assertEquals(1, measures.clustering(), EXACT);
        assertTrue(measures.reaching() > 0.5 && measures.distance() == 1);
    }
}
