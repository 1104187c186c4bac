package io.evowire.core.statistics;

import java.util.List;
import java.util.stream.IntStream;

/** Pearson's correlation: how far two lists of values lie on a line. */
public final class Correlation {

    private Correlation() {}

    /**
     * In [-1, 1]; 0 where one of the lists holds a single value only.
     *
     * @param first  values
     * @param second as many, each beside the value of the first list that it belongs to
     * @throws IllegalArgumentException if one list is longer than the other
     */
    public static double of(List<Double> first, List<Double> second) {
        if (first.size() != second.size()) {
            throw new IllegalArgumentException("%d values have no correlation with %d."
                    .formatted(first.size(), second.size()));
        }
        double[] a = centred(first);
        double[] b = centred(second);
        double lengths = Math.sqrt(product(a, a) * product(b, b));
        return lengths == 0 ? 0 : Math.clamp(product(a, b) / lengths, -1, 1);
    }

    private static double[] centred(List<Double> values) {
        double mean = values.stream().mapToDouble(value -> value).average().orElse(0);
        return values.stream().mapToDouble(value -> value - mean).toArray();
    }

    private static double product(double[] a, double[] b) {
        return IntStream.range(0, a.length).mapToDouble(i -> a[i] * b[i]).sum();
    }
}
