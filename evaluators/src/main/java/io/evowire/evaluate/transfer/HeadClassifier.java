package io.evowire.evaluate.transfer;

import io.evowire.evaluate.TrainingRecipe;
import io.evowire.evaluate.session.Batch;
import io.evowire.evaluate.session.Classifier;
import io.evowire.evaluate.train.CosineSchedule;
import io.evowire.evaluate.train.DroppedInputs;
import java.util.Arrays;

/**
 * A new last layer on layers that do not learn: softmax regression on what a {@link Learner}'s last
 * layer reads in inference. It begins with zeros and learns by the update rule of all trainings
 * (Nesterov momentum, cosine schedule, weight decay on weights alone) and the recipe's dropout, in
 * doubles. No edge is removed, as the layers below are read in inference.
 */
final class HeadClassifier implements Classifier {

    private final Learner below;
    private final TrainingRecipe recipe;
    private final CosineSchedule schedule;
    private final int classes;
    /** [features + 1][classes]: the bias is last. Empty until the first images say how many. */
    private double[][] weights = {};
    private double[][] velocities = {};
    private int step;

    /**
     * A last layer.
     *
     * @param below   closed with this
     * @param classes number of classes
     * @param steps   optimisation steps that the schedule spans, at least 1
     */
    HeadClassifier(Learner below, int classes, TrainingRecipe recipe, int steps) {
        this.below = below;
        this.classes = classes;
        this.recipe = recipe;
        this.schedule = new CosineSchedule(recipe.learningRate(), steps);
    }

    @Override
    public int classes() {
        return classes;
    }

    @Override
    public int step() {
        return step;
    }

    @Override
    public double step(Batch batch) {
        float[][] features = dropped(features(batch));
        double[][] gradient = new double[weights.length][classes];
        double loss = 0;
        for (int image = 0; image < features.length; image++) {
            double[] probabilities = probabilities(features[image]);
            for (int k = 0; k < classes; k++) {
                double target = batch.labels()[image * classes + k];
                loss -= target == 0 ? 0 : target * Math.log(probabilities[k]);
                double error = (probabilities[k] - target) / features.length;
                for (int i = 0; i < weights.length; i++) {
                    gradient[i][k] += error * input(features[image], i);
                }
            }
        }
        update(gradient);
        return loss / features.length;
    }

    private void update(double[][] gradient) {
        double rate = schedule.valueAt(step++, 0);
        double momentum = recipe.momentum();
        for (int i = 0; i < weights.length; i++) {
            double decay = i == weights.length - 1 ? 0 : recipe.weightDecay();
            for (int k = 0; k < classes; k++) {
                double slope = gradient[i][k] + decay * weights[i][k];
                velocities[i][k] = momentum * velocities[i][k] - rate * slope;
                weights[i][k] += momentum * velocities[i][k] - rate * slope;
            }
        }
    }

    private float[][] features(Batch batch) {
        float[][] features = below.features(batch);
        if (weights.length == 0) {
            weights = new double[features[0].length + 1][classes];
            velocities = new double[features[0].length + 1][classes];
        }
        return features;
    }

    private float[][] dropped(float[][] features) {
        double dropout = recipe.omitted().dropout();
        if (dropout == 0) {
            return features;
        }
        int width = features[0].length;
        float[] factors = new DroppedInputs(dropout, recipe.seed()).factors(step, features.length,
                width);
        float[][] kept = new float[features.length][width];
        for (int i = 0; i < factors.length; i++) {
            kept[i / width][i % width] = factors[i] * features[i / width][i % width];
        }
        return kept;
    }

    private static double input(float[] features, int at) {
        return at == features.length ? 1 : features[at];
    }

    private double[] probabilities(float[] features) {
        double[] logits = new double[classes];
        for (int i = 0; i < weights.length; i++) {
            for (int k = 0; k < classes; k++) {
                logits[k] += weights[i][k] * input(features, i);
            }
        }
        double most = Arrays.stream(logits).max().orElseThrow();
        double sum = 0;
        for (int k = 0; k < classes; k++) {
            logits[k] = Math.exp(logits[k] - most);
            sum += logits[k];
        }
        for (int k = 0; k < classes; k++) {
            logits[k] /= sum;
        }
        return logits;
    }

    @Override
    public boolean isFinite() {
        return Arrays.stream(weights).flatMapToDouble(Arrays::stream)
                .allMatch(Double::isFinite);
    }

    @Override
    public float[][] probabilities(Batch images) {
        float[][] features = features(images);
        float[][] rows = new float[features.length][classes];
        for (int image = 0; image < features.length; image++) {
            double[] probabilities = probabilities(features[image]);
            for (int k = 0; k < classes; k++) {
                rows[image][k] = (float) probabilities[k];
            }
        }
        return rows;
    }

    @Override
    public void close() {
        below.close();
    }
}
