package io.evowire.core.statistics.gp;

/**
 * What is believed of a function before anything was seen.
 *
 * @param mean      its value, as long as there is no observation
 * @param deviation its standard deviation, above 0; counts as much as one observation
 */
public record Prior(double mean, double deviation) {

    public Prior {
        if (!Double.isFinite(mean) || !(deviation > 0 && Double.isFinite(deviation))) {
            throw new IllegalArgumentException("""
                    A prior needs a finite mean and a deviation above 0, not %s and %s."""
                    .formatted(mean, deviation));
        }
    }
}
