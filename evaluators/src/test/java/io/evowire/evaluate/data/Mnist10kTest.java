package io.evowire.evaluate.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evowire.core.network.TensorShape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class Mnist10kTest {

    private static final ImageDataset MNIST = DataSpec.parse("mnist-10k").load();

    @Test
    void fingerprintIsPinned() {
        assertEquals("a5184e3f48ba0b2ec053aadc042f8fd110089f8154df651b6cff266f8f01ac69",
                MNIST.fingerprint(), "Recorded runs name this fingerprint: neither the "
                        + "images nor the split may change.");
    }

    @Test
    void hasTenClassesOf28By28GreyImages() {
        assertEquals(new TensorShape(1, 28, 28), MNIST.shape());
        assertEquals(List.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "9"), MNIST.classNames());
        assertEquals("mnist-10k", MNIST.name());
    }

    @Test
    void fileIsMnistsTestFile() {
        ImageSplit images = Mnist10k.images();
        assertEquals(7, images.label(0));
        assertEquals(2, images.label(1));
        assertEquals(6, images.label(9_999));
        assertArrayEquals(new int[]{980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009},
                Arrays.copyOf(images.counts(), 10));
    }

    @Test
    void splitsAreDisjointAndComplete() {
        assertEquals(7_000, MNIST.train().size());
        assertEquals(1_500, MNIST.validation().size());
        assertEquals(1_500, MNIST.test().size());
        var dealt = new ArrayList<String>();
        for (ImageSplit part : List.of(MNIST.train(), MNIST.validation(), MNIST.test())) {
            dealt.addAll(Written.contents(part));
        }
        List<String> file = Written.contents(Mnist10k.images());
        Collections.sort(dealt);
        Collections.sort(file);
        assertEquals(file, dealt);
        assertEquals(10_000, dealt.stream().distinct().count(), "no digit is in the file twice");
    }

    @Test
    void everySplitHasEachDigitInProportion() {
        int[] all = Mnist10k.images().counts();
        for (ImageSplit part : List.of(MNIST.train(), MNIST.validation(), MNIST.test())) {
            for (int digit = 0; digit < 10; digit++) {
                double share = all[digit] * part.size() / 10_000.0;
                assertTrue(Math.abs(part.counts()[digit] - share) <= 1.01,
                        "%d of digit %d where %.1f are its share".formatted(part.counts()[digit],
                                digit, share));
            }
        }
    }

    @Test
    void normalisationIsThatOfMnist() {
        // The 60,000 training images have mean 0.1307 and standard deviation 0.3081.
        assertEquals(0.1325, MNIST.normalisation().mean().getFirst(), 0.003);
        assertEquals(0.3105, MNIST.normalisation().standardDeviation().getFirst(), 0.003);
    }

    @Test
    void loadingAgainGivesTheSameData() {
        ImageDataset again = new Mnist10k().load();
        assertEquals(MNIST.fingerprint(), again.fingerprint());
        assertArrayEquals(MNIST.validation().pixels(), again.validation().pixels());
    }
}
