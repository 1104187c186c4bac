package io.evowire.core.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MannWhitneyTest {

    private static final double ROUNDING = 1e-12;

    @Test
    void separateSamplesAreTheTwoMostExtremeOfAllDeals() {
        assertEquals(2 / 20.0, MannWhitney.probability(List.of(1.0, 2.0, 3.0),
                List.of(4.0, 5.0, 6.0)), ROUNDING);
        assertEquals(2 / 252.0, MannWhitney.probability(List.of(9.0, 8.0, 7.0, 6.0, 5.5),
                List.of(4.0, 5.0, 1.0, 2.0, 3.0)), ROUNDING);
    }

    @Test
    void equalSamplesDoNotDiffer() {
        assertEquals(1, MannWhitney.probability(List.of(1.0, 1.0), List.of(1.0, 1.0, 1.0)),
                ROUNDING);
    }

    @Test
    void itCountsTheDealsThatAreAsFarFromExpectation() {
        var random = new Random(1);
        for (int round = 0; round < 200; round++) {
            List<Double> first = values(1 + random.nextInt(5), random);
            List<Double> second = values(1 + random.nextInt(5), random);
            assertEquals(counted(first, second), MannWhitney.probability(first, second), ROUNDING,
                    first + " and " + second);
        }
    }

    // Few different values, so that many are equal.
    private static List<Double> values(int count, Random random) {
        return random.doubles(count).map(value -> Math.floor(4 * value)).boxed().toList();
    }

    /** By the definition: U counts the pairs in which the first sample is above, equal ones half. */
    private static double counted(List<Double> first, List<Double> second) {
        List<Double> all = new ArrayList<>(first);
        all.addAll(second);
        double middle = first.size() * second.size() / 2.0;
        double distance = Math.abs(u(all, (1 << first.size()) - 1) - middle);
        int[] deals = IntStream.range(0, 1 << all.size())
                .filter(deal -> Integer.bitCount(deal) == first.size()).toArray();
        return IntStream.of(deals).filter(deal -> Math.abs(u(all, deal) - middle) >= distance)
                .count() / (double) deals.length;
    }

    private static double u(List<Double> all, int deal) {
        double u = 0;
        for (int i = 0; i < all.size(); i++) {
            for (int j = 0; j < all.size(); j++) {
                if ((deal >> i & 1) == 1 && (deal >> j & 1) == 0) {
                    u += (Double.compare(all.get(i), all.get(j)) + 1) / 2.0;
                }
            }
        }
        return u;
    }
}
