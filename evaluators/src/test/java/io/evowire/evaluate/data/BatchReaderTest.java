package io.evowire.evaluate.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evowire.core.network.TensorShape;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BatchReaderTest {

    private static final TensorShape SHAPE = new TensorShape(2, 4, 5);
    private static final int EACH = 40;
    private static final ImageSplit IMAGES = new ImageSplit(SHAPE, Written.random(30 * EACH, 9),
            new byte[30]);
    private static final Normalisation NORMALISATION = new Normalisation(List.of(0.25, 0.5),
            List.of(0.5, 2.0));
    private static final BatchReader READER = new BatchReader(SHAPE, NORMALISATION);

    @Test
    void batchHoldsTheChosenImagesNormalisedByChannel() {
        int[] images = {3, 29, 0, 3, 11};
        float[] batch = new float[4 * EACH];
        Arrays.fill(batch, 99);
        READER.fill(IMAGES, images, 1, 3, batch);
        for (int i = 0; i < 3; i++) {
            for (int at = 0; at < EACH; at++) {
                assertEquals(expected(IMAGES.pixel(images[1 + i], at), at / 20),
                        batch[i * EACH + at], 1e-6f);
            }
        }
        assertEquals(99, batch[3 * EACH], "floats behind the batch stay");
    }

    @Test
    void noAugmentationLeavesImagesAsTheyAre() {
        float[] plain = new float[30 * EACH];
        float[] same = new float[30 * EACH];
        READER.fill(IMAGES, all(), 0, 30, plain);
        READER.fill(IMAGES, all(), 0, 30, same, Augmentation.NONE, new SplittableRandom(1));
        assertArrayEquals(plain, same);
    }

    @ParameterizedTest
    @CsvSource({"1,false", "3,false", "0,true", "2,true"})
    void everyImageIsOneOfItsShiftsAndMirrors(int shift, boolean flip) {
        int draws = 600;
        var seen = new HashMap<List<Integer>, Integer>();
        float[] batch = new float[EACH];
        var random = new SplittableRandom(4);
        for (int draw = 0; draw < draws; draw++) {
            READER.fill(IMAGES, new int[]{7}, 0, 1, batch, new Augmentation(shift, flip), random);
            seen.merge(transformOf(batch, 7), 1, Integer::sum);
        }
        int kinds = (2 * shift + 1) * (2 * shift + 1) * (flip ? 2 : 1);
        assertEquals(kinds, seen.size(), seen.toString());
        for (Map.Entry<List<Integer>, Integer> kind : seen.entrySet()) {
            assertTrue(Math.abs(kind.getKey().get(0)) <= shift
                    && Math.abs(kind.getKey().get(1)) <= shift, kind.toString());
            double mean = (double) draws / kinds;
            assertEquals(mean, kind.getValue(), 5 * Math.sqrt(mean), kind.toString());
        }
    }

    @Test
    void augmentationIsDeterminedByTheGenerator() {
        var augmentation = new Augmentation(2, true);
        float[] first = new float[30 * EACH];
        float[] again = new float[30 * EACH];
        READER.fill(IMAGES, all(), 0, 30, first, augmentation, new SplittableRandom(8));
        READER.fill(IMAGES, all(), 0, 30, again, augmentation, new SplittableRandom(8));
        assertArrayEquals(first, again);
        READER.fill(IMAGES, all(), 0, 30, again, augmentation, new SplittableRandom(9));
        assertTrue(!Arrays.equals(first, again));
    }

    @Test
    void sizeOfBatchesDoesNotChangeTheImages() {
        var augmentation = new Augmentation(2, true);
        float[] whole = new float[30 * EACH];
        READER.fill(IMAGES, all(), 0, 30, whole, augmentation, new SplittableRandom(8));
        float[] part = new float[10 * EACH];
        var random = new SplittableRandom(8);
        for (int from = 0; from < 30; from += 10) {
            READER.fill(IMAGES, all(), from, 10, part, augmentation, random);
            assertArrayEquals(Arrays.copyOfRange(whole, from * EACH, (from + 10) * EACH), part);
        }
    }

    @Test
    void wrongArgumentsAreRejected() {
        float[] batch = new float[2 * EACH];
        assertRejected(() -> READER.fill(IMAGES, all(), 0, 3, batch));
        assertRejected(() -> READER.fill(IMAGES, all(), 29, 2, batch));
        assertRejected(() -> READER.fill(IMAGES, all(), -1, 2, batch));
        assertRejected(() -> READER.fill(IMAGES, all(), 0, 1, batch, new Augmentation(4, false),
                new SplittableRandom(1)));
        assertRejected(() -> new Augmentation(-1, false));
        assertRejected(() -> new BatchReader(new TensorShape(3, 4, 5), NORMALISATION));
        var other = new ImageSplit(new TensorShape(2, 5, 4), new byte[EACH], new byte[1]);
        assertRejected(() -> READER.fill(other, new int[1], 0, 1, batch));
    }

    private static void assertRejected(Runnable call) {
        assertThrows(IllegalArgumentException.class, call::run);
    }

    /** Finds (down, right, mirrored) by trying all, each computed pixel by pixel. */
    private static List<Integer> transformOf(float[] batch, int image) {
        for (int flip = 0; flip < 2; flip++) {
            for (int down = -3; down <= 3; down++) {
                for (int right = -4; right <= 4; right++) {
                    if (Arrays.equals(batch, moved(image, down, right, flip == 1))) {
                        return List.of(down, right, flip);
                    }
                }
            }
        }
        throw new AssertionError("The batch is no shift or mirror of image " + image);
    }

    private static float[] moved(int image, int down, int right, boolean flip) {
        float[] moved = new float[EACH];
        for (int at = 0; at < EACH; at++) {
            int channel = at / 20;
            int y = at % 20 / 5 - down;
            int x = at % 5 - right;
            boolean inside = y >= 0 && y < 4 && x >= 0 && x < 5;
            int source = channel * 20 + y * 5 + (flip ? 4 - x : x);
            moved[at] = expected(inside ? IMAGES.pixel(image, source) : 0, channel);
        }
        return moved;
    }

    private static float expected(int pixel, int channel) {
        return (float) ((pixel / 255.0 - NORMALISATION.mean().get(channel))
                / NORMALISATION.standardDeviation().get(channel));
    }

    private static int[] all() {
        return IntStream.range(0, 30).toArray();
    }
}
