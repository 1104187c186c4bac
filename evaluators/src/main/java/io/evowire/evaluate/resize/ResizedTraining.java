package io.evowire.evaluate.resize;

import io.evowire.core.network.Network;
import io.evowire.core.network.TensorShape;
import io.evowire.evaluate.AtSize;
import io.evowire.evaluate.Outcome;
import io.evowire.evaluate.TrainingRecipe;
import io.evowire.evaluate.backend.Backend;
import io.evowire.evaluate.data.ImageDataset;
import io.evowire.evaluate.session.TrainingSession;
import io.evowire.evaluate.session.TrainingSessions;
import io.evowire.evaluate.train.TrainingLoop;
import io.evowire.evaluate.train.TrainingProgress;
import java.util.List;

/**
 * The training of a network on images in the size of its own input, whatever that of the data set
 * is; then, unchanged, it is also tested in other sizes. Nothing of a network depends on the size
 * of its images, since its head takes the mean over all positions.
 *
 * @param network what is trained
 * @param recipe  how it is trained, with its seed
 * @param sizes   [height, width] of the images that it is tested on afterwards, each 1 or more
 */
public record ResizedTraining(Network network, TrainingRecipe recipe,
        List<List<Integer>> sizes) {

    public ResizedTraining {
        sizes = sizes.stream().map(List::copyOf).toList();
    }

    /** The network for images of another size. */
    public Network at(List<Integer> size) {
        return Network.of(network.architecture(), new TensorShape(network.input().channels(),
                size.getFirst(), size.getLast()), network.classes());
    }

    /**
     * Trains and tests it.
     *
     * @param models what trains
     */
    public Outcome.Completed run(ImageDataset data, TrainingSessions models,
            TrainingProgress progress) {
        Backend.requireUsable();
        long start = System.nanoTime();
        int steps = recipe.steps(data.train().size());
        try (TrainingSession session = models.begin(network, recipe, steps);
                var loop = new TrainingLoop(recipe, data,
                        new ResizedClassifier(session, data.shape(), network.input()))) {
            var result = loop.train(steps, progress);
            double tested = loop.accuracy(data.test());
            List<AtSize> others = sizes.stream().map(size -> at(size, session, data, models))
                    .toList();
            return new Outcome.Completed(result.validationAccuracy(),
                    (System.nanoTime() - start) / 1e9, result.epochs(), tested, null, null, null,
                    null, null, others);
        }
    }

    private AtSize at(List<Integer> size, TrainingSession trained, ImageDataset data,
            TrainingSessions models) {
        Network other = at(size);
        try (TrainingSession session = models.begin(other, recipe, 1);
                var loop = new TrainingLoop(recipe, data,
                        new ResizedClassifier(session, data.shape(), other.input()))) {
            session.replace(trained.parameters());
            return new AtSize(size.getFirst(), size.getLast(), loop.accuracy(data.validation()),
                    loop.accuracy(data.test()));
        }
    }
}
