package io.evowire.run.study.audit;

import io.evowire.evaluate.TrainingRecipe;

/** Recipes for a number of steps, whatever the number of images. */
final class Lengths {

    private Lengths() {}

    /** The recipe for exactly so many steps: an epoch has at least one. */
    static TrainingRecipe of(TrainingRecipe recipe, int steps) {
        return recipe.withSteps(steps, 1);
    }
}
