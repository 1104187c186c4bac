package io.evowire.evaluate.measure;

import io.evowire.core.cost.Cost;
import io.evowire.core.network.Network;
import io.evowire.core.statistics.Quantile;
import io.evowire.evaluate.Precision;
import io.evowire.evaluate.TrainingRecipe;
import io.evowire.evaluate.backend.Backend;
import io.evowire.evaluate.session.Batch;
import io.evowire.evaluate.session.TrainingSession;
import io.evowire.evaluate.session.TrainingSessions;
import io.evowire.evaluate.train.ModelBuilder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;

/**
 * How fast a network trains: whole steps, forward, backward and update, on random images.
 *
 * @param batch images in a step, at least 1
 * @param steps timed steps, at least 1
 * @param precision arithmetic of the dense convolutions
 * @param warmUp least time of the steps before those, seconds, at least 0
 */
public record TrainingBenchmark(int batch, int steps, Precision precision, int warmUp) {

    /**
     * Before the timed steps: the first ones allocate memory, and Java compiles while they run.
     * With all processors busy the compiler takes long, so warming up ends when steps get no
     * faster.
     */
    private static final int WARM_UP_STEPS = 3;
    private static final double WARM_UP_LIMIT_SECONDS = 60;
    private static final int COMPARED_STEPS = 20;
    private static final double SETTLED = 0.97;

    public TrainingBenchmark {
        if (batch < 1 || steps < 1 || warmUp < 0) {
            throw new IllegalArgumentException(
                    "A benchmark has a batch and steps of at least 1 and warms up for 0 s or more,"
                            + " not %d, %d and %d.".formatted(batch, steps, warmUp));
        }
    }

    /**
     * What was measured.
     *
     * @param imagesPerSecond images in a step divided by the median time of a step
     * @param mean            images/s over all timed steps
     * @param parameters      trained parameters of the network
     * @param threads         that the kernels may use
     * @param batch           images in a step
     * @param kernels         name of what was measured, such as {@code stock}
     */
    public record Result(double imagesPerSecond, double mean, long parameters, int threads,
            int batch,
            String kernels) {}

    /** Measures stock layers. */
    public Result run(Network network) {
        return run(network, ModelBuilder.stock());
    }

    /** Measures these models. */
    public Result run(Network network, TrainingSessions models) {
        Backend.requireUsable();
        var recipe = new TrainingRecipe(1, 0, batch, 0.01, 0.9, 5e-5, 0.1, 0, false, precision, 1);
        var images = new Batch(batch, network.input(), network.classes());
        randomise(images, network.classes());
        try (var session = models.begin(network, recipe, Integer.MAX_VALUE)) {
            warmUp(session, images);
            double[] seconds = IntStream.range(0, steps).mapToDouble(i -> seconds(session, images))
                    .toArray();
            return new Result(batch / Quantile.median(seconds),
                    batch / Arrays.stream(seconds).average().orElseThrow(),
                    Cost.of(network).parameters(),
                    Backend.trainingThreads(), batch, models.kernels());
        }
    }

    private void warmUp(TrainingSession session, Batch images) {
        var steps = new ArrayList<Double>();
        double spent = 0;
        while (spent < WARM_UP_LIMIT_SECONDS && !(steps.size() >= WARM_UP_STEPS
                && spent >= warmUp && settled(steps))) {
            steps.add(seconds(session, images));
            spent += steps.getLast();
        }
    }

    // Slow networks make few steps in the least time: they have to show no more than those.
    private static boolean settled(List<Double> steps) {
        int compared = Math.min(COMPARED_STEPS, steps.size() / 2);
        int end = steps.size();
        return median(steps.subList(end - compared, end)) >= SETTLED
                * median(steps.subList(end - 2 * compared, end - compared));
    }

    private static double median(List<Double> values) {
        return Quantile.median(values.stream().mapToDouble(Double::doubleValue).toArray());
    }

    private static double seconds(TrainingSession session, Batch images) {
        long start = System.nanoTime();
        session.step(images);
        return (System.nanoTime() - start) / 1e9;
    }

    /** Fills a batch with noise and random labels. */
    public static void randomise(Batch images, int classes) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(1);
        float[] pixels = images.pixels();
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = (float) random.nextGaussian();
        }
        float[] labels = images.labels();
        for (int i = 0; i < labels.length; i += classes) {
            labels[i + random.nextInt(classes)] = 1;
        }
    }
}
