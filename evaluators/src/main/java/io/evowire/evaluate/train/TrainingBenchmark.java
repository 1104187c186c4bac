package io.evowire.evaluate.train;

import io.evowire.core.cost.Cost;
import io.evowire.core.network.Network;
import io.evowire.evaluate.Precision;
import io.evowire.evaluate.TrainingRecipe;
import io.evowire.evaluate.backend.Backend;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.dataset.DataSet;

/**
 * How fast a network trains: whole steps, forward, backward and update, on random images.
 *
 * @param batch images in a step, at least 1
 * @param steps timed steps, at least 1
 * @param precision arithmetic of the dense convolutions
 */
public record TrainingBenchmark(int batch, int steps, Precision precision) {

    /** Before the timed steps: the first ones allocate memory, and Java compiles while they run. */
    private static final int WARM_UP_STEPS = 3;
    private static final long WARM_UP_NANOS = 5_000_000_000L;

    public TrainingBenchmark {
        if (batch < 1 || steps < 1) {
            throw new IllegalArgumentException(
                    "A benchmark needs a batch and steps of at least 1, not %d and %d."
                            .formatted(batch, steps));
        }
    }

    /**
     * What was measured.
     *
     * @param imagesPerSecond images in a step divided by the median time of a step
     * @param parameters      trained parameters of the network
     * @param threads         that the kernels may use
     * @param batch           images in a step
     * @param kernels         name of what was measured, such as {@code stock}
     */
    public record Result(double imagesPerSecond, long parameters, int threads, int batch,
            String kernels) {}

    /** Measures stock layers. */
    public Result run(Network network) {
        return run(network, ModelBuilder.stock());
    }

    /** Measures these models. */
    public Result run(Network network, ModelBuilder models) {
        Backend.requireUsable();
        var recipe = new TrainingRecipe(1, 0, batch, 0.01, 0.9, 5e-5, 0.1, 0, false, precision, 1);
        ComputationGraph model = models.build(network, recipe, Integer.MAX_VALUE);
        try (var images = new Batch(batch, network.input(), network.classes())) {
            randomise(images, network.classes());
            DataSet data = images.dataSet();
            long start = System.nanoTime();
            for (int i = 0; i < WARM_UP_STEPS || System.nanoTime() - start < WARM_UP_NANOS; i++) {
                seconds(model, data);
            }
            double[] seconds = IntStream.range(0, steps).mapToDouble(i -> seconds(model, data))
                    .toArray();
            return new Result(batch / median(seconds), Cost.of(network).parameters(),
                    Backend.trainingThreads(), batch, models.kernels());
        } finally {
            ModelBuilder.release(model);
        }
    }

    private static double step(ComputationGraph model, DataSet data) {
        long start = System.nanoTime();
        model.fit(data);
        // Reading the parameters' sum, as training does, waits until a GPU has ended the step.
        model.params().sumNumber();
        return (System.nanoTime() - start) / 1e9;
    }

    private static double seconds(ComputationGraph model, DataSet data) {
        long start = System.nanoTime();
        model.fit(data);
        model.score(); // a GPU's step ends here
        return (System.nanoTime() - start) / 1e9;
    }

    private static void randomise(Batch images, int classes) {
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

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1
                ? sorted[middle]
                : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
