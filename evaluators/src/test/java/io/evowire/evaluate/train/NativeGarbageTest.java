package io.evowire.evaluate.train;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class NativeGarbageTest {

    @Test
    void itIsCollectedAboveHalfOfTheBoundAndNotAtEachStep() {
        var garbage = new NativeGarbage(800);
        assertFalse(garbage.isDue(400));
        assertTrue(garbage.isDue(401));
        garbage.collected(300);
        assertFalse(garbage.isDue(400), "little was left");
        assertTrue(garbage.isDue(401));
        garbage.collected(600);
        assertFalse(garbage.isDue(700), "what was left is in use");
        assertTrue(garbage.isDue(701));
        assertFalse(new NativeGarbage(0).isDue(Long.MAX_VALUE), "nothing is bounded");
    }
}
