package io.evowire.evaluate;

import io.evowire.core.bounds.Bounded;
import io.evowire.core.bounds.RecordBounds;

/**
 * How the time of inference is measured.
 *
 * @param batch images in an inference, from 1 to {@value #MOST}
 * @param runs  timed inferences, at least 3, of which a median can be taken
 */
public record LatencyPlan(@Bounded(min = 1, max = LatencyPlan.MOST) int batch,
        @Bounded(min = 3) int runs) {

    /** The largest batch. */
    public static final int MOST = 4096;

    private static final RecordBounds BOUNDS = RecordBounds.of(LatencyPlan.class);

    public LatencyPlan {
        BOUNDS.check("batch", batch);
        BOUNDS.check("runs", runs);
    }
}
