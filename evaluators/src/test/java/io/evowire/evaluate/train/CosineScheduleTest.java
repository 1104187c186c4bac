package io.evowire.evaluate.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class CosineScheduleTest {

    private final CosineSchedule schedule = new CosineSchedule(0.2, 8);

    @Test
    void startsAtTheRateAndHalvesInTheMiddle() {
        assertEquals(0.2, schedule.valueAt(0, 0));
        assertEquals(0.1 * (1 + Math.sqrt(0.5)), schedule.valueAt(2, 0), 1e-15);
        assertEquals(0.1, schedule.valueAt(4, 0), 1e-15);
    }

    @Test
    void endsAtZeroAndStaysThere() {
        assertEquals(0, schedule.valueAt(8, 0));
        assertEquals(0, schedule.valueAt(1_000, 0));
    }

    @Test
    void knowsStepsNotEpochs() {
        assertEquals(schedule.valueAt(3, 0), schedule.valueAt(3, 7));
    }

    @Test
    void needsAStep() {
        assertThrows(IllegalArgumentException.class, () -> new CosineSchedule(0.1, 0));
    }
}
