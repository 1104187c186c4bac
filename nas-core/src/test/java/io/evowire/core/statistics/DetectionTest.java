package io.evowire.core.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DetectionTest {

    private static Detection ranked(int... labelsByFallingScore) {
        double[] scores = IntStream.range(0, labelsByFallingScore.length)
                .mapToDouble(i -> -i).toArray();
        return Detection.of(scores, positive(labelsByFallingScore));
    }

    private static boolean[] positive(int... labels) {
        boolean[] positive = new boolean[labels.length];
        for (int i = 0; i < labels.length; i++) {
            positive[i] = labels[i] == 1;
        }
        return positive;
    }

    /** The sum over all thresholds as it is defined, each counted anew. */
    private static double averagePrecision(double[] scores, boolean[] positive) {
        double sum = 0;
        double before = 0;
        for (double threshold : DoubleStream.of(scores).distinct().boxed()
                .sorted((a, b) -> Double.compare(b, a)).toList()) {
            int taken = 0;
            int hits = 0;
            int positives = 0;
            for (int i = 0; i < scores.length; i++) {
                positives += positive[i] ? 1 : 0;
                taken += scores[i] >= threshold ? 1 : 0;
                hits += scores[i] >= threshold && positive[i] ? 1 : 0;
            }
            double recall = (double) hits / positives;
            sum += (recall - before) * hits / taken;
            before = recall;
        }
        return sum;
    }

    /** The share of ordered pairs, each looked at. */
    private static double auroc(double[] scores, boolean[] positive) {
        double won = 0;
        int pairs = 0;
        for (int i = 0; i < scores.length; i++) {
            for (int j = 0; j < scores.length; j++) {
                if (positive[i] && !positive[j]) {
                    pairs++;
                    won += scores[i] > scores[j] ? 1 : scores[i] == scores[j] ? 0.5 : 0;
                }
            }
        }
        return won / pairs;
    }

    @Test
    void aPositiveANegativeAndAPositiveGiveFiveSixths() {
        Detection found = ranked(1, 0, 1);
        assertEquals(5 / 6.0, found.averagePrecision(), 1e-15);
        assertEquals(0.5, found.auroc(), 1e-15);
        assertEquals(2 / 3.0, found.prevalence(), 1e-15);
    }

    @Test
    void allTiesGiveThePrevalence() {
        Detection found = Detection.of(new double[]{0.3, 0.3, 0.3, 0.3, 0.3},
                positive(0, 1, 0, 0, 1));
        assertEquals(0.4, found.averagePrecision(), 1e-15);
        assertEquals(0.5, found.auroc(), 1e-15);
    }

    @Test
    void theWorstRankingOfManyIsStillAboveNothing() {
        int[] labels = new int[14_000];
        IntStream.range(14_000 - 1_575, 14_000).forEach(i -> labels[i] = 1);
        assertEquals(0.0585, ranked(labels).averagePrecision(), 5e-5);
        assertEquals(0, ranked(labels).auroc());
    }

    @Test
    void aPerfectRankingIsOne() {
        assertEquals(new Detection(1, 1, 0.5), ranked(1, 1, 0, 0));
    }

    @Test
    void itIsTheDefinitionOnRandomCasesWithTies() {
        var random = RandomGenerator.of("L64X128MixRandom");
        for (int round = 0; round < 300; round++) {
            int images = random.nextInt(2, 60);
            int values = random.nextInt(1, 20);
            double[] scores = random.ints(images, 0, values).mapToDouble(i -> i / 7.0).toArray();
            boolean[] positive = new boolean[images];
            for (int i = 0; i < images; i++) {
                positive[i] = random.nextInt(3) == 0;
            }
            positive[0] = true;
            positive[1] = false;
            Detection found = Detection.of(scores, positive);
            assertEquals(averagePrecision(scores, positive), found.averagePrecision(), 1e-12);
            assertEquals(auroc(scores, positive), found.auroc(), 1e-12);
        }
    }

    @Test
    void negativeZeroAndZeroAreOneScore() {
        assertEquals(Detection.of(new double[]{0.0, 0.0, -1}, positive(0, 1, 0)),
                Detection.of(new double[]{0.0, -0.0, -1}, positive(0, 1, 0)));
    }

    @Test
    void whatShowsNothingIsRefused() {
        for (int label : List.of(0, 1)) {
            assertThrows(IllegalArgumentException.class, () -> ranked(label, label));
        }
        assertThrows(IllegalArgumentException.class,
                () -> Detection.of(new double[]{1, Double.NaN}, positive(0, 1)));
        assertThrows(IllegalArgumentException.class,
                () -> Detection.of(new double[]{1}, positive(0, 1)));
    }
}
