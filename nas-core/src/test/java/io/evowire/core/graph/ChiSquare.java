package io.evowire.core.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Pearson's test of counts against a law. */
final class ChiSquare {

    private ChiSquare() {}

    /**
     * How many standard deviations the statistic lies above its mean, by the cube root of Wilson and
     * Hilferty: below 4 for all but one in 30,000 samples of the law.
     *
     * @param observed      count of each value
     * @param probabilities probability of each value; values expected fewer than 5 times are pooled
     */
    static double deviation(long[] observed, double[] probabilities) {
        long total = IntStream.range(0, observed.length).mapToLong(i -> observed[i]).sum();
        List<double[]> cells = new ArrayList<>();
        double[] open = new double[2];
        for (int i = 0; i < observed.length; i++) {
            open[0] += observed[i];
            open[1] += total * probabilities[i];
            if (open[1] >= 5) {
                cells.add(open);
                open = new double[2];
            }
        }
        cells.getLast()[0] += open[0];
        cells.getLast()[1] += open[1];
        double statistic = cells.stream().mapToDouble(c -> (c[0] - c[1]) * (c[0] - c[1]) / c[1])
                .sum();
        double freedom = cells.size() - 1;
        double variance = 2 / (9 * freedom);
        return (Math.cbrt(statistic / freedom) - (1 - variance)) / Math.sqrt(variance);
    }
}
