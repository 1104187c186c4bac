package io.evowire.run.config;

import io.evowire.evaluate.LatencyPlan;

/**
 * How the time of inference is measured.
 *
 * @param batch     images in an inference, at least 1
 * @param runs      timed inferences, at least 3
 * @param reference milliseconds, above 0: the reference point of the hypervolume. A slower network is
 *                  trained and may be on the front, but adds nothing to the hypervolume
 */
public record LatencyConfig(int batch, int runs, double reference) {

    public LatencyConfig {
        new LatencyPlan(batch, runs); // checks the values
        if (!(reference > 0 && reference <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException(
                    "reference must be above 0, not %s.".formatted(reference));
        }
    }

    /** What a worker needs to know of it. */
    LatencyPlan plan() {
        return new LatencyPlan(batch, runs);
    }
}
