package io.evowire.core.statistics;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Values of one quantity, measured independently. */
public record Sample(List<Double> values) {

    public Sample {
        values = List.copyOf(values);
    }

    /** Of what was measured. */
    public static Sample of(List<Optional<Double>> measured) {
        return new Sample(measured.stream().flatMap(Optional::stream).toList());
    }

    /** Null without a value. */
    public @Nullable Double mean() {
        return values.isEmpty()
                ? null
                : (Double) values.stream().mapToDouble(Double::doubleValue).average()
                        .orElseThrow();
    }

    /** Square root of the unbiased variance, null for fewer than two values. */
    public @Nullable Double deviation() {
        Double mean = mean();
        return mean == null || values.size() < 2
                ? null
                : (Double) Math.sqrt(
                        values.stream().mapToDouble(value -> (value - mean) * (value - mean)).sum()
                                / (values.size() - 1));
    }
}
