package io.evowire.core.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
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
        List<Double> ways = ways(ranks, first.size());
        double far = IntStream.range(0, ways.size())
                .filter(sum -> Math.abs(sum - expected) >= distance).mapToDouble(ways::get).sum();
        return far / ways.stream().mapToDouble(Double::doubleValue).sum();
    }

    /** For each sum in how many ways so many of the ranks add up to it. */
    private static List<Double> ways(List<Integer> ranks, int chosen) {
        int largest = ranks.stream().mapToInt(Integer::intValue).sum();
        List<List<Double>> ways = new ArrayList<>(); // by number of ranks chosen, then by sum
        for (int i = 0; i <= chosen; i++) {
            ways.add(new ArrayList<>(Collections.nCopies(largest + 1, 0.0)));
        }
        ways.getFirst().set(0, 1.0);
        for (int rank : ranks) {
            for (int i = chosen; i > 0; i--) { // downwards: each rank is chosen at most once
                List<Double> with = ways.get(i);
                List<Double> without = ways.get(i - 1);
                for (int sum = largest; sum >= rank; sum--) {
                    with.set(sum, with.get(sum) + without.get(sum - rank));
                }
            }
        }
        return ways.getLast();
    }
}
