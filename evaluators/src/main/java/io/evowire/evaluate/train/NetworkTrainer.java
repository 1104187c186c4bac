package io.evowire.evaluate.train;

import io.evowire.core.network.Network;
import io.evowire.core.statistics.Confusion;
import io.evowire.evaluate.Novelty;
import io.evowire.evaluate.TrainingRecipe;
import io.evowire.evaluate.backend.Backend;
import io.evowire.evaluate.data.ImageDataset;
import io.evowire.evaluate.data.ImageSplit;
import io.evowire.evaluate.session.Model;
import io.evowire.evaluate.session.TrainingSession;
import io.evowire.evaluate.session.TrainingSessions;

/**
 * Trains one network as a recipe says. The same arguments give the same bits on one thread.
 * <p>
 * Where a training stands is in its model alone: parameters, velocities and the number of steps
 * done. Orders of images and augmentation follow from the seed and the step. So a training may stop
 * after any step, be saved as a {@link Model} with velocities, and go on as if it had not stopped.
 */
public final class NetworkTrainer implements AutoCloseable {

    private final TrainingRecipe recipe;
    private final ImageDataset dataset;
    private final TrainingSession session;
    private final TrainingLoop loop;

    /** A new network of stock layers. */
    public NetworkTrainer(Network network, TrainingRecipe recipe, ImageDataset dataset) {
        this(network, recipe, dataset, ModelBuilder.stock());
    }

    /**
     * A new network.
     *
     * @throws IllegalArgumentException if the network or the recipe does not fit the images
     */
    public NetworkTrainer(Network network, TrainingRecipe recipe, ImageDataset dataset,
            TrainingSessions models) {
        this(recipe, dataset, begin(network, recipe, dataset, models));
    }

    /**
     * A network that was trained before and goes on.
     *
     * @param session closed with this
     * @throws IllegalArgumentException if the recipe does not fit the images
     */
    public NetworkTrainer(TrainingRecipe recipe, ImageDataset dataset, TrainingSession session) {
        this.recipe = recipe;
        this.dataset = dataset;
        this.session = session;
        this.loop = new TrainingLoop(recipe, dataset, session);
    }

    private static TrainingSession begin(Network network, TrainingRecipe recipe,
            ImageDataset dataset, TrainingSessions models) {
        if (!network.input().equals(dataset.shape()) || network.classes() != dataset.classes()) {
            throw new IllegalArgumentException(
                    """
                            A network for images of shape %s and %d classes cannot learn %s, which \
                            has images of shape %s and %d classes."""
                            .formatted(network.input(), network.classes(), dataset.name(),
                                    dataset.shape(), dataset.classes()));
        }
        recipe.requireFits(dataset.shape(), dataset.train().size());
        Backend.requireUsable();
        return models.begin(network, recipe, recipe.steps(dataset.train().size()));
    }

    /** What is being trained. */
    public TrainingSession session() {
        return session;
    }

    /**
     * What it has learned so far.
     *
     * @param goesOn whether the training is to go on from there
     */
    public Model model(boolean goesOn) {
        return Model.of(session, Model.Images.of(dataset), goesOn);
    }

    /** Optimisation steps done. */
    public int step() {
        return session.step();
    }

    /** Optimisation steps of the whole training. */
    public int steps() {
        return loop.steps();
    }

    /**
     * Trains to the end of the recipe.
     *
     * @throws DivergedException as soon as loss or parameters are not finite, or the loss has
     *                           exploded
     */
    public TrainingResult train(TrainingProgress progress) {
        return train(steps(), progress);
    }

    /**
     * Trains until so many steps are done in all, and validates there.
     *
     * @param until at least {@link #step()}, at most {@link #steps()}
     * @throws DivergedException as soon as loss or parameters are not finite, or the loss has
     *                           exploded
     */
    public TrainingResult train(int until, TrainingProgress progress) {
        return loop.train(until, progress);
    }

    /**
     * Share of images whose most probable class is their label: a fraction in [0, 1].
     *
     * @throws DivergedException if a probability is not finite
     */
    public double accuracy(ImageSplit split) {
        return loop.accuracy(split);
    }

    /**
     * What the images are taken for, each for its most probable class.
     *
     * @throws DivergedException if a probability is not finite
     */
    public Confusion confusion(ImageSplit split) {
        return loop.confusion(split);
    }

    /**
     * How well it tells images of no class that it learned.
     *
     * @param known images of its classes
     * @param novel images of none of them
     * @throws DivergedException if a logit is not finite
     */
    public Novelty novelty(ImageSplit known, ImageSplit novel) {
        return NoveltyScores.of(session, loop.batches(), recipe.batchSize(), known, novel)
                .detected();
    }

    /** Releases native memory, the model's included. */
    @Override
    public void close() {
        loop.close();
        session.close();
    }
}
