package io.evowire.core.statistics;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The rank-sum test of Mann, Whitney and Wilcoxon: whether one of two samples tends to larger
 * values. Exact, also with equal values, as few runs are all that anybody can afford: all ways to
 * deal the values out to the two samples are counted.
 *
 * @see <a href="https://doi.org/10.1214/aoms/1177730491">Mann and Whitney 1947</a>
 */
public final class MannWhitney {

    private MannWhitney() {}

    /**
     * Probability that the rank sums of two samples from one distribution are at least as far from
     * what is expected, in (0, 1]. Two-sided. Small if the samples differ.
     *
     * @param first  one or more values, none NaN
     * @param second one or more values, none NaN
     */
    public static double probability(List<Double> first, List<Double> second) {
        List<Double> all = Stream.concat(first.stream(), second.stream()).toList();
        // Doubled, so that they are whole numbers.
        List<Integer> ranks = Arrays.stream(MidRanks.of(all)).mapToObj(rank -> (int) (2 * rank))
                .toList();
        int expected = first.size() * (all.size() + 1);
        int distance = Math.abs(ranks.subList(0, first.size()).stream()
                .mapToInt(Integer::intValue).sum() - expected);
        double[] ways = ways(ranks, first.size());
        double far = IntStream.range(0, ways.length)
                .filter(sum -> Math.abs(sum - expected) >= distance).mapToDouble(sum -> ways[sum])
                .sum();
        return far / DoubleStream.of(ways).sum();
    }

    /** For each sum in how many ways so many of the ranks add up to it. */
    private static double[] ways(List<Integer> ranks, int chosen) {
        int largest = ranks.stream().mapToInt(Integer::intValue).sum();
        double[][] ways = new double[chosen + 1][largest + 1]; // by number of ranks chosen
        ways[0][0] = 1;
        for (int rank : ranks) {
            for (int i = chosen; i > 0; i--) { // downwards: each rank is chosen at most once
                double[] with = ways[i];
                double[] without = ways[i - 1];
                for (int sum = largest; sum >= rank; sum--) {
                    with[sum] += without[sum - rank];
                }
            }
        }
        return ways[chosen];
    }
}
