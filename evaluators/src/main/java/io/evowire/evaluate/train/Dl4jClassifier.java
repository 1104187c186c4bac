package io.evowire.evaluate.train;

import io.evowire.evaluate.session.Batch;
import io.evowire.evaluate.session.Classifier;
import java.util.HashMap;
import java.util.Map;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A graph of DL4J layers that learns: images in, one output layer that ends in a softmax. */
public class Dl4jClassifier implements Classifier {

    private final ComputationGraph model;
    /** By number of images. */
    private final Map<Integer, Dl4jBatch> batches = new HashMap<>();

    private final NativeGarbage garbage = new NativeGarbage();

    /**
     * A classifier.
     *
     * @param model closed with this
     */
    public Dl4jClassifier(ComputationGraph model) {
        this.model = model;
    }

    /** What computes, for those who write it down in DL4J's format. */
    final ComputationGraph model() {
        return model;
    }

    @Override
    public int classes() {
        return (int) outputLayer().getNOut();
    }

    @Override
    public final int step() {
        return model.getIterationCount();
    }

    @Override
    public double step(Batch batch) {
        // DL4J's score is of the parameters before the update and includes weight decay.
        double decay = model.calcRegularizationScore(true);
        model.fit(arrays(batch).dataSet(batch));
        garbage.collect();
        return model.score() - decay; // a GPU's step ends here
    }

    @Override
    public final boolean isFinite() {
        return Double.isFinite(model.params().sumNumber().doubleValue());
    }

    @Override
    public final float[][] probabilities(Batch images) {
        try (INDArray probabilities = model.outputSingle(arrays(images).features(images))) {
            return probabilities.toFloatMatrix(); // a GPU's inference ends here
        } finally {
            garbage.collect();
        }
    }

    /**
     * What the softmax makes probabilities of, [B][classes]: DL4J's output layer ends in it, so it
     * is taken off for the time of the call.
     */
    public final float[][] logits(Batch images) {
        OutputLayer layer = outputLayer();
        IActivation softmax = layer.getActivationFn();
        layer.setActivationFn(new ActivationIdentity());
        try {
            return probabilities(images);
        } finally {
            layer.setActivationFn(softmax);
        }
    }

    /** What a layer reads, in inference, [B][features]. */
    public final float[][] inputs(Batch images, String layer) {
        String before = model.getConfiguration().getVertexInputs().get(layer).getFirst();
        try {
            return model.feedForward(arrays(images).features(images), false).get(before)
                    .reshape(images.images(), -1).toFloatMatrix();
        } finally {
            garbage.collect(); // DL4J leaves the outputs of all layers behind
        }
    }

    private OutputLayer outputLayer() {
        String classifier = model.getConfiguration().getNetworkOutputs().getFirst();
        return (OutputLayer) model.getLayer(classifier).conf().getLayer();
    }

    private Dl4jBatch arrays(Batch batch) {
        return batches.computeIfAbsent(batch.images(),
                images -> new Dl4jBatch(images, batch.shape(), batch.classes()));
    }

    @Override
    public final void close() {
        batches.values().forEach(Dl4jBatch::close);
        batches.clear();
        ModelBuilder.release(model);
    }
}
