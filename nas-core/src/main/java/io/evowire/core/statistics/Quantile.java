package io.evowire.core.statistics;

import java.util.Arrays;

/**
 * Quantiles with linear interpolation between the values beside them.
 *
 * @see <a href="https://doi.org/10.1080/00031305.1996.10473566">Hyndman and Fan 1996, definition
 *      7</a>
 */
public final class Quantile {

    private Quantile() {}

    /**
     * The value below which this fraction of the values lies.
     *
     * @param sorted   one or more values, ascending
     * @param fraction in [0, 1]
     */
    public static double of(double[] sorted, double fraction) {
        double position = fraction * (sorted.length - 1);
        int below = (int) position;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
    }

    /** The median of one or more values in any order. */
    public static double median(double... values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return of(sorted, 0.5);
    }
}
