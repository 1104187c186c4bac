package io.evowire.run.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class RobustRangeTest {

    @Test
    void aValueFarFromTheOthersIsOutside() {
        RobustRange range = RobustRange.of(0.80, 0.82, 0.84, 0.86, 0.88, 0.10);
        assertEquals(new RobustRange(0.80, 0.88), range);
        assertFalse(range.contains(0.10));
    }

    @Test
    void valuesThatAreMerelySpreadAreAllInside() {
        RobustRange range = RobustRange.of(0.1, 0.3, 0.5, 0.7, 0.9);
        assertEquals(new RobustRange(0.1, 0.9), range);
        assertTrue(range.contains(0.1) && range.contains(0.9));
    }

    @Test
    void costsAreJudgedByOrdersOfMagnitude() {
        assertEquals(new RobustRange(1e5, 1e8), RobustRange.ofMagnitudes(1e5, 1e6, 1e7, 1e8),
                "a range of three decades has no outlier");
        assertEquals(new RobustRange(1e6, 1.3e6),
                RobustRange.ofMagnitudes(1e6, 1.1e6, 1.2e6, 1.3e6, 1e11));
    }

    @Test
    void equalValuesAndNoneHaveARange() {
        assertEquals(new RobustRange(3, 3), RobustRange.of(3, 3, 3));
        assertEquals(new RobustRange(5e6, 5e6), RobustRange.ofMagnitudes(5e6));
        assertEquals(new RobustRange(0, 0), RobustRange.of());
        assertEquals(new RobustRange(0, 0), RobustRange.ofMagnitudes());
    }
}
