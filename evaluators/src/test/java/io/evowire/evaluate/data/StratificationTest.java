package io.evowire.evaluate.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StratificationTest {

    @Test
    void orderIsPinned() {
        byte[] labels = {0, 1, 0, 1, 0, 1, 2, 0, 0, 0, 1, 2};
        assertArrayEquals(new int[]{4, 1, 8, 11, 3, 0, 7, 10, 2, 6, 5, 9},
                Stratification.order(labels),
                "Recorded runs depend on this order.");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 10, 997})
    void orderIsAPermutation(int size) {
        int[] order = Stratification.order(labels(size, 5));
        Arrays.sort(order);
        assertArrayEquals(IntStream.range(0, size).toArray(), order);
    }

    @Test
    void everyBeginningHasEachClassInProportionToWithinOne() {
        byte[] labels = labels(997, 7);
        int[] order = Stratification.order(labels);
        int[] sizes = counts(labels, order, order.length);
        for (int length = 1; length <= order.length; length++) {
            int[] counts = counts(labels, order, length);
            for (int label = 0; label < 7; label++) {
                double share = (double) sizes[label] * length / order.length;
                assertTrue(Math.abs(counts[label] - share) < 1.5,
                        "%d of class %d in the first %d".formatted(counts[label], label, length));
            }
        }
    }

    @Test
    void imagesOfOneClassAreShuffled() {
        int[] order = Stratification.order(new byte[1_000]);
        long stay = IntStream.range(0, 1_000).filter(i -> order[i] == i).count();
        assertTrue(stay < 10, stay + " of 1,000 images stay; 1 is expected");
        double firstHalf = Arrays.stream(order, 0, 500).average().orElseThrow();
        assertEquals(499.5, firstHalf, 50, "mean index in the first half");
    }

    @Test
    void singleImageOfAClassIsDealtToTheFirstLargePart() {
        byte[] labels = new byte[60];
        labels[59] = 1;
        int[] order = Stratification.order(labels);
        assertTrue(Arrays.stream(order, 0, 40).anyMatch(i -> i == 59));
    }

    @Test
    void partsMustMakeUpTheWhole() {
        ImageSplit images = Mnist10k.images();
        assertThrows(IllegalArgumentException.class, () -> Stratification.cut(images, 9_000, 999));
    }

    private static byte[] labels(int size, int classes) {
        byte[] labels = new byte[size];
        var random = new SplittableRandom(3);
        for (int i = 0; i < size; i++) {
            // The square makes classes of different sizes.
            labels[i] = (byte) (classes * Math.pow(random.nextDouble(), 2));
        }
        return labels;
    }

    private static int[] counts(byte[] labels, int[] order, int length) {
        int[] counts = new int[256];
        for (int i = 0; i < length; i++) {
            counts[labels[order[i]]]++;
        }
        return counts;
    }
}
