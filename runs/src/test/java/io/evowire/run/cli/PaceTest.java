package io.evowire.run.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class PaceTest {

    @Test
    void rateAndTimeLeftFollowFromWhatWasDoneSinceTheBeginning() {
        assertEquals("2.0 steps/s  left 45s", new Pace("steps", 0).words(10, 100, 5));
        assertEquals("1.0 steps/s  left 1m30s", new Pace("steps", 5).words(10, 100, 5));
        assertEquals("500 steps/s  left 0s", new Pace("steps", 0).words(1000, 1001, 2));
    }

    @Test
    void whatIsSlowIsCountedByTheMinute() {
        assertEquals("6.0 trials/min  left 10m00s", new Pace("trials", 0).words(6, 66, 60));
    }

    @Test
    void nothingIsSaidBeforeThereIsAnythingToMeasure() {
        assertEquals("", new Pace("trials", 3).words(3, 10, 60));
        assertEquals("", new Pace("trials", 0).words(3, 10, 0));
    }

    @Test
    void atTheEndNothingIsLeft() {
        assertEquals("2.0 steps/s", new Pace("steps", 0).words(10, 10, 5));
    }
}
