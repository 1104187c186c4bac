package io.evowire.evaluate.data;

import java.util.List;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evowire.core.network.TensorShape;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ImageSplitTest {

    // 200 images of one pixel, which is the image's number; sorted by label.
    private static ImageSplit split() {
        byte[] pixels = new byte[200];
        byte[] labels = new byte[200];
        for (int i = 0; i < 200; i++) {
            pixels[i] = (byte) i;
            labels[i] = (byte) (i / 20);
        }
        return new ImageSplit(new TensorShape(1, 1, 1), pixels, labels);
    }

    private static int[] images(ImageSplit split) {
        return IntStream.range(0, split.size()).map(i -> split.pixel(i, 0)).toArray();
    }

    @Test
    void aSampleIsAlwaysTheSameAndInOrder() {
        int[] images = images(split().sample(60));
        assertEquals(60, images.length);
        assertArrayEquals(IntStream.of(images).distinct().sorted().toArray(), images);
        assertArrayEquals(images, images(split().sample(60)));
    }

    @Test
    void aSampleHoldsEveryLabelOfASortedSplit() {
        ImageSplit sample = split().sample(60);
        assertEquals(10,
                IntStream.range(0, sample.size()).map(sample::label).distinct().count());
        assertTrue(IntStream.range(0, 60).allMatch(
                i -> sample.label(i) == sample.pixel(i, 0) / 20), "labels go with their images");
    }

    @Test
    void whatIsNotLargerIsTakenWhole() {
        ImageSplit split = split();
        assertSame(split, split.sample(200));
        assertSame(split, split.sample(Integer.MAX_VALUE));
    }

    @Test
    void fewAreBalancedAndDrawnBySeed() {
        ImageSplit all = DataSpec.parse("mnist-10k").load().train();
        ImageSplit few = all.few(25, 7);
        assertEquals(25, few.size());
        int[] counts = few.counts();
        for (int label = 0; label < 10; label++) {
            assertTrue(counts[label] == 2 || counts[label] == 3, "label " + label);
        }
        assertEquals(pixels(few), pixels(all.few(25, 7)));
        assertNotEquals(pixels(few), pixels(all.few(25, 8)));
        assertEquals(all.size(), all.few(1_000_000, 7).size());
        ImageSplit repeated = few.repeated(60);
        assertEquals(60, repeated.size());
        assertEquals(few.label(9), repeated.label(59));
    }

    private static List<Integer> pixels(ImageSplit split) {
        return IntStream.range(0, split.size())
                .mapToObj(image -> IntStream.range(0, 784)
                        .map(at -> split.pixel(image, at)).sum())
                .toList();
    }
}
