package io.evowire.evaluate.baseline;

import io.evowire.core.network.TensorShape;
import io.evowire.evaluate.TrainingRecipe;
import io.evowire.evaluate.session.Batch;
import io.evowire.evaluate.session.Classifier;
import io.evowire.evaluate.resize.ResizedClassifier;
import io.evowire.evaluate.train.Dl4jClassifier;

/** A baseline that learns. Images that are smaller than it needs are made larger by the way. */
public final class BaselineClassifier implements Classifier {

    private final Classifier classifier;

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
        this.classifier = new ResizedClassifier(new Dl4jClassifier(BaselineGraph.of(network,
                shape, classes, recipe, how, steps)), images, shape);
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
