package io.evowire.core.statistics;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Ranks of values from 1 for the smallest; equal values share the mean of theirs. */
public final class MidRanks {

    private MidRanks() {}

    /** The rank of each value, a whole number or a half; no value may be NaN. */
    public static double[] of(List<Double> values) {
        Integer[] order = IntStream.range(0, values.size()).boxed()
                .sorted(Comparator.comparingDouble(values::get)).toArray(Integer[]::new);
        double[] ranks = new double[order.length];
        for (int start = 0; start < order.length;) {
            int end = start + 1;
            while (end < order.length
                    && values.get(order[end]).doubleValue() == values.get(order[start])) {
                end++;
            }
            double rank = (start + 1 + end) / 2.0;
            Arrays.stream(order, start, end).forEach(i -> ranks[i] = rank);
            start = end;
        }
        return ranks;
    }
}
