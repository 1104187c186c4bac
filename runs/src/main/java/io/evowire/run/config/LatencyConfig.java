package io.evowire.run.config;

import io.evowire.core.bounds.Bounded;
import io.evowire.core.bounds.BoundedLike;
import io.evowire.core.bounds.RecordBounds;
import io.evowire.evaluate.LatencyPlan;

/**
 * How the time of inference is measured.
 *
 * @param batch     images in an inference, at least 1
 * @param runs      timed inferences, at least 3
 * @param reference milliseconds, above 0: the reference point of the hypervolume. A slower network
 *                  is trained and may be on the front, but adds nothing to the hypervolume
 */
@BoundedLike(LatencyPlan.class)
public record LatencyConfig(int batch, int runs, @Bounded(above = 0) double reference) {

    private static final RecordBounds BOUNDS = RecordBounds.of(LatencyConfig.class);

    public LatencyConfig {
        new LatencyPlan(batch, runs); // checks the values
        BOUNDS.check("reference", reference);
    }

    /** What a worker needs to know of it. */
    LatencyPlan plan() {
        return new LatencyPlan(batch, runs);
    }
}
