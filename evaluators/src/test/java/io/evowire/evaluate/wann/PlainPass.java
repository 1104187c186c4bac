package io.evowire.evaluate.wann;

import io.evowire.core.wann.Connection;
import io.evowire.core.wann.SparseNetwork;
import java.util.Arrays;

/** Sparse networks by their definition, in double precision, one image at a time. */
final class PlainPass {

    private PlainPass() {}

    /** The outputs for an image under a shared weight. */
    static double[] logits(SparseNetwork network, float[] image, double weight) {
        double[] weights = new double[network.connections().size()];
        Arrays.fill(weights, weight);
        return logits(network, image, weights);
    }

    /** The outputs for an image where each connection has its own weight. */
    static double[] logits(SparseNetwork network, float[] image, double[] weights) {
        double[] sums = sums(network, image, weights);
        double[] logits = new double[network.outputs()];
        for (int output = 0; output < logits.length; output++) {
            int node = network.firstOutput() + output;
            logits[output] = network.activation(node).of(sums[node]);
        }
        return logits;
    }

    /** What each node's activation is applied to, [nodes]. */
    static double[] sums(SparseNetwork network, float[] image, double[] weights) {
        double[] sums = new double[network.nodes()];
        double[] values = new double[network.nodes()];
        values[0] = 1;
        for (int input = 0; input < image.length; input++) {
            values[1 + input] = image[input];
        }
        int next = 0;
        for (int node = network.inputs() + 1; node < network.nodes(); node++) {
            while (next < network.connections().size()
                    && network.connections().get(next).to() == node) {
                Connection connection = network.connections().get(next);
                sums[node] += weights[next++] * values[connection.from()];
            }
            values[node] = network.activation(node).of(sums[node]);
        }
        return sums;
    }

    /** Minus the cross-entropy of the softmax of some outputs. */
    static double score(double[] logits, int label) {
        double largest = Double.NEGATIVE_INFINITY;
        for (double logit : logits) {
            largest = Math.max(largest, logit);
        }
        double sum = 0;
        for (double logit : logits) {
            sum += Math.exp(logit - largest);
        }
        return logits[label] - largest - Math.log(sum);
    }
}
