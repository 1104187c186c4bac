package io.evowire.evaluate.baseline;

import io.evowire.core.network.TensorShape;
import io.evowire.evaluate.TrainingRecipe;
import io.evowire.evaluate.session.Batch;
import io.evowire.evaluate.session.Classifier;
import io.evowire.evaluate.train.Dl4jClassifier;
import java.util.HashMap;
import java.util.Map;

/** A baseline that learns. Images that are smaller than it needs are made larger by the way. */
public final class BaselineClassifier implements Classifier {

    private final TensorShape shape;
    private final int classes;
    private final Dl4jClassifier classifier;
    /** By number of images. */
    private final Map<Integer, Batch> resized = new HashMap<>();

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
        this.shape = network.input(images);
        this.classes = classes;
        if (images.channels() != shape.channels() && images.channels() != 1) {
            throw new IllegalArgumentException("%s reads images of %d channels, not of %d."
                    .formatted(network.label(), shape.channels(), images.channels()));
        }
        this.classifier = new Dl4jClassifier(BaselineGraph.of(network, shape, classes, recipe, how,
                steps));
    }

    @Override
    public int classes() {
        return classes;
    }

    @Override
    public int step() {
        return classifier.step();
    }

    @Override
    public double step(Batch batch) {
        return classifier.step(fitted(batch));
    }

    @Override
    public boolean isFinite() {
        return classifier.isFinite();
    }

    @Override
    public float[][] probabilities(Batch images) {
        return classifier.probabilities(fitted(images));
    }

    private Batch fitted(Batch batch) {
        if (batch.shape().equals(shape)) {
            return batch;
        }
        Batch fitted = resized.computeIfAbsent(batch.images(),
                images -> new Batch(images, shape, classes));
        new Enlargement(batch.shape(), shape).fill(batch.pixels(), fitted.pixels(),
                batch.images());
        System.arraycopy(batch.labels(), 0, fitted.labels(), 0, batch.labels().length);
        return fitted;
    }

    @Override
    public void close() {
        classifier.close();
    }
}
