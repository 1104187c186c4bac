package io.evowire.evaluate.baseline;

import io.evowire.core.network.TensorShape;
import io.evowire.evaluate.TrainingRecipe;
import io.evowire.evaluate.resize.ResizedClassifier;
import io.evowire.evaluate.session.Batch;
import io.evowire.evaluate.session.Classifier;
import io.evowire.evaluate.train.Dl4jClassifier;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** A baseline that learns. Images that are smaller than it needs are made larger by the way. */
public final class BaselineClassifier implements Classifier {

    private final ResizedClassifier classifier;
    private final Dl4jClassifier layers;
    private final ComputationGraph graph;

    /**
     * A classifier at step 0.
     *
     * @param images  shape of the data set's images, [C, H, W]
     * @param classes number of classes
     * @param recipe  its seed decides the initial weights and what dropout drops
     * @param steps   optimisation steps that a schedule spans, at least 1
     * @throws IllegalArgumentException if the images are too small for the layers, or can neither
     *                                  be taken as they are nor be made what it needs
     */
    public BaselineClassifier(Baseline network, TensorShape images, int classes,
            TrainingRecipe recipe, BaselineRecipe how, int steps) {
        BaselineCost.of(network, images, classes); // images that are too small end here
        TensorShape shape = network.input(images);
        if (images.channels() != shape.channels() && images.channels() != 1) {
            throw new IllegalArgumentException("%s reads images of %d channels, not of %d."
                    .formatted(network.label(), shape.channels(), images.channels()));
        }
        this.graph = BaselineGraph.of(network, shape, classes, recipe, how, steps);
        this.layers = new Dl4jClassifier(graph);
        this.classifier = new ResizedClassifier(layers, images, shape);
    }

    /** Parameters of the layers below the last one, running statistics included, by layer. */
    public Map<String, float[]> below() {
        Map<String, float[]> parameters = new HashMap<>();
        layersBelow().forEach(layer -> parameters.put(name(layer), layer.params().toFloatVector()));
        return parameters;
    }

    /** Replaces them; the last layer stays as it is. */
    public void replaceBelow(Map<String, float[]> parameters) {
        layersBelow().forEach(layer -> {
            try (INDArray row = Nd4j.createFromArray(parameters.get(name(layer)))) {
                layer.params().assign(row.reshape(layer.params().shape()));
            }
        });
    }

    private Stream<Layer> layersBelow() {
        return Stream.of(graph.getLayers()).filter(layer -> layer.numParams() > 0
                && !name(layer).equals(BaselineGraph.LAST));
    }

    private static String name(Layer layer) {
        return layer.conf().getLayer().getLayerName();
    }

    /** What the last layer reads, in inference, [B][features]. */
    public float[][] features(Batch images) {
        return layers.inputs(classifier.fitted(images), BaselineGraph.LAST);
    }

    @Override
    public int classes() {
        return classifier.classes();
    }

    @Override
    public int step() {
        return classifier.step();
    }

    @Override
    public double step(Batch batch) {
        return classifier.step(batch);
    }

    @Override
    public boolean isFinite() {
        return classifier.isFinite();
    }

    @Override
    public float[][] probabilities(Batch images) {
        return classifier.probabilities(images);
    }

    @Override
    public void close() {
        classifier.close();
    }
}
