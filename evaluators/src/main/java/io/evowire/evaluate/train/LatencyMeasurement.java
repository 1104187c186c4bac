package io.evowire.evaluate.train;

import io.evowire.core.network.TensorShape;
import io.evowire.core.statistics.Quantile;
import io.evowire.evaluate.Latency;
import io.evowire.evaluate.LatencyPlan;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Times the inference of a trained model, on images of noise: what they show does not matter. */
record LatencyMeasurement(LatencyPlan plan) {

    // The first inferences of a batch size allocate memory, and Java compiles while they run.
    private static final int WARM_UP_RUNS = 3;
    private static final long WARM_UP_NANOS = 500_000_000;

    /**
     * The latency of a model.
     *
     * @param shape   shape of an image, [C, H, W]
     * @param classes that the model tells apart
     */
    Latency of(ComputationGraph model, TensorShape shape, int classes) {
        try (var images = new Batch(plan.batch(), shape, classes)) {
            TrainingBenchmark.randomise(images, classes);
            INDArray features = images.features();
            long start = System.nanoTime();
            for (int run = 0; run < WARM_UP_RUNS
                    || System.nanoTime() - start < WARM_UP_NANOS; run++) {
                milliseconds(model, features);
            }
            double[] times = IntStream.range(0, plan.runs())
                    .mapToDouble(run -> milliseconds(model, features)).sorted().toArray();
            return new Latency(Quantile.of(times, 0.5),
                    Quantile.of(times, 0.75) - Quantile.of(times, 0.25),
                    plan.batch(), plan.runs());
        }
    }

    private static double milliseconds(ComputationGraph model, INDArray images) {
        long start = System.nanoTime();
        try (INDArray probabilities = model.outputSingle(images)) {
            probabilities.getDouble(0); // a GPU's inference ends here
        }
        return (System.nanoTime() - start) / 1e6;
    }
}
