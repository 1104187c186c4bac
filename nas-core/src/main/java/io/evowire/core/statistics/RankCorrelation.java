package io.evowire.core.statistics;

import java.util.Arrays;
import java.util.List;

/** Spearman's rank correlation: how far two lists of values agree on the order. */
public final class RankCorrelation {

    private RankCorrelation() {}

    /**
     * In [-1, 1]; 0 where one of the lists holds a single value only. Equal values share their
     * rank.
     */
    public static double of(List<Double> first, List<Double> second) {
        return Correlation.of(ranks(first), ranks(second));
    }

    private static List<Double> ranks(List<Double> values) {
        return Arrays.stream(MidRanks.of(values)).boxed().toList();
    }
}
