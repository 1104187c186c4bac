package io.evowire.core.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class NormalTest {

    private static final MathContext DIGITS = new MathContext(60);

    static DoubleStream places() {
        return IntStream.rangeClosed(-80, 80).mapToDouble(i -> i / 9.0);
    }

    // 1/2 + (z - z^3 / (2 * 3) + z^5 / (2^2 2! 5) - ...) / sqrt(2 pi), with sixty digits
    private static double below(double z) {
        BigDecimal square = new BigDecimal(z).pow(2);
        BigDecimal term = new BigDecimal(z);
        BigDecimal sum = term;
        for (int i = 1; i < 400; i++) {
            term = term.multiply(square).divide(BigDecimal.valueOf(-2L * i), DIGITS);
            sum = sum.add(term.divide(BigDecimal.valueOf(2L * i + 1), DIGITS));
        }
        BigDecimal pi = new BigDecimal(
                "3.14159265358979323846264338327950288419716939937510582097494459");
        return new BigDecimal("0.5").add(sum.divide(
                pi.multiply(BigDecimal.TWO).sqrt(DIGITS), DIGITS)).doubleValue();
    }

    @ParameterizedTest
    @MethodSource("places")
    void theProbabilityBelowAPlaceIsThatOfItsSeriesInManyDigits(double z) {
        assertEquals(below(z), Normal.below(z), 1e-15);
    }

    @Test
    void probabilitiesRiseFromNothingToOne() {
        assertEquals(0.5, Normal.below(0));
        assertEquals(0, Normal.below(-40));
        assertEquals(1, Normal.below(40));
        assertEquals(0.9750021048517795, Normal.below(1.96), 1e-15);
    }

    @ParameterizedTest
    @CsvSource({"0.7, 0.05, 0.68", "0.7, 0.05, 0.9", "-2, 3, 1", "0, 1, 0", "5, 0.1, 0"})
    void anImprovementIsTheMeanOfWhatExceedsTheBound(double mean, double deviation, double bound) {
        int cells = 200_000;
        double width = 24 * deviation / cells;
        double sum = 0;
        for (int i = 0; i < cells; i++) {
            double value = mean - 12 * deviation + (i + 0.5) * width;
            sum += Math.max(0, value - bound) * Normal.density((value - mean) / deviation)
                    / deviation * width;
        }
        assertEquals(sum, Normal.expectedImprovement(mean, deviation, bound), 1e-9);
    }

    @Test
    void whatIsCertainImprovesByItsDifference() {
        assertEquals(0.25, Normal.expectedImprovement(0.75, 0, 0.5));
        assertEquals(0, Normal.expectedImprovement(0.25, 0, 0.5));
        assertTrue(Normal.expectedImprovement(0, 1, 9) >= 0, "rounding takes nothing away");
    }
}
