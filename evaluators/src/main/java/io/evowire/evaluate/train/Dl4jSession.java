package io.evowire.evaluate.train;

import io.evowire.core.network.Network;
import io.evowire.evaluate.parameters.ParameterBlock.Group;
import io.evowire.evaluate.session.Batch;
import io.evowire.evaluate.session.TrainingSession;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.api.ndarray.INDArray;

/** A training session on a model of DL4J. */
final class Dl4jSession implements TrainingSession {

    private final Network network;
    private final ComputationGraph model;
    private final ModelBuilder builder;
    /** By number of images. */
    private final Map<Integer, Dl4jBatch> batches = new HashMap<>();
    private @Nullable Velocities velocities;

    /**
     * A session.
     *
     * @param model   closed with this
     * @param builder whose layers the model is of
     */
    Dl4jSession(Network network, ComputationGraph model, ModelBuilder builder) {
        this.network = network;
        this.model = model;
        this.builder = builder;
    }

    /** What computes, for those who write it down in DL4J's format. */
    ComputationGraph model() {
        return model;
    }

    @Override
    public Network network() {
        return network;
    }

    @Override
    public int step() {
        return model.getIterationCount();
    }

    @Override
    public double step(Batch batch) {
        // DL4J's score is of the parameters before the update and includes weight decay.
        double decay = model.calcRegularizationScore(true);
        model.fit(arrays(batch).dataSet(batch));
        return model.score() - decay; // a GPU's step ends here
    }

    @Override
    public boolean isFinite() {
        return Double.isFinite(model.params().sumNumber().doubleValue());
    }

    @Override
    public Map<Group, float[]> parameters() {
        return builder.read(network, model);
    }

    @Override
    public void replace(Map<Group, float[]> parameters) {
        builder.write(parameters, network, model);
    }

    @Override
    public Map<Group, float[]> velocities() {
        Map<Group, float[]> all = new EnumMap<>(
                builder.read(network, model, updaterState()::of));
        all.remove(Group.STATISTICS);
        return all;
    }

    @Override
    public void resume(Map<Group, float[]> parameters, Map<Group, float[]> state, int step) {
        replace(parameters);
        builder.write(state, network, model, updaterState()::of);
        model.getConfiguration().setIterationCount(step);
    }

    private Velocities updaterState() {
        Velocities found = velocities == null ? new Velocities(model) : velocities;
        velocities = found;
        return found;
    }

    @Override
    public float[][] probabilities(Batch images) {
        try (INDArray probabilities = model.outputSingle(arrays(images).features(images))) {
            return probabilities.toFloatMatrix(); // a GPU's inference ends here
        }
    }

    // DL4J's output layer ends in the softmax, so that is taken off for the time of the call.
    @Override
    public float[][] logits(Batch images) {
        String classifier = model.getConfiguration().getNetworkOutputs().getFirst();
        var layer = (OutputLayer) model.getLayer(classifier).conf().getLayer();
        IActivation softmax = layer.getActivationFn();
        layer.setActivationFn(new ActivationIdentity());
        try {
            return probabilities(images);
        } finally {
            layer.setActivationFn(softmax);
        }
    }

    private Dl4jBatch arrays(Batch batch) {
        return batches.computeIfAbsent(batch.images(),
                images -> new Dl4jBatch(images, batch.shape(), batch.classes()));
    }

    @Override
    public void close() {
        batches.values().forEach(Dl4jBatch::close);
        batches.clear();
        ModelBuilder.release(model);
    }
}
