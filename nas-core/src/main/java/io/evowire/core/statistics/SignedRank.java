package io.evowire.core.statistics;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Wilcoxon's signed-rank test: whether differences of pairs tend to one side. Exact, as pairs are
 * few: all ways to give the differences their signs are counted. It takes differences of equal
 * size, but no particular distribution; only that it is symmetric.
 *
 * @see <a href="https://doi.org/10.2307/3001968">Wilcoxon 1945</a>
 */
public final class SignedRank {

    private SignedRank() {}

    /**
     * Where the middle of the differences lies.
     *
     * @param low   end of the interval
     * @param high  the other
     * @param level probability at least that such an interval holds the middle, in (0, 1)
     */
    public record Interval(double low, double high, double level) {}

    /**
     * Probability that ranks of differences without a tendency add up as far from what is expected,
     * in (0, 1]. Two-sided. Differences of 0 say nothing and are left out.
     *
     * @param differences none NaN
     */
    public static double probability(List<Double> differences) {
        List<Double> some = differences.stream().filter(difference -> difference != 0).toList();
        // Doubled, so that they are whole numbers.
        int[] ranks = Arrays.stream(MidRanks.of(some.stream().map(Math::abs).toList()))
                .mapToInt(rank -> (int) (2 * rank)).toArray();
        double[] ways = ways(ranks);
        int sum = IntStream.range(0, ranks.length).filter(i -> some.get(i) > 0)
                .map(i -> ranks[i]).sum();
        int all = ways.length - 1;
        double far = IntStream.rangeClosed(0, all)
                .filter(other -> Math.abs(2 * other - all) >= Math.abs(2 * sum - all))
                .mapToDouble(other -> ways[other]).sum();
        return far / Math.pow(2, ranks.length);
    }

    /**
     * The middle of the differences: the median of the means of all pairs of them, each one with
     * itself included (Hodges and Lehmann 1963).
     *
     * @param differences one or more, none NaN
     */
    public static double middle(List<Double> differences) {
        return Quantile.of(means(differences), 0.5);
    }

    /**
     * The narrowest interval between such means that holds the middle with a probability of at
     * least {@code level}; empty if there are too few differences for one.
     *
     * @param differences none NaN
     * @param level       in (0, 1), such as 0.95
     */
    public static Optional<Interval> interval(List<Double> differences, double level) {
        double[] ways = ways(IntStream.rangeClosed(1, differences.size()).toArray());
        double all = Math.pow(2, differences.size());
        double below = 0; // ways to a sum below what is looked at
        @Nullable
        Interval narrowest = null;
        double[] means = means(differences);
        for (int sum = 0; 2 * sum < means.length; sum++) {
            below += ways[sum];
            double held = 1 - 2 * below / all;
            if (held < level) {
                break;
            }
            narrowest = new Interval(means[sum], means[means.length - 1 - sum], held);
        }
        return Optional.ofNullable(narrowest);
    }

    private static double[] means(List<Double> differences) {
        return IntStream.range(0, differences.size()).boxed()
                .flatMap(i -> differences.subList(0, i + 1).stream()
                        .map(other -> (differences.get(i) + other) / 2))
                .mapToDouble(Double::doubleValue).sorted().toArray();
    }

    /** For each sum in how many ways some of the ranks add up to it. */
    private static double[] ways(int[] ranks) {
        double[] ways = new double[IntStream.of(ranks).sum() + 1];
        ways[0] = 1;
        for (int rank : ranks) {
            for (int sum = ways.length - 1; sum >= rank; sum--) { // downwards: each rank once
                ways[sum] += ways[sum - rank];
            }
        }
        return ways;
    }
}
