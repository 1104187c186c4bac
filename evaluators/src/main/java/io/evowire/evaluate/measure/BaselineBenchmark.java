package io.evowire.evaluate.measure;

import io.evowire.evaluate.backend.Backend;
import io.evowire.evaluate.baseline.BaselineClassifier;
import io.evowire.evaluate.baseline.BaselineTraining;
import io.evowire.evaluate.session.Batch;

/**
 * How fast a network that was made by hand trains in DL4J's stock layers: whole steps on random
 * images, after one that is not timed, as the first one allocates memory.
 *
 * @param steps   timed steps at most, at least 1
 * @param seconds after which no further step is timed, above 0; one is timed in any case
 */
public record BaselineBenchmark(int steps, double seconds) {

    public BaselineBenchmark {
        if (steps < 1 || !(seconds > 0)) {
            throw new IllegalArgumentException(
                    "A benchmark has steps of at least 1 and a time above 0, not %d and %s."
                            .formatted(steps, seconds));
        }
    }

    /** Mean seconds of a step of the training's batch size. */
    public double secondsAStep(BaselineTraining training) {
        Backend.requireUsable();
        var images = new Batch(training.recipe().batchSize(), training.images(),
                training.classes());
        TrainingBenchmark.randomise(images, training.classes());
        try (BaselineClassifier classifier = training.begin(Integer.MAX_VALUE)) {
            classifier.step(images);
            long start = System.nanoTime();
            int timed = 0;
            do {
                classifier.step(images);
                timed++;
            } while (timed < steps && since(start) < seconds);
            return since(start) / timed;
        }
    }

    private static double since(long start) {
        return (System.nanoTime() - start) / 1e9;
    }
}
