package io.evowire.evaluate;

/**
 * How the time of inference is measured.
 *
 * @param batch images in an inference, from 1 to {@value #MOST}
 * @param runs  timed inferences, at least 3
 */
public record LatencyPlan(int batch, int runs) {

    /** The largest batch. */
    public static final int MOST = 4096;

    public LatencyPlan {
        if (batch < 1 || batch > MOST) {
            throw new IllegalArgumentException(
                    "batch must be from 1 to %d, not %d.".formatted(MOST, batch));
        }
        if (runs < 3) {
            throw new IllegalArgumentException("""
                    runs must be at least 3, of which a median can be taken, not %d."""
                    .formatted(runs));
        }
    }
}
