package io.evowire.core.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SignedRankTest {

    private static final double ROUNDING = 1e-12;
    private static final List<Double> TEN = List.of(0.4, -0.1, 0.9, 0.3, 1.2, 0.7, -0.2, 0.5,
            1.1, 0.6);

    @Test
    void differencesOfOneSignAreTheTwoMostExtremeOfAllSigns() {
        assertEquals(2 / 8.0, SignedRank.probability(List.of(1.0, 2.0, 3.0)), ROUNDING);
        assertEquals(2 / 1024.0, SignedRank.probability(TEN.stream().map(Math::abs).toList()),
                ROUNDING);
        assertEquals(1, SignedRank.probability(List.of(0.0, 0.0)), ROUNDING);
        assertEquals(1, SignedRank.probability(List.of(2.0, -2.0, 0.0)), ROUNDING);
    }

    @Test
    void itCountsTheSignsThatAreAsFarFromExpectation() {
        var random = new Random(1);
        for (int round = 0; round < 200; round++) {
            // Few different values, so that many are of equal size.
            List<Double> differences = random.doubles(1 + random.nextInt(8))
                    .map(value -> Math.floor(7 * value) - 3).boxed().toList();
            assertEquals(counted(differences), SignedRank.probability(differences), ROUNDING,
                    differences.toString());
        }
    }

    /** By the definition: the sum of the ranks of positive differences under all signs. */
    private static double counted(List<Double> differences) {
        List<Double> some = differences.stream().filter(difference -> difference != 0).toList();
        double[] ranks = MidRanks.of(some.stream().map(Math::abs).toList());
        int signs = IntStream.range(0, some.size()).filter(i -> some.get(i) > 0)
                .map(i -> 1 << i).sum();
        double expected = some.size() * (some.size() + 1) / 4.0;
        double distance = Math.abs(sum(ranks, signs) - expected);
        return IntStream.range(0, 1 << some.size())
                .filter(other -> Math.abs(sum(ranks, other) - expected) >= distance)
                .count() / Math.pow(2, some.size());
    }

    private static double sum(double[] ranks, int signs) {
        return IntStream.range(0, ranks.length).filter(i -> (signs >> i & 1) == 1)
                .mapToDouble(i -> ranks[i]).sum();
    }

    // Hollander, Wolfe and Chicken, Nonparametric Statistical Methods, table of the signed ranks:
    // for ten differences P(T <= 8) = 0.024, so the ninth mean from each end holds 95.1 %.
    @Test
    void theIntervalOfTenDifferencesRunsBetweenTheNinthMeans() {
        var interval = SignedRank.interval(TEN, 0.95).orElseThrow();
        double[] means = IntStream.range(0, 10).boxed()
                .flatMap(i -> IntStream.rangeClosed(0, i)
                        .mapToObj(j -> (TEN.get(i) + TEN.get(j)) / 2))
                .mapToDouble(Double::doubleValue).sorted().toArray();
        assertEquals(means[8], interval.low());
        assertEquals(means[46], interval.high());
        assertEquals(1 - 50 / 1024.0, interval.level(), ROUNDING);
        assertEquals(Quantile.median(means), SignedRank.middle(TEN));
        assertTrue(SignedRank.interval(TEN, 0.99).orElseThrow().low() < interval.low());
    }

    @Test
    void fiveDifferencesAreTooFewForNinetyFivePerCent() {
        List<Double> five = TEN.subList(0, 5);
        assertEquals(Optional.empty(), SignedRank.interval(five, 0.95));
        assertEquals(1 - 2 / 32.0, SignedRank.interval(five, 0.9).orElseThrow().level(), ROUNDING);
        assertEquals(Optional.empty(), SignedRank.interval(List.of(), 0.95));
    }

    @Test
    void intervalsHoldTheMiddleAsOftenAsTheySay() {
        var random = new Random(2);
        int held = 0;
        for (int round = 0; round < 2_000; round++) {
            List<Double> sample = IntStream.range(0, 8).mapToObj(i -> 1 + random.nextGaussian())
                    .toList();
            var interval = SignedRank.interval(sample, 0.9).orElseThrow();
            held += interval.low() <= 1 && 1 <= interval.high() ? 1 : 0;
        }
        double level = SignedRank.interval(TEN.subList(0, 8), 0.9).orElseThrow().level();
        assertEquals(level, held / 2_000.0, 5 * Math.sqrt(level * (1 - level) / 2_000));
    }
}
