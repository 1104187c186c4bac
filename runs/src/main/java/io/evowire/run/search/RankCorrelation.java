package io.evowire.run.search;

import java.util.List;
import java.util.stream.IntStream;

/** Spearman's rank correlation: how far two lists of values agree on the order. */
public final class RankCorrelation {

    private RankCorrelation() {}

    /** In [-1, 1]; 0 where one of the lists holds a single value only. Equal values share their rank. */
    public static double of(List<Double> first, List<Double> second) {
        List<Double> a = centredRanks(first);
        List<Double> b = centredRanks(second);
        double lengths = Math.sqrt(product(a, a) * product(b, b));
        return lengths == 0 ? 0 : product(a, b) / lengths;
    }

    private static List<Double> centredRanks(List<Double> values) {
        double middle = (values.size() - 1) / 2.0;
        return values.stream().map(value -> values.stream()
                .mapToDouble(other -> other < value ? 1 : other.equals(value) ? 0.5 : 0).sum()
                - 0.5 - middle).toList();
    }

    private static double product(List<Double> a, List<Double> b) {
        return IntStream.range(0, a.size()).mapToDouble(i -> a.get(i) * b.get(i)).sum();
    }
}
