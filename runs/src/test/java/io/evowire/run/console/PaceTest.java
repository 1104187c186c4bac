package io.evowire.run.console;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class PaceTest {

    private static final double NEVER = Double.POSITIVE_INFINITY;

    @Test
    void rateAndTimeLeftFollowFromWhatWasDoneSinceTheBeginning() {
        assertEquals("2.0 steps/s  left 45s", new Pace("steps", 0).words(10, 100, NEVER, 5));
        assertEquals("1.0 steps/s  left 1m30s", new Pace("steps", 5).words(10, 100, NEVER, 5));
        assertEquals("500 steps/s  left 0s", new Pace("steps", 0).words(1000, 1001, NEVER, 2));
    }

    @Test
    void whatIsSlowIsCountedByTheMinute() {
        assertEquals("6.0 trials/min  left 10m00s", new Pace("trials", 0).words(6, 66, NEVER, 60));
    }

    @Test
    void nothingIsSaidBeforeThereIsAnythingToMeasure() {
        assertEquals("", new Pace("trials", 3).words(3, 10, NEVER, 60));
        assertEquals("", new Pace("trials", 0).words(3, 10, NEVER, 0));
    }

    @Test
    void atTheEndNothingIsLeft() {
        assertEquals("2.0 steps/s", new Pace("steps", 0).words(10, 10, NEVER, 5));
    }

    @Test
    void whatEndsByTheClockHasNoMoreTimeLeftThanTheClockLeaves() {
        Pace pace = new Pace("trials", 0);
        assertEquals("1.0 trials/s  left 5s", pace.words(5, 10, 3600, 5), "trials end first");
        assertEquals("1.0 trials/s  left 3s", pace.words(5, 10, 8, 5), "time ends first");
        assertEquals("1.0 trials/s  left 0s", pace.words(5, 10, 4, 5), "time is up");
        assertEquals("left 8s", pace.words(0, 10, 8, 0), "the clock alone tells at the beginning");
    }
}
