package io.evowire.evaluate.wann;

import io.evowire.core.wann.Connection;
import io.evowire.core.wann.SparseNetwork;
import io.evowire.core.wann.WeightedNetwork;
import io.evowire.evaluate.parameters.RandomStreams;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * Trains the weights of a network whose wiring stays as it is. After each epoch its accuracy on the
 * validation images is measured, and the weights of the best epoch are kept. The bits are the same
 * whatever the number of threads.
 *
 * @param network what is trained
 * @param recipe  how
 */
public record WannTraining(SparseNetwork network, WannRecipe recipe) {

    /**
     * What an epoch came to.
     *
     * @param epoch      from 1 on
     * @param loss       mean cross-entropy of the training images that it saw, as the weights were
     *                   when it saw them
     * @param validation accuracy on the validation images, a fraction
     */
    public record Epoch(int epoch, double loss, double validation) {}

    /**
     * What a training came to.
     *
     * @param weights    of the connections after the best epoch, the first of equals
     * @param best       that epoch; 0 if none was better than the weights that it started from
     * @param validation accuracy on the validation images after it, a fraction
     * @param passes     of training images through the network, see
     *                   {@link WannRecipe#PASSES_OF_A_GRADIENT}
     * @param curve      the epochs; fewer than were wanted if the loss diverged or it was stopped
     */
    public record Result(WeightedNetwork weights, int best, double validation, long passes,
            List<Epoch> curve) {

        public Result {
            curve = List.copyOf(curve);
        }
    }

    /**
     * Trains.
     *
     * @param train      images that it learns from
     * @param validation images that choose among its epochs
     * @param mayGoOn    asked before each epoch but the first
     * @param told       of each epoch
     */
    public Result run(WannImages train, WannImages validation, WannWorkers workers,
            BooleanSupplier mayGoOn, Consumer<Epoch> told) {
        List<WannBatch> judges = WannBatch.all(validation);
        Learner learner = learner(train, workers);
        List<Epoch> curve = new ArrayList<>();
        float[] kept = learner.weights();
        int best = 0;
        double accuracy = WannAccuracy.trained(network, kept, judges, workers);
        for (int epoch = 1; epoch <= recipe.epochs(); epoch++) {
            if (epoch > 1 && !mayGoOn.getAsBoolean()) {
                break;
            }
            double loss = learner.learn(epoch);
            float[] now = learner.weights();
            if (!Double.isFinite(loss) || !areFinite(now)) {
                break;
            }
            var done = new Epoch(epoch, loss,
                    WannAccuracy.trained(network, now, judges, workers));
            curve.add(done);
            told.accept(done);
            if (done.validation() > accuracy) {
                best = epoch;
                accuracy = done.validation();
                kept = now;
            }
        }
        return new Result(weighted(kept), best, accuracy, learner.passes(), curve);
    }

    /** The weights that a training starts from. */
    public WeightedNetwork before(WannImages train, WannWorkers workers) {
        return weighted(start(train, workers));
    }

    private float[] start(WannImages train, WannWorkers workers) {
        float[] weights = new float[network.connections().size()];
        switch (recipe.start()) {
            case ZERO -> {
            }
            case TUNED -> Arrays.fill(weights, WannAccuracy.tuned(network, train, workers));
            case HE -> {
                int[] read = new int[network.nodes()];
                network.connections().forEach(connection -> read[connection.to()]++);
                RandomGenerator random = new RandomStreams(recipe.seed()).weights();
                for (int i = 0; i < weights.length; i++) {
                    Connection connection = network.connections().get(i);
                    weights[i] = (float) (Math.sqrt(6.0 / read[connection.to()])
                            * (2 * random.nextDouble() - 1));
                }
            }
        }
        return weights;
    }

    private Learner learner(WannImages train, WannWorkers workers) {
        float[] start = start(train, workers);
        return switch (recipe.method()) {
            case ADAM, SGD -> new Descent(network, recipe, start, train);
            case PEPG -> new Exploration(network, recipe, start, train, workers);
        };
    }

    private static boolean areFinite(float[] weights) {
        for (float weight : weights) {
            if (!Float.isFinite(weight)) {
                return false;
            }
        }
        return true;
    }

    /** Weights as they are computed with. */
    static float[] floats(WeightedNetwork weighted) {
        float[] weights = new float[weighted.weights().size()];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = weighted.weights().get(i).floatValue();
        }
        return weights;
    }

    private WeightedNetwork weighted(float[] weights) {
        List<Double> values = new ArrayList<>(weights.length);
        for (float weight : weights) {
            values.add((double) weight);
        }
        return new WeightedNetwork(network, values);
    }
}
