package io.evowire.core.statistics;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Spearman's rank correlation: how far two lists of values agree on the order. */
public final class RankCorrelation {

    private RankCorrelation() {}

    /**
     * In [-1, 1]; 0 where one of the lists holds a single value only. Equal values share their
     * rank.
     */
    public static double of(List<Double> first, List<Double> second) {
        double[] a = centredRanks(first);
        double[] b = centredRanks(second);
        double lengths = Math.sqrt(product(a, a) * product(b, b));
        return lengths == 0 ? 0 : product(a, b) / lengths;
    }

    private static double[] centredRanks(List<Double> values) {
        double middle = (values.size() + 1) / 2.0;
        return Arrays.stream(MidRanks.of(values)).map(rank -> rank - middle).toArray();
    }

    private static double product(double[] a, double[] b) {
        return IntStream.range(0, a.length).mapToDouble(i -> a[i] * b[i]).sum();
    }
}
