package io.evowire.core.graph;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Figures of a wiring as a graph. A path runs along the edges from a source to a sink and is as
 * long as it has nodes; degree, clustering and distance ignore directions. All are functions of the
 * graph alone: isomorphic graphs have the same, up to rounding.
 *
 * @param logPaths        natural logarithm of the number of paths, at least 0: what a network adds
 *                        up is a sum over them
 * @param meanPath        mean number of nodes over all paths, at least 1
 * @param degreeDeviation standard deviation of the nodes' degrees
 * @param clustering      mean over the nodes of the share, in [0, 1], of pairs of neighbours that
 *                        are neighbours themselves; a node with fewer than two neighbours counts 0
 * @param distance        mean number of edges on the shortest way between two nodes, over all pairs
 *                        that are connected; 0 for a single node
 * @param reaching        global reaching centrality, in [0, 1]: how much more of the graph one node
 *                        reaches along the edges than the others do; 0 for a single node
 * @see <a href="https://arxiv.org/abs/1605.06431">Veit, Wilber and Belongie, Residual networks
 *      behave like ensembles of relatively shallow networks (2016), on paths</a>
 * @see <a href="https://doi.org/10.1038/30918">Watts and Strogatz, Collective dynamics of
 *      small-world networks (1998), on clustering and distance</a>
 * @see <a href="https://doi.org/10.1371/journal.pone.0033799">Mones, Vicsek and Vicsek, Hierarchy
 *      measure for complex networks (2012), on reaching centrality</a>
 * @see <a href="https://arxiv.org/abs/2007.06559">You et al., Graph structure of neural networks
 *      (2020), on what clustering and distance say of accuracy</a>
 */
public record GraphMeasures(double logPaths, double meanPath, double degreeDeviation,
        double clustering, double distance, double reaching) {

    /** The measures of a graph. */
    public static GraphMeasures of(Dag dag) {
        return new Reader(dag).measures();
    }

    private static final class Reader {

        private final int nodes;
        private final int[][] before;
        private final BitSet[] neighbours;
        private final boolean[] inner; // has a successor

        Reader(Dag dag) {
            nodes = dag.nodes();
            before = new int[nodes][];
            neighbours = Stream.generate(BitSet::new).limit(nodes).toArray(BitSet[]::new);
            inner = new boolean[nodes];
            for (int node = 0; node < nodes; node++) {
                List<Integer> predecessors = dag.predecessors(node);
                before[node] = predecessors.stream().mapToInt(v -> v).toArray();
                for (int predecessor : before[node]) {
                    neighbours[node].set(predecessor);
                    neighbours[predecessor].set(node);
                    inner[predecessor] = true;
                }
            }
        }

        // A complete graph of as many nodes as a Dag may have has 2^1022 paths, which a double
        // holds.
        GraphMeasures measures() {
            double[] paths = new double[nodes]; // from a source to the node
            double[] length = new double[nodes]; // mean over these
            double all = 0;
            for (int node = 0; node < nodes; node++) {
                paths[node] = before[node].length == 0 ? 1 : 0;
                for (int predecessor : before[node]) {
                    paths[node] += paths[predecessor];
                }
                length[node] = 1;
                for (int predecessor : before[node]) {
                    length[node] += paths[predecessor] / paths[node] * length[predecessor];
                }
                all += inner[node] ? 0 : paths[node];
            }
            double mean = 0;
            for (int node = 0; node < nodes; node++) {
                mean += inner[node] ? 0 : paths[node] / all * length[node];
            }
            return new GraphMeasures(StrictMath.log(all), mean, degreeDeviation(), clustering(),
                    distance(), reaching());
        }

        private double degreeDeviation() {
            double mean = IntStream.range(0, nodes).map(this::degree).sum() / (double) nodes;
            return Math.sqrt(IntStream.range(0, nodes)
                    .mapToDouble(v -> (degree(v) - mean) * (degree(v) - mean)).sum() / nodes);
        }

        private int degree(int node) {
            return neighbours[node].cardinality();
        }

        private double clustering() {
            return IntStream.range(0, nodes).filter(v -> degree(v) > 1).mapToDouble(v -> {
                // Each edge among the neighbours is seen from both ends.
                int ends = neighbours[v].stream().map(u -> common(u, v)).sum();
                return (double) ends / (degree(v) * (degree(v) - 1));
            }).sum() / nodes;
        }

        private int common(int first, int second) {
            BitSet both = (BitSet) neighbours[first].clone();
            both.and(neighbours[second]);
            return both.cardinality();
        }

        private double distance() {
            long sum = 0;
            long pairs = 0;
            for (int from = 0; from < nodes; from++) {
                var seen = new BitSet();
                seen.set(from);
                BitSet rim = seen;
                for (int steps = 0; !rim.isEmpty(); steps++) {
                    sum += (long) steps * rim.cardinality();
                    pairs += steps == 0 ? 0 : rim.cardinality();
                    var next = new BitSet();
                    rim.stream().forEach(v -> next.or(neighbours[v]));
                    next.andNot(seen);
                    seen.or(next);
                    rim = next;
                }
            }
            return pairs == 0 ? 0 : (double) sum / pairs;
        }

        private double reaching() {
            if (nodes == 1) {
                return 0;
            }
            int[] reached = new int[nodes];
            BitSet[] ancestors = new BitSet[nodes];
            for (int node = 0; node < nodes; node++) {
                ancestors[node] = new BitSet();
                for (int predecessor : before[node]) {
                    ancestors[node].set(predecessor);
                    ancestors[node].or(ancestors[predecessor]);
                }
                ancestors[node].stream().forEach(v -> reached[v]++);
            }
            int most = Arrays.stream(reached).max().orElseThrow();
            long below = Arrays.stream(reached).mapToLong(own -> most - own).sum();
            return below / ((nodes - 1.0) * (nodes - 1.0));
        }
    }
}
