package io.evowire.evaluate.measure;

import io.evowire.core.statistics.Quantile;
import io.evowire.evaluate.Latency;
import io.evowire.evaluate.LatencyPlan;
import io.evowire.evaluate.session.Batch;
import io.evowire.evaluate.session.TrainingSession;
import java.util.stream.IntStream;

/** Times the inference of a trained model, on images of noise: what they show does not matter. */
public record LatencyMeasurement(LatencyPlan plan) {

    // The first inferences of a batch size allocate memory, and Java compiles while they run.
    private static final int WARM_UP_RUNS = 3;
    private static final long WARM_UP_NANOS = 500_000_000;

    /** The latency of the network that a session holds. */
    public Latency of(TrainingSession session) {
        int classes = session.network().classes();
        var images = new Batch(plan.batch(), session.network().input(), classes);
        TrainingBenchmark.randomise(images, classes);
        long start = System.nanoTime();
        for (int run = 0; run < WARM_UP_RUNS
                || System.nanoTime() - start < WARM_UP_NANOS; run++) {
            milliseconds(session, images);
        }
        double[] times = IntStream.range(0, plan.runs())
                .mapToDouble(run -> milliseconds(session, images)).sorted().toArray();
        return new Latency(Quantile.of(times, 0.5),
                Quantile.of(times, 0.75) - Quantile.of(times, 0.25), plan.batch(), plan.runs());
    }

    private static double milliseconds(TrainingSession session, Batch images) {
        long start = System.nanoTime();
        session.probabilities(images);
        return (System.nanoTime() - start) / 1e6;
    }
}
