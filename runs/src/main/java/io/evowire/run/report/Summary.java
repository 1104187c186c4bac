package io.evowire.run.report;

import io.evowire.core.statistics.Sample;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a page tells of a {@link Sample}, which may hold thousands of values.
 *
 * @param count number of values, at least 1
 * @param mean  arithmetic mean
 * @param sd    standard deviation, null for a single value
 */
public record Summary(int count, double mean, @Nullable Double sd) {

    /** The summary of these values, at least one. */
    static Summary of(List<Double> values) {
        var sample = new Sample(values);
        return new Summary(values.size(),
                Objects.requireNonNull(sample.mean(), "at least one value"), sample.deviation());
    }
}
