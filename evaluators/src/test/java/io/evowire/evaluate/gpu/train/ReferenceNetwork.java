package io.evowire.evaluate.gpu.train;

import io.evowire.core.network.Network;
import io.evowire.evaluate.onednn.ReferenceBody;
import io.evowire.evaluate.parameters.ParameterBlock;
import io.evowire.evaluate.parameters.ParameterBlock.Group;
import io.evowire.evaluate.parameters.ParameterBlock.Kind;
import io.evowire.evaluate.parameters.ParameterLayout;
import io.evowire.evaluate.session.Batch;
import java.util.Map;

/** A whole network in float64 and plain loops: the body's, then dense layer and cross entropy. */
final class ReferenceNetwork {

    final ReferenceBody body;
    private final Network network;
    private final Batch batch;
    private final int images;
    private final int channels;
    private final int classes;
    double[] features = {};
    double[][] logits = {};
    double[][] probabilities = {};
    double loss;

    ReferenceNetwork(Network network, Batch batch, Map<Group, float[]> parameters) {
        body = new ReferenceBody(network, batch.pixels(), parameters);
        this.network = network;
        this.batch = batch;
        images = batch.images();
        channels = network.classifier().in().channels();
        classes = network.classes();
    }

    private ParameterBlock block(Kind kind) {
        return ParameterLayout.of(network).blocks().stream()
                .filter(block -> block.kind() == kind).findFirst().orElseThrow();
    }

    void forward(boolean training) {
        features = body.forward(training);
        double[] weights = body.parameters.get(Group.WEIGHTS);
        double[] scalars = body.parameters.get(Group.SCALARS);
        int w = block(Kind.DENSE).offset();
        int bias = block(Kind.BIAS).offset();
        logits = new double[images][classes];
        probabilities = new double[images][classes];
        loss = 0;
        for (int b = 0; b < images; b++) {
            double sum = 0;
            for (int j = 0; j < classes; j++) {
                double z = scalars[bias + j];
                for (int c = 0; c < channels; c++) {
                    z += features[b * channels + c] * weights[w + c * classes + j];
                }
                logits[b][j] = z;
                sum += Math.exp(z);
            }
            for (int j = 0; j < classes; j++) {
                probabilities[b][j] = Math.exp(logits[b][j]) / sum;
                loss -= batch.labels()[b * classes + j] * Math.log(probabilities[b][j]) / images;
            }
        }
    }

    /** Gradients of the mean loss, in the body's vectors. */
    Map<Group, double[]> backward() {
        double[] weights = body.parameters.get(Group.WEIGHTS);
        int w = block(Kind.DENSE).offset();
        int bias = block(Kind.BIAS).offset();
        double[] featureGradients = new double[images * channels];
        double[] dense = new double[channels * classes];
        double[] biases = new double[classes];
        for (int b = 0; b < images; b++) {
            for (int j = 0; j < classes; j++) {
                double d = (probabilities[b][j] - batch.labels()[b * classes + j]) / images;
                biases[j] += d;
                for (int c = 0; c < channels; c++) {
                    dense[c * classes + j] += d * features[b * channels + c];
                    featureGradients[b * channels + c] += d * weights[w + c * classes + j];
                }
            }
        }
        body.backward(featureGradients);
        System.arraycopy(dense, 0, body.gradients.get(Group.WEIGHTS), w, dense.length);
        System.arraycopy(biases, 0, body.gradients.get(Group.SCALARS), bias, biases.length);
        return body.gradients;
    }
}
