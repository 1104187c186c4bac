package io.evowire.core.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evowire.core.statistics.Confusion.Mistake;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class ConfusionTest {

    /** 8 images of the first class, 2 of the second, none of the third, 2 of the fourth. */
    private static final Confusion CONFUSION = Confusion.of(new int[][]{{6, 1, 0, 1},
            {1, 1, 0, 0}, {0, 0, 0, 0}, {2, 0, 0, 0}});

    @Test
    void accuracyIsOfAllImagesAndRecallOfThoseOfAClass() {
        assertEquals(12, CONFUSION.images());
        assertEquals(7.0 / 12, CONFUSION.accuracy());
        assertEquals(List.of(OptionalDouble.of(0.75), OptionalDouble.of(0.5),
                OptionalDouble.empty(), OptionalDouble.of(0)),
                List.of(CONFUSION.recall(0), CONFUSION.recall(1), CONFUSION.recall(2),
                        CONFUSION.recall(3)));
    }

    @Test
    void balancedAccuracyIsTheMeanRecallOfTheClassesThatHaveImages() {
        assertEquals(1.25 / 3, CONFUSION.balancedAccuracy(), 1e-15);
    }

    @Test
    void guessingTheLargestClassIsWorthNoMoreThanAnyGuess() {
        var guessed = Confusion.of(new int[][]{{990, 0}, {10, 0}});
        assertEquals(0.99, guessed.accuracy());
        assertEquals(0.5, guessed.balancedAccuracy());
    }

    @Test
    void mistakesAreNamedByFrequencyThenByClass() {
        assertEquals(List.of(new Mistake(3, 0, 2), new Mistake(0, 1, 1), new Mistake(0, 3, 1)),
                CONFUSION.mistakes(3));
        assertEquals(4, CONFUSION.mistakes(99).size());
    }

    @Test
    void theHardestClassesHaveTheLowestRecallAndImages() {
        assertEquals(List.of(3, 1), CONFUSION.hardest(2));
        assertEquals(List.of(3, 1, 0), CONFUSION.hardest(99));
    }

    @Test
    void whatIsNoMatrixOfImagesIsRefused() {
        for (int[][] wrong : List.of(new int[][]{{1, 2}}, new int[][]{{1, -1}, {0, 1}},
                new int[][]{{0, 0}, {0, 0}})) {
            String message = assertThrows(IllegalArgumentException.class,
                    () -> Confusion.of(wrong)).getMessage();
            assertTrue(message.startsWith("A confusion matrix"), message);
        }
    }
}
