package io.evowire.core.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class CorrelationTest {

    @Test
    void aLineCorrelatesFullyAndOtherwiseItIsLess() {
        assertEquals(1, Correlation.of(List.of(1.0, 2.0, 4.0), List.of(3.0, 5.0, 9.0)), 1e-12);
        assertEquals(-1, Correlation.of(List.of(1.0, 2.0, 4.0), List.of(-1.0, -2.0, -4.0)), 1e-12);
        assertEquals(0, Correlation.of(List.of(1.0, 2.0, 3.0), List.of(1.0, -1.0, 1.0)), 1e-12);
        // by hand: sums of products 8, of squares 10 and 10
        assertEquals(0.8, Correlation.of(List.of(1.0, 2.0, 3.0, 4.0, 5.0),
                List.of(2.0, 1.0, 4.0, 3.0, 5.0)), 1e-12);
    }

    @Test
    void aSingleValueCorrelatesWithNothing() {
        assertEquals(0, Correlation.of(List.of(2.0, 2.0), List.of(1.0, 3.0)));
        assertEquals(0, Correlation.of(List.of(), List.of()));
        assertThrows(IllegalArgumentException.class,
                () -> Correlation.of(List.of(1.0), List.of()));
    }
}
