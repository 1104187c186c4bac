package io.evowire.evaluate.wann;

import io.evowire.core.wann.SparseNetwork;
import io.evowire.core.wann.WeightedNetwork;
import java.util.List;

/**
 * What back-propagation has at a node to work with, and what it made of it.
 *
 * @param gradient root mean square, over some images, of the derivative of an image's loss by the
 *                 node's sum, with the weights before the training, relative to that of the outputs
 *                 together
 * @param gain     how much larger the mean cross-entropy is if the node's incoming connections get
 *                 back the weights that they had before the training
 */
public record NodeProbe(double gradient, double gain) {

    /**
     * Probes the hidden nodes of a network.
     *
     * @param before weights before the training
     * @param after  weights after it
     * @param images what is computed
     * @return one for each hidden node, in their order
     */
    public static List<NodeProbe> of(WeightedNetwork before, WeightedNetwork after,
            WannImages images, WannWorkers workers) {
        SparseNetwork network = before.network();
        float[] start = WannTraining.floats(before);
        float[] end = WannTraining.floats(after);
        WannBatch batch = images.batch(0, images.size());
        double[] gradients = gradients(network, batch, start);
        double score = new WeightedPass(network).score(batch, end);
        return workers.map(network.hidden(), (hidden, shared) -> {
            float[] mixed = end.clone();
            for (int i = 0; i < mixed.length; i++) {
                if (network.connections().get(i).to() == network.inputs() + 1 + hidden) {
                    mixed[i] = start[i];
                }
            }
            return new NodeProbe(gradients[hidden],
                    score - new WeightedPass(network).score(batch, mixed));
        });
    }

    private static double[] gradients(SparseNetwork network, WannBatch batch, float[] weights) {
        var pass = new WeightedPass(network);
        pass.gradient(batch, weights, new float[weights.length]);
        double[] norms = pass.nodeGradients();
        double outputs = 0;
        for (int node = network.hidden(); node < norms.length; node++) {
            outputs += norms[node] * norms[node];
        }
        double[] relative = new double[network.hidden()];
        for (int node = 0; node < relative.length; node++) {
            relative[node] = norms[node] / Math.sqrt(outputs);
        }
        return relative;
    }
}
