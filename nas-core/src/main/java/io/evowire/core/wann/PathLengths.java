package io.evowire.core.wann;

import java.util.ArrayList;
import java.util.List;

/**
 * Lengths, in connections, of the paths from an input or the bias to an output.
 *
 * @param shares share of all paths that have each length, from length 1 on; empty if there is no
 *               path
 * @param means  for each hidden node and output, the mean length of the paths through it; NaN if
 *               there is none
 */
public record PathLengths(List<Double> shares, List<Double> means) {

    public PathLengths {
        shares = List.copyOf(shares);
        means = List.copyOf(means);
    }

    /** Mean length of all paths; NaN if there is none. */
    public double mean() {
        double sum = shares.isEmpty() ? Double.NaN : 0;
        for (int i = 0; i < shares.size(); i++) {
            sum += (i + 1) * shares.get(i);
        }
        return sum;
    }

    /** The paths of a network. */
    public static PathLengths of(SparseNetwork network) {
        int nodes = network.nodes();
        int longest = network.depth();
        // Number of paths of each length from an input to a node, and from a node to an output.
        double[][] above = new double[nodes][longest + 1];
        double[][] below = new double[nodes][longest + 1];
        for (int node = 0; node <= network.inputs(); node++) {
            above[node][0] = 1;
        }
        for (int node = network.firstOutput(); node < nodes; node++) {
            below[node][0] = 1;
        }
        List<Connection> connections = network.connections(); // sources stand before their targets
        connections.forEach(edge -> lengthen(above[edge.from()], above[edge.to()]));
        // By targets from the last on, so that what follows a target is known.
        connections.reversed().forEach(edge -> lengthen(below[edge.to()], below[edge.from()]));
        double[] counts = new double[longest + 1];
        for (int node = network.firstOutput(); node < nodes; node++) {
            for (int length = 1; length <= longest; length++) {
                counts[length] += above[node][length];
            }
        }
        List<Double> means = new ArrayList<>();
        for (int node = network.inputs() + 1; node < nodes; node++) {
            means.add(mean(above[node]) + mean(below[node]));
        }
        return new PathLengths(shares(counts), means);
    }

    private static void lengthen(double[] from, double[] to) {
        for (int length = 1; length < to.length; length++) {
            to[length] += from[length - 1];
        }
    }

    private static double mean(double[] counts) {
        double all = 0;
        double sum = 0;
        for (int length = 0; length < counts.length; length++) {
            all += counts[length];
            sum += length * counts[length];
        }
        return sum / all;
    }

    private static List<Double> shares(double[] counts) {
        double all = 0;
        for (double count : counts) {
            all += count;
        }
        List<Double> shares = new ArrayList<>();
        for (int length = 1; length < counts.length && all > 0; length++) {
            shares.add(counts[length] / all);
        }
        return shares;
    }
}
