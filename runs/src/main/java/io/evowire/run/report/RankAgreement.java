package io.evowire.run.report;

import io.evowire.evaluate.Outcome;
import io.evowire.run.store.Trial;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How well the order of networks after some epochs tells their order at the end: what a search could
 * save by stopping early.
 *
 * @param epoch       epochs trained, from 1
 * @param count       networks compared
 * @param correlation Spearman's rank correlation with the accuracy at the end, in [-1, 1]
 */
public record RankAgreement(int epoch, int count, double correlation) {

    /** Fewer networks have no order worth a number. */
    private static final int FEWEST = 5;

    /** The agreement after each epoch but the last; none if trainings have one epoch. */
    static List<RankAgreement> of(List<Trial> trials) {
        List<Outcome.Completed> completed = trials.stream()
                .flatMap(trial -> trial.outcome().stream())
                .filter(Outcome.Completed.class::isInstance).map(Outcome.Completed.class::cast)
                .toList();
        int epochs = completed.stream().mapToInt(c -> c.curve().size()).max().orElse(0);
        List<Outcome.Completed> whole = completed.stream()
                .filter(c -> c.curve().size() == epochs).toList();
        if (whole.size() < FEWEST) {
            return List.of();
        }
        double[] end = whole.stream().mapToDouble(Outcome.Completed::validationAccuracy).toArray();
        List<RankAgreement> agreements = new ArrayList<>();
        for (int epoch = 1; epoch < epochs; epoch++) {
            int index = epoch - 1;
            double[] early = whole.stream()
                    .mapToDouble(c -> c.curve().get(index).validationAccuracy()).toArray();
            double correlation = spearman(early, end);
            if (!Double.isNaN(correlation)) { // all alike: no order
                agreements.add(new RankAgreement(epoch, whole.size(), correlation));
            }
        }
        return agreements;
    }

    /** Pearson's correlation of the ranks; NaN if one side has no order. */
    static double spearman(double[] a, double[] b) {
        double[] ranksA = ranks(a);
        double[] ranksB = ranks(b);
        double mean = (a.length - 1) / 2.0;
        double ab = 0;
        double aa = 0;
        double bb = 0;
        for (int i = 0; i < a.length; i++) {
            ab += (ranksA[i] - mean) * (ranksB[i] - mean);
            aa += (ranksA[i] - mean) * (ranksA[i] - mean);
            bb += (ranksB[i] - mean) * (ranksB[i] - mean);
        }
        return ab / Math.sqrt(aa * bb);
    }

    // From 0; equal values share the mean of their ranks.
    private static double[] ranks(double[] values) {
        Integer[] order = IntStream.range(0, values.length).boxed()
                .sorted(Comparator.comparingDouble(i -> values[i])).toArray(Integer[]::new);
        double[] ranks = new double[values.length];
        for (int start = 0; start < order.length;) {
            int end = start + 1;
            while (end < order.length && values[order[end]] == values[order[start]]) {
                end++;
            }
            double rank = (start + end - 1) / 2.0;
            Arrays.stream(order, start, end).forEach(i -> ranks[i] = rank);
            start = end;
        }
        return ranks;
    }
}
