package io.evowire.core.bounds;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class RecordBoundsTest {

    private record Recipe(@Bounded(min = 0, zero = "for ever") int steps,
            @Bounded(above = 0) double rate, @Bounded(min = 0, below = 1) double momentum,
            @Listed(min = 2, distinct = true) List<@Bounded(min = 1, max = 2) Integer> strides,
            @Listed List<String> names, String free) {}

    @BoundedLike(Recipe.class)
    private record Settings(int steps, @Bounded(min = 5) double rate, String free) {}

    private static final RecordBounds RECIPE = RecordBounds.of(Recipe.class);

    private static void refused(String message, Executable check) {
        assertEquals(message,
                assertThrows(IllegalArgumentException.class, check).getMessage());
    }

    @Test
    void aNumberOutOfBoundsIsRefusedWithWhatIsAllowed() {
        refused("steps must be at least 0 (0: for ever), not -1.",
                () -> RECIPE.check("steps", -1));
        refused("The rate must be above 0, not 0.0.",
                () -> RECIPE.check("rate", "The rate", 0.0));
        refused("momentum must be in [0, 1), not 1.0.", () -> RECIPE.check("momentum", 1.0));
        refused("all strides must be numbers 1 or 2, not 3.",
                () -> RECIPE.checkEach("strides", "all strides", List.of(1, 3)));
        assertDoesNotThrow(() -> {
            RECIPE.check("steps", 0);
            RECIPE.check("rate", Double.MIN_VALUE);
            RECIPE.check("momentum", Math.nextDown(1.0));
            RECIPE.checkEach("strides", "", List.of(1, 2));
        });
    }

    @Test
    void onlyWholeComponentsAreWhole() {
        assertTrue(RECIPE.get("steps").whole());
        assertTrue(RECIPE.get("strides").whole());
        assertFalse(RECIPE.get("rate").whole());
    }

    @Test
    void listsHaveALength() {
        assertTrue(RECIPE.allows("strides", List.of(1, 2)));
        assertFalse(RECIPE.allows("strides", List.of(1)));
        assertFalse(RECIPE.allows("strides", List.of(1, 1)));
        assertTrue(RECIPE.allows("names", List.of("a", "a")));
        assertFalse(RECIPE.allows("names", List.of()));
    }

    @Test
    void aRecordLikeAnotherHasItsBoundsUnlessItSaysOtherwise() {
        RecordBounds settings = RecordBounds.of(Settings.class);
        assertEquals(RECIPE.get("steps"), settings.get("steps"));
        assertEquals(5, settings.get("rate").min());
        assertEquals(Set.of("steps", "rate"), settings.components().keySet());
    }

    @Test
    void whatHasNoBoundsIsAFaultOfTheProgram() {
        assertTrue(RECIPE.find("free").isEmpty());
        assertThrows(IllegalArgumentException.class, () -> RECIPE.check("free", 1));
        assertThrows(IllegalArgumentException.class, () -> RECIPE.allows("free", List.of()));
    }
}
