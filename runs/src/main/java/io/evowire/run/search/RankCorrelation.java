package io.evowire.run.search;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Spearman's rank correlation: how far two lists of values agree on the order. */
public final class RankCorrelation {

    private RankCorrelation() {}

    /** In [-1, 1]; 0 where one of the lists holds a single value only. Equal values share their rank. */
    public static double of(List<Double> first, List<Double> second) {
        double[] a = centredRanks(first);
        double[] b = centredRanks(second);
        double lengths = Math.sqrt(product(a, a) * product(b, b));
        return lengths == 0 ? 0 : product(a, b) / lengths;
    }

    private static double[] centredRanks(List<Double> values) {
        double middle = (values.size() - 1) / 2.0;
        Integer[] order = IntStream.range(0, values.size()).boxed()
                .sorted(Comparator.comparingDouble(values::get)).toArray(Integer[]::new);
        double[] ranks = new double[order.length];
        for (int start = 0; start < order.length;) {
            int end = start + 1;
            while (end < order.length && values.get(order[end]).equals(values.get(order[start]))) {
                end++;
            }
            double rank = (start + end - 1) / 2.0 - middle;
            Arrays.stream(order, start, end).forEach(i -> ranks[i] = rank);
            start = end;
        }
        return ranks;
    }

    private static double product(double[] a, double[] b) {
        return IntStream.range(0, a.length).mapToDouble(i -> a[i] * b[i]).sum();
    }
}
