package io.evowire.core.statistics;

import java.util.stream.DoubleStream;
import java.util.stream.LongStream;

/**
 * Mean and deviation of a sample.
 *
 * @param mean arithmetic mean
 * @param sd   sample standard deviation (with n - 1), 0 for a single value
 */
public record Spread(double mean, double sd) {

    /** The spread of these values, at least one. */
    public static Spread of(long... values) {
        return of(LongStream.of(values).asDoubleStream().toArray());
    }

    /** The spread of these values, at least one. */
    public static Spread of(double... values) {
        double mean = DoubleStream.of(values).average()
                .orElseThrow(() -> new IllegalArgumentException(
                        "Mean and deviation need at least 1 value, not 0."));
        double squares = DoubleStream.of(values).map(v -> (v - mean) * (v - mean)).sum();
        return new Spread(mean, values.length == 1 ? 0 : Math.sqrt(squares / (values.length - 1)));
    }
}
