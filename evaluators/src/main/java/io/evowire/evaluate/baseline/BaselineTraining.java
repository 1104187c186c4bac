package io.evowire.evaluate.baseline;

import io.evowire.core.network.TensorShape;
import io.evowire.evaluate.TrainingRecipe;

/**
 * The training of a baseline.
 *
 * @param network what is trained
 * @param images  shape of the data set's images, [C, H, W]
 * @param classes number of classes
 * @param how     by which recipe
 * @param recipe  epochs, batch size, images and seeds; the rest where it is the common one
 */
public record BaselineTraining(Baseline network, TensorShape images, int classes,
        BaselineRecipe how, TrainingRecipe recipe) {

    /** What the network costs. */
    public BaselineCost cost() {
        return BaselineCost.of(network, images, classes);
    }

    /**
     * The network at step 0.
     *
     * @param steps optimisation steps that a schedule spans, at least 1
     */
    public BaselineClassifier begin(int steps) {
        return new BaselineClassifier(network, images, classes, recipe, how, steps);
    }
}
