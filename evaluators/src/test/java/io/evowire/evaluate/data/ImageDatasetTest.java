package io.evowire.evaluate.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evowire.core.network.TensorShape;
import io.evowire.evaluate.DataException;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class ImageDatasetTest {

    private static final List<String> NAMES = List.of("cat", "dog");

    @Test
    void partsMayLackClassesButTrainMayNot() {
        assertEquals(2, ImageDataset.of("d", NAMES, part(0, 1), part(0), part(1)).classes());
        assertFails("no image of class \"dog\" (label 1)", NAMES, part(0, 0), part(1));
    }

    @Test
    void labelBeyondTheClassesIsAnError() {
        assertFails("label 2 in validation", NAMES, part(0, 1), part(2));
        assertFails("label 255 in train", NAMES, part(0, 1, 255), part(0));
    }

    @Test
    void emptyPartIsAnError() {
        assertFails("no images for validation", NAMES, part(0, 1), part());
    }

    @Test
    void oneClassAndMoreThan256AreErrors() {
        assertFails("has 1 classes", List.of("cat"), part(0), part(0));
        assertFails("has 257 classes", Collections.nCopies(257, "c"), part(0, 1), part(0));
    }

    @Test
    void splitWithTooFewOrTooManyPixelsIsRejected() {
        var shape = new TensorShape(1, 2, 2);
        for (int pixels : new int[]{0, 7, 9, 12}) {
            assertThrows(IllegalArgumentException.class,
                    () -> new ImageSplit(shape, new byte[pixels], new byte[2]));
        }
        var vast = new TensorShape(1 << 16, 1 << 16, 1 << 16);
        assertThrows(IllegalArgumentException.class,
                () -> new ImageSplit(vast, new byte[4], new byte[1]));
    }

    private static void assertFails(String expected, List<String> names, ImageSplit train,
            ImageSplit validation) {
        String message = assertThrows(DataException.class,
                () -> ImageDataset.of("d", names, train, validation, part(0))).getMessage();
        assertTrue(message.contains(expected), message);
    }

    private static ImageSplit part(int... labels) {
        byte[] bytes = new byte[labels.length];
        for (int i = 0; i < labels.length; i++) {
            bytes[i] = (byte) labels[i];
        }
        return new ImageSplit(new TensorShape(1, 1, 1), new byte[labels.length], bytes);
    }
}
