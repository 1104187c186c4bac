package io.evowire.core.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class QuantileTest {

    @Test
    void valuesBetweenTwoAreOnTheLineBetweenThem() {
        double[] values = {1, 2, 4, 8, 16};
        assertEquals(1, Quantile.of(values, 0));
        assertEquals(2, Quantile.of(values, 0.25));
        assertEquals(3, Quantile.of(values, 0.375));
        assertEquals(4, Quantile.of(values, 0.5));
        assertEquals(16, Quantile.of(values, 1));
        assertEquals(7, Quantile.of(new double[]{7}, 0.3));
    }

    @Test
    void anEvenNumberHasNoValueInTheMiddle() {
        double[] times = {1, 2, 3, 10};
        assertEquals(2.5, Quantile.of(times, 0.5));
        assertEquals(1.75, Quantile.of(times, 0.25));
        assertEquals(4.75, Quantile.of(times, 0.75));
        assertEquals(10, Quantile.of(times, 1));
    }

    @Test
    void theMedianNeedsNoOrder() {
        assertEquals(2, Quantile.median(3, 1, 2));
        assertEquals(2.5, Quantile.median(4, 3, 1, 2));
    }

    // As numpy.percentile gives them for these values.
    @Test
    void quartilesAreThoseOfOtherPrograms() {
        assertEquals(new Quartiles(1.75, 2.5, 3.25), Quartiles.of(List.of(4.0, 1.0, 3.0, 2.0)));
        assertEquals(new Quartiles(0.25, 0.5, 0.75), Quartiles.of(List.of(1.0, 0.0)));
        assertEquals(new Quartiles(5, 5, 5), Quartiles.of(List.of(5.0)));
    }
}
