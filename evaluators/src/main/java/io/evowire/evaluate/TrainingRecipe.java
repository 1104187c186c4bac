package io.evowire.evaluate;

import io.evowire.core.bounds.Bounded;
import io.evowire.core.bounds.RecordBounds;
import io.evowire.core.network.TensorShape;
import org.jspecify.annotations.Nullable;

/**
 * How a network is trained: stochastic gradient descent with Nesterov momentum and a half-period
 * cosine schedule from the learning rate to 0, as in Xie et al. 2019, section 4.
 *
 * @param epochs         passes over the training split, at least 1
 * @param maxSteps       end after so many optimisation steps, or 0 for no limit but the epochs; the
 *                       schedule then spans these steps
 * @param batchSize      images in a step, at least 1; the last step of an epoch may have fewer
 * @param learningRate   at the start, above 0
 * @param momentum       Nesterov momentum in [0, 1)
 * @param weightDecay    L2 coefficient on weights of convolutions and the dense layer only, at
 *                       least 0
 * @param labelSmoothing weight of the uniform distribution in the targets, in [0, 1)
 * @param shift          images are shifted at random by up to so many pixels each way, at least 0
 * @param flip           whether images are mirrored left to right at random
 * @param precision      arithmetic of the dense convolutions
 * @param seed           decides initial weights, order of images, augmentation and what is left out
 * @param imageSeed      decides order of images and augmentation in its place, so that trainings of
 *                       different networks can see the same images in the same order; null if the
 *                       seed decides these, too
 * @param omission       what each step leaves out at random; null if nothing
 */
public record TrainingRecipe(@Bounded(min = 1) int epochs,
        @Bounded(min = 0, zero = "no limit") int maxSteps, @Bounded(min = 1) int batchSize,
        @Bounded(above = 0) double learningRate, @Bounded(min = 0, below = 1) double momentum,
        @Bounded(min = 0) double weightDecay, @Bounded(min = 0, below = 1) double labelSmoothing,
        @Bounded(min = 0) int shift, boolean flip, Precision precision, long seed,
        @Nullable Long imageSeed, @Nullable Omission omission) {

    private static final RecordBounds BOUNDS = RecordBounds.of(TrainingRecipe.class);

    public TrainingRecipe {
        check("epochs", epochs);
        check("maxSteps", maxSteps);
        check("batchSize", batchSize);
        check("learningRate", learningRate);
        check("momentum", momentum);
        check("weightDecay", weightDecay);
        check("labelSmoothing", labelSmoothing);
        check("shift", shift);
        omission = omission == null || omission.nothing() ? null : omission;
    }

    /** A recipe whose seed decides everything. */
    public TrainingRecipe(int epochs, int maxSteps, int batchSize, double learningRate,
            double momentum, double weightDecay, double labelSmoothing, int shift, boolean flip,
            Precision precision, long seed) {
        this(epochs, maxSteps, batchSize, learningRate, momentum, weightDecay, labelSmoothing,
                shift, flip, precision, seed, null, null);
    }

    /** This recipe with another seed. */
    public TrainingRecipe withSeed(long newSeed) {
        return new TrainingRecipe(epochs, maxSteps, batchSize, learningRate, momentum, weightDecay,
                labelSmoothing, shift, flip, precision, newSeed, imageSeed, omission);
    }

    /** This recipe with a seed of its own for order of images and augmentation. */
    public TrainingRecipe withImageSeed(long newSeed) {
        return new TrainingRecipe(epochs, maxSteps, batchSize, learningRate, momentum, weightDecay,
                labelSmoothing, shift, flip, precision, seed, newSeed, omission);
    }

    /**
     * This recipe, leaving something out of each step.
     *
     * @param newOmission {@link Omission#NONE} for nothing
     */
    public TrainingRecipe withOmission(Omission newOmission) {
        return new TrainingRecipe(epochs, maxSteps, batchSize, learningRate, momentum, weightDecay,
                labelSmoothing, shift, flip, precision, seed, imageSeed, newOmission);
    }

    /**
     * This recipe for so many passes over the training split, however many steps they are.
     *
     * @param newEpochs at least 1
     */
    public TrainingRecipe withEpochs(int newEpochs) {
        return new TrainingRecipe(newEpochs, 0, batchSize, learningRate, momentum, weightDecay,
                labelSmoothing, shift, flip, precision, seed, imageSeed, omission);
    }

    /** What each step leaves out at random, be it nothing. */
    public Omission omitted() {
        return omission == null ? Omission.NONE : omission;
    }

    /** The seed that decides order of images and augmentation. */
    public long seedOfImages() {
        return imageSeed == null ? seed : imageSeed;
    }

    /**
     * This recipe for exactly so many optimisation steps, over as many epochs as that takes.
     *
     * @param steps  at least 1
     * @param images size of the training split
     */
    public TrainingRecipe withSteps(int steps, int images) {
        require(steps >= 1, "steps", steps, "at least 1");
        return new TrainingRecipe(Math.ceilDiv(steps, stepsPerEpoch(images)), steps, batchSize,
                learningRate, momentum, weightDecay, labelSmoothing, shift, flip, precision, seed,
                imageSeed, omission);
    }

    /**
     * This recipe for exactly so many optimisation steps, whatever the number of images.
     *
     * @param steps at least 1
     */
    public TrainingRecipe withSteps(int steps) {
        return withSteps(steps, 1); // an epoch has at least one step
    }

    /**
     * Optimisation steps in all over a training split of this many images.
     *
     * @throws IllegalArgumentException if they are more than 2^31 - 1
     */
    public int steps(int images) {
        long all = (long) epochs * stepsPerEpoch(images);
        long steps = maxSteps > 0 ? Math.min(all, maxSteps) : all;
        if (steps > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(
                    ("%d epochs of %d steps are more than the %d steps that a training may have. "
                            + "Choose fewer epochs.")
                            .formatted(epochs, stepsPerEpoch(images), Integer.MAX_VALUE));
        }
        return (int) steps;
    }

    /**
     * Refuses what cannot be trained with these images.
     *
     * @param shape  shape of an image, [C, H, W]
     * @param images size of the training split
     * @throws IllegalArgumentException naming the value and what is allowed
     */
    public void requireFits(TensorShape shape, int images) {
        int side = Math.min(shape.height(), shape.width());
        require(shift < side, "shift", shift,
                "less than %d for images of shape %s".formatted(side, shape));
        steps(images); // checks their number
    }

    private int stepsPerEpoch(int images) {
        return Math.ceilDiv(images, batchSize);
    }

    private static void check(String component, Number value) {
        BOUNDS.check(component, "The recipe's " + component, value);
    }

    private static void require(boolean holds, String name, Object value, String allowed) {
        if (!holds) {
            throw new IllegalArgumentException(
                    "The recipe's %s must be %s, not %s.".formatted(name, allowed, value));
        }
    }
}
