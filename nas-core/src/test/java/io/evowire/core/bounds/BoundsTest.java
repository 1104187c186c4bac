package io.evowire.core.bounds;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class BoundsTest {

    private static final double NONE = Double.POSITIVE_INFINITY;

    @Test
    void aBoundIsAllowedUnlessItIsExcluded() {
        Bounds open = new Bounds(0, true, 1, true, 0);
        Bounds closed = Bounds.fraction();
        for (double bound : new double[]{0, 1}) {
            assertTrue(closed.contains(bound));
            assertFalse(open.contains(bound));
        }
        assertTrue(open.contains(0.5));
        assertFalse(closed.contains(-0.001));
        assertFalse(closed.contains(1.001));
    }

    @Test
    void whatIsNotFiniteIsNeverAllowed() {
        for (double number : new double[]{Double.NaN, NONE, -NONE}) {
            assertFalse(new Bounds(-NONE, false, NONE, false, 0).contains(number));
        }
    }

    @Test
    void stepsLeaveOutWhatLiesBetween() {
        Bounds even = Bounds.multiples(2, 2);
        assertEquals(List.of(2, 4, 6), List.of(0, 1, 2, 3, 4, 5, 6).stream()
                .filter(even::contains).toList());
        assertTrue(even.whole());
        assertFalse(Bounds.fraction().whole());
    }

    @Test
    void wordsSayWhatIsAllowed() {
        assertEquals("at least 2", Bounds.multiples(2, 2).words());
        assertEquals("in (0, 1]", Bounds.positiveFraction().words());
        assertEquals("in [0, 0.5)", new Bounds(0, false, 0.5, true, 0).words());
        assertEquals("above 0", new Bounds(0, true, NONE, false, 0).words());
        assertEquals("from 1 to 20", new Bounds(1, false, 20, false, 1).words());
    }

    @Test
    void boundsThatAllowNothingAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> new Bounds(2, false, 1, false, 0));
        assertThrows(IllegalArgumentException.class, () -> Bounds.multiples(2, 3));
        assertThrows(IllegalArgumentException.class,
                () -> new Bounds(Double.NaN, false, 1, false, 0));
    }
}
