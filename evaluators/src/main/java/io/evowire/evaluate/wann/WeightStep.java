package io.evowire.evaluate.wann;

/** A rule by which weights follow a gradient downwards; it remembers the steps before. */
interface WeightStep {

    /** Changes the weights in place. */
    void apply(float[] weights, float[] gradient);

    /** The rule of a recipe. */
    static WeightStep of(WannRecipe recipe, int weights) {
        return recipe.method() == WannRecipe.Method.SGD
                ? new Momentum(weights, recipe.rate(), recipe.momentum())
                : new Adam(weights, recipe.rate(), recipe.momentum());
    }
}
