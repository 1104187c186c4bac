package io.evowire.evaluate.wann;

import io.evowire.core.wann.SparseNetwork;
import io.evowire.evaluate.parameters.RandomStreams;
import java.util.Arrays;

/** Follows gradients, through all training images in a new order in each epoch. */
final class Descent implements Learner {

    private final WannImages images;
    private final RandomStreams streams;
    private final WeightedPass pass;
    private final WeightStep step;
    private final int batch;
    private final float[] weights;
    private final float[] gradient;
    private long passes;

    Descent(SparseNetwork network, WannRecipe recipe, float[] start, WannImages images) {
        this.images = images;
        streams = new RandomStreams(recipe.seed());
        pass = new WeightedPass(network);
        step = WeightStep.of(recipe, start.length);
        batch = Math.min(recipe.batch(), images.size());
        weights = start.clone();
        gradient = new float[start.length];
    }

    @Override
    public double learn(int epoch) {
        int[] order = streams.order(epoch, images.size());
        double loss = 0;
        for (int from = 0; from < order.length; from += batch) {
            int to = Math.min(order.length, from + batch);
            var seen = new WannBatch(images, Arrays.copyOfRange(order, from, to));
            loss += pass.gradient(seen, weights, gradient) * (to - from);
            step.apply(weights, gradient);
            passes += (long) WannRecipe.PASSES_OF_A_GRADIENT * (to - from);
        }
        return loss / order.length;
    }

    @Override
    public float[] weights() {
        return weights.clone();
    }

    @Override
    public long passes() {
        return passes;
    }
}
