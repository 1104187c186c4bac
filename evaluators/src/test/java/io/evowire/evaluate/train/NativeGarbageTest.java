package io.evowire.evaluate.train;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class NativeGarbageTest {

    private int collections;

    private int after(NativeGarbage garbage, long left, long... taken) {
        for (long bytes : taken) {
            garbage.step(bytes, () -> {
                collections++;
                return left;
            });
        }
        return collections;
    }

    @Test
    void itIsCollectedAboveHalfOfTheBoundAndNotAtEachStep() {
        var garbage = new NativeGarbage(800);
        assertEquals(0, after(garbage, 200, 300, 400));
        assertEquals(1, after(garbage, 200, 401));
        assertEquals(2, after(garbage, 380, 200, 400, 401));
        assertEquals(2, after(garbage, 380, 400, 450, 480), "what was left is in use");
        assertEquals(3, after(garbage, 380, 481));
        assertEquals(3, after(new NativeGarbage(0), 0, Long.MAX_VALUE), "nothing is bounded");
    }

    @Test
    void howeverOftenItIsCollectedTheThresholdDoesNotRise() {
        var garbage = new NativeGarbage(800);
        for (int i = 1; i <= 20; i++) {
            assertEquals(i, after(garbage, 100, 420));
        }
    }

    @Test
    void nearTheBoundItIsCollectedAtEachStep() {
        var garbage = new NativeGarbage(800);
        assertEquals(1, after(garbage, 690, 700));
        assertEquals(1, after(garbage, 690, 699));
        assertEquals(4, after(garbage, 690, 701, 702, 701));
    }
}
