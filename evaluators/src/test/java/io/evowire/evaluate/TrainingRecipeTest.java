package io.evowire.evaluate;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evowire.core.network.TensorShape;
import org.junit.jupiter.api.Test;

class TrainingRecipeTest {

    private static final TensorShape WIDE = new TensorShape(3, 8, 20);

    private static TrainingRecipe recipe(int epochs, int maxSteps, int shift) {
        return new TrainingRecipe(epochs, maxSteps, 64, 0.1, 0.9, 0, 0, shift, false,
                Precision.FLOAT32, 1);
    }

    private static String refused(TrainingRecipe recipe) {
        return assertThrows(IllegalArgumentException.class,
                () -> recipe.requireFits(WIDE, 100)).getMessage();
    }

    @Test
    void epochsAndMaxStepsBothEndATraining() {
        assertEquals(6, recipe(3, 0, 0).steps(100)); // two steps an epoch, the second of 36
        assertEquals(5, recipe(3, 5, 0).steps(100));
        assertEquals(6, recipe(3, 7, 0).steps(100));
    }

    @Test
    void aNumberOfStepsTakesAsManyEpochsAsItNeeds() {
        for (int steps : new int[]{1, 2, 3, 500, Integer.MAX_VALUE}) {
            assertEquals(steps, recipe(1, 2, 0).withSteps(steps, 100).steps(100));
        }
        assertEquals(2, recipe(1, 0, 0).withSteps(3, 100).epochs());
        assertThrows(IllegalArgumentException.class, () -> recipe(1, 0, 0).withSteps(0, 100));
    }

    @Test
    void aShiftMustLeaveSomeOfTheImageInSight() {
        assertDoesNotThrow(() -> recipe(1, 0, 7).requireFits(WIDE, 100));
        String message = refused(recipe(1, 0, 8));
        assertTrue(message.contains("less than 8") && message.contains("[3, 8, 20]"), message);
    }

    @Test
    void moreStepsThanCanBeCountedAreRefusedUnlessTheyAreCapped() {
        String message = refused(recipe(Integer.MAX_VALUE, 0, 0));
        assertTrue(message.contains("2147483647 epochs of 2 steps"), message);
        assertDoesNotThrow(() -> recipe(Integer.MAX_VALUE, 9, 0).requireFits(WIDE, 100));
    }
}
