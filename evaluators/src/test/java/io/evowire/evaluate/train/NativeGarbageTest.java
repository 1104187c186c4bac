package io.evowire.evaluate.train;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class NativeGarbageTest {

    private int collections;

    private int after(NativeGarbage garbage, long... taken) {
        for (long bytes : taken) {
            garbage.step(bytes, () -> collections++);
        }
        return collections;
    }

    @Test
    void itIsCollectedAboveHalfOfTheBoundAndNotAtEachStep() {
        var garbage = new NativeGarbage(800);
        assertEquals(0, after(garbage, 300, 400));
        assertEquals(1, after(garbage, 401, 200), "the second tells what was left");
        assertEquals(2, after(garbage, 400, 401, 600));
        assertEquals(2, after(garbage, 650, 700), "what was left is in use");
        assertEquals(3, after(garbage, 701));
        assertEquals(3, after(new NativeGarbage(0), Long.MAX_VALUE), "nothing is bounded");
    }

    @Test
    void howeverOftenItIsCollectedTheThresholdDoesNotRise() {
        var garbage = new NativeGarbage(800);
        for (int i = 1; i <= 20; i++) {
            assertEquals(i, after(garbage, 420, 100));
        }
    }
}
