package io.evowire.run.report;

import io.evowire.core.statistics.Quantile;
import java.util.Arrays;

/**
 * The range that a chart shows of values a few of which may lie far away: Tukey's outer fences, cut
 * to the values that there are. A value outside is hidden and counted.
 *
 * @param low  smallest value inside
 * @param high largest value inside
 * @see <a href="https://archive.org/details/exploratorydataa00tuke_0">Tukey, Exploratory Data
 *      Analysis (1977), section 2D</a>
 */
public record RobustRange(double low, double high) {

    /** Fences stand so many interquartile ranges outside of the quartiles. */
    private static final double OUTER = 3;

    /** The range of these values; [0, 0] if there are none. */
    static RobustRange of(double... values) {
        if (values.length == 0) {
            return new RobustRange(0, 0);
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double first = Quantile.of(sorted, 0.25);
        double third = Quantile.of(sorted, 0.75);
        double reach = OUTER * (third - first);
        double low = Arrays.stream(sorted).filter(v -> v >= first - reach).min().orElseThrow();
        double high = Arrays.stream(sorted).filter(v -> v <= third + reach).max().orElseThrow();
        return new RobustRange(low, high);
    }

    /** The same by orders of magnitude, for values above 0. */
    static RobustRange ofMagnitudes(double... values) {
        RobustRange range = of(Arrays.stream(values).map(Math::log).toArray());
        double low = Arrays.stream(values).filter(v -> Math.log(v) >= range.low).min().orElse(0);
        double high = Arrays.stream(values).filter(v -> Math.log(v) <= range.high).max().orElse(0);
        return new RobustRange(low, high);
    }

    /** Whether the chart shows the value. */
    boolean contains(double value) {
        return value >= low && value <= high;
    }
}
