package io.evowire.evaluate;

/**
 * How long a trained network takes to classify one batch, with as many threads as it was trained
 * with, which is one in a worker on a processor.
 *
 * @param milliseconds median over the timed inferences, above 0
 * @param spread       interquartile range of the same, milliseconds, at least 0
 * @param batch        images in each
 * @param runs         timed inferences
 */
public record Latency(double milliseconds, double spread, int batch, int runs) {

    public Latency {
        // NaN must not reach a comparison.
        if (!(milliseconds > 0 && milliseconds <= Double.MAX_VALUE)
                || !(spread >= 0 && spread <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException(
                    "A latency must be above 0 with a spread of at least 0, not %s with %s."
                            .formatted(milliseconds, spread));
        }
    }
}
