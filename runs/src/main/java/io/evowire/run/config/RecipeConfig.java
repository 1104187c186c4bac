package io.evowire.run.config;

import io.evowire.core.bounds.BoundedLike;
import io.evowire.evaluate.Precision;
import io.evowire.evaluate.TrainingRecipe;

/** How a candidate is trained: a {@link TrainingRecipe} whose seed the search decides. */
@BoundedLike(TrainingRecipe.class)
public record RecipeConfig(int epochs, int maxSteps, int batchSize, double learningRate,
        double momentum, double weightDecay, double labelSmoothing, int shift, boolean flip,
        Precision precision) {

    public RecipeConfig {
        new TrainingRecipe(epochs, maxSteps, batchSize, learningRate, momentum, weightDecay,
                labelSmoothing, shift, flip, precision, 0); // checks the values
    }

    /** This recipe for so many epochs, without a bound on its steps. */
    public RecipeConfig withEpochs(int newEpochs) {
        return new RecipeConfig(newEpochs, 0, batchSize, learningRate, momentum, weightDecay,
                labelSmoothing, shift, flip, precision);
    }

    /** The recipe with this seed. */
    public TrainingRecipe withSeed(long seed) {
        return new TrainingRecipe(epochs, maxSteps, batchSize, learningRate, momentum, weightDecay,
                labelSmoothing, shift, flip, precision, seed);
    }
}
