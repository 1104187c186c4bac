package io.evowire.run.report;

import java.util.List;

/**
 * Mean and deviation of measured values.
 *
 * @param count number of values, at least 1
 * @param mean  arithmetic mean
 * @param sd    sample standard deviation (with n - 1), 0 for a single value
 */
public record Sample(int count, double mean, double sd) {

    /** The sample of these values, at least one. */
    static Sample of(List<Double> values) {
        double mean = values.stream().mapToDouble(v -> v).average().orElseThrow();
        double squares = values.stream().mapToDouble(v -> (v - mean) * (v - mean)).sum();
        return new Sample(values.size(), mean,
                values.size() == 1 ? 0 : Math.sqrt(squares / (values.size() - 1)));
    }
}
