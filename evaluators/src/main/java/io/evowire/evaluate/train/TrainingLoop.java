package io.evowire.evaluate.train;

import io.evowire.core.statistics.Confusion;
import io.evowire.evaluate.Outcome.EpochResult;
import io.evowire.evaluate.TrainingRecipe;
import io.evowire.evaluate.data.ImageDataset;
import io.evowire.evaluate.data.ImageSplit;
import io.evowire.evaluate.session.Classifier;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The steps of a training, epoch by epoch, whatever it is that learns. Where it stands is in what
 * learns alone: the order of images and their augmentation follow from the recipe and the step.
 */
public final class TrainingLoop implements AutoCloseable {

    /**
     * A loss so many nats above that of guessing has exploded; DL4J's own bound on a loss is 23.
     */
    static final double EXPLODED = 10;

    private final TrainingRecipe recipe;
    private final ImageDataset dataset;
    private final Classifier classifier;
    private final Batches batches;

    /**
     * A training that begins, or goes on, at the step where its classifier stands.
     *
     * @param classifier stays open when this is closed
     * @throws IllegalArgumentException if the recipe does not fit the images
     */
    public TrainingLoop(TrainingRecipe recipe, ImageDataset dataset, Classifier classifier) {
        recipe.requireFits(dataset.shape(), dataset.train().size());
        this.recipe = recipe;
        this.dataset = dataset;
        this.classifier = classifier;
        this.batches = new Batches(recipe, dataset);
    }

    Batches batches() {
        return batches;
    }

    /** Optimisation steps of the whole training. */
    public int steps() {
        return recipe.steps(dataset.train().size());
    }

    /**
     * Trains until so many steps are done in all, and validates there.
     *
     * @param until at least the steps done, at most {@link #steps()}
     * @throws DivergedException as soon as loss or parameters are not finite, or the loss has
     *                           exploded
     */
    public TrainingResult train(int until, TrainingProgress progress) {
        if (until < classifier.step() || until > steps()) {
            throw new IllegalArgumentException("A training at step %d of %d cannot go to step %d."
                    .formatted(classifier.step(), steps(), until));
        }
        long start = System.nanoTime();
        List<EpochResult> epochs = new ArrayList<>();
        @Nullable
        Confusion validation = null;
        while (classifier.step() < until) {
            int epoch = classifier.step() / batches.perEpoch();
            int end = Math.min(until, (epoch + 1) * batches.perEpoch());
            double loss = epoch(end, progress);
            validation = confusion(dataset.validation());
            var result = new EpochResult(loss, validation.accuracy());
            epochs.add(result);
            progress.epoch(epoch, result);
        }
        return new TrainingResult(epochs, classifier.step(), (System.nanoTime() - start) / 1e9,
                validation == null ? confusion(dataset.validation()) : validation);
    }

    // Returns the mean loss.
    private double epoch(int end, TrainingProgress progress) {
        double losses = 0;
        int begin = classifier.step();
        while (classifier.step() < end) {
            double loss = step(classifier.step());
            losses += loss;
            progress.step(classifier.step(), steps(), loss);
        }
        return losses / (end - begin);
    }

    private double step(int index) {
        double loss = classifier.step(batches.training(index));
        if (!(loss <= Math.log(dataset.classes()) + EXPLODED)) {
            throw new DivergedException(index, loss);
        }
        // ReLU turns NaN into 0, so that the loss can look healthy when the weights are lost.
        if (!classifier.isFinite()) {
            throw new DivergedException(index, Double.NaN);
        }
        return loss;
    }

    /**
     * Share of images whose most probable class is their label: a fraction in [0, 1].
     *
     * @throws DivergedException if a probability is not finite
     */
    public double accuracy(ImageSplit split) {
        return confusion(split).accuracy();
    }

    /**
     * What the images are taken for, each for its most probable class.
     *
     * @throws DivergedException if a probability is not finite
     */
    public Confusion confusion(ImageSplit split) {
        return Recognised.of(classifier, batches, split, recipe.batchSize());
    }

    /** Releases what prepares the batches. */
    @Override
    public void close() {
        batches.close();
    }
}
