package io.evowire.core.statistics.gp;

/**
 * What is believed of a function at a point.
 *
 * @param mean      expected value, in the unit of the observed values
 * @param deviation standard deviation of the function there, in the same unit
 * @param noise     standard deviation of a single look at the function, in the same unit
 */
public record Posterior(double mean, double deviation, double noise) {

    /** Standard deviation of what one more look at the point would show. */
    public double observationDeviation() {
        return Math.sqrt(deviation * deviation + noise * noise);
    }
}
