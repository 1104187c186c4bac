package io.evowire.core.statistics;

import java.util.List;

/**
 * Quartiles of some values, with linear interpolation between them.
 *
 * @param lower  a quarter of the values lies below
 * @param median half of the values lies below
 * @param upper  three quarters lie below
 */
public record Quartiles(double lower, double median, double upper) {

    /** Of one or more values. */
    public static Quartiles of(List<Double> values) {
        double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        return new Quartiles(Quantile.of(sorted, 0.25), Quantile.of(sorted, 0.5),
                Quantile.of(sorted, 0.75));
    }
}
