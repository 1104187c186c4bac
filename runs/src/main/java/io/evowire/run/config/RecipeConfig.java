package io.evowire.run.config;

import io.evowire.core.bounds.Bounded;
import io.evowire.core.bounds.BoundedLike;
import io.evowire.evaluate.Omission;
import io.evowire.evaluate.Precision;
import io.evowire.evaluate.TrainingRecipe;

/**
 * How a candidate is trained: a {@link TrainingRecipe} whose seeds the search decides.
 *
 * @param dropout     probability that an input of the classifier is dropped, as {@link Omission}
 * @param edgeRemoval probability that a step trains without one edge, as {@link Omission}
 * @param commonOrder whether all networks that begin with fresh weights see the images in the same
 *                    order and with the same augmentation; else each network has its own. What an
 *                    order does to all networks alike is then no noise between them: common random
 *                    numbers
 */
@BoundedLike(TrainingRecipe.class)
public record RecipeConfig(int epochs, int maxSteps, int batchSize, double learningRate,
        double momentum, double weightDecay, double labelSmoothing,
        @Bounded(min = 0, below = 1) double dropout, @Bounded(min = 0, max = 1) double edgeRemoval,
        int shift, boolean flip, Precision precision, boolean commonOrder) {

    public RecipeConfig {
        new TrainingRecipe(epochs, maxSteps, batchSize, learningRate, momentum, weightDecay,
                labelSmoothing, shift, flip, precision, 0); // checks the values
        new Omission(dropout, edgeRemoval);
    }

    /** This recipe for so many epochs, without a bound on its steps. */
    public RecipeConfig withEpochs(int newEpochs) {
        return new RecipeConfig(newEpochs, 0, batchSize, learningRate, momentum, weightDecay,
                labelSmoothing, dropout, edgeRemoval, shift, flip, precision, commonOrder);
    }

    /** This recipe for so many epochs; a bound on its steps grows as they do. */
    public RecipeConfig lasting(int newEpochs) {
        long steps = Math.ceilDiv((long) maxSteps * newEpochs, epochs);
        return new RecipeConfig(newEpochs, (int) Math.min(Integer.MAX_VALUE, steps), batchSize,
                learningRate, momentum, weightDecay, labelSmoothing, dropout, edgeRemoval, shift,
                flip, precision, commonOrder);
    }

    /** The recipe with this seed. */
    public TrainingRecipe withSeed(long seed) {
        return new TrainingRecipe(epochs, maxSteps, batchSize, learningRate, momentum, weightDecay,
                labelSmoothing, shift, flip, precision, seed)
                .withOmission(new Omission(dropout, edgeRemoval));
    }
}
