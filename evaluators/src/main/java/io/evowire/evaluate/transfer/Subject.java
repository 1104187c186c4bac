package io.evowire.evaluate.transfer;

import io.evowire.core.network.Network;
import io.evowire.evaluate.TrainingRecipe;
import io.evowire.evaluate.baseline.Baseline;
import io.evowire.evaluate.baseline.BaselineClassifier;
import io.evowire.evaluate.baseline.BaselineRecipe;
import io.evowire.evaluate.data.ImageDataset;
import io.evowire.evaluate.session.TrainingSessions;

/** What is pretrained and fine-tuned. */
public sealed interface Subject {

    /**
     * It at step 0, for the images and classes of a data set.
     *
     * @param models what trains wired networks
     * @param steps  optimisation steps that a schedule spans, at least 1
     */
    Learner begin(ImageDataset data, TrainingRecipe recipe, TrainingSessions models, int steps);

    /** A wired network; another data set has other classes, and images of the same shape. */
    record Wired(Network network) implements Subject {

        @Override
        public Learner begin(ImageDataset data, TrainingRecipe recipe, TrainingSessions models,
                int steps) {
            return new WiredLearner(Network.of(network.architecture(), data.shape(),
                    data.classes()), recipe, models, steps);
        }
    }

    /** A network that was made by hand, trained by the common recipe. */
    record MadeByHand(Baseline network) implements Subject {

        @Override
        public Learner begin(ImageDataset data, TrainingRecipe recipe, TrainingSessions models,
                int steps) {
            return new MadeLearner(new BaselineClassifier(network, data.shape(), data.classes(),
                    recipe, BaselineRecipe.COMMON, steps));
        }
    }
}
