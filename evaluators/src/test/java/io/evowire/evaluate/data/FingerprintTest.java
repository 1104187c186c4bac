package io.evowire.evaluate.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evowire.core.network.TensorShape;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class FingerprintTest {

    private static final TensorShape SHAPE = new TensorShape(2, 2, 3);
    private static final List<String> NAMES = List.of("cat", "dog");

    @Test
    void anyChangeOfAByteChangesIt() {
        var seen = new HashSet<String>();
        assertTrue(seen.add(fingerprint(NAMES, parts())));
        for (int part = 0; part < 3; part++) {
            List<ImageSplit> parts = parts();
            for (byte[] bytes : List.of(parts.get(part).pixels(), parts.get(part).labels())) {
                for (int at = 0; at < bytes.length; at++) {
                    bytes[at] ^= 1;
                    assertTrue(seen.add(fingerprint(NAMES, parts)), "byte " + at);
                    bytes[at] ^= 1;
                }
            }
        }
    }

    @Test
    void anyChangeOfAClassNameChangesIt() {
        String before = fingerprint(NAMES, parts());
        for (List<String> names : List.of(List.of("cat", "dot"), List.of("dog", "cat"),
                List.of("catd", "og"), List.of("cat", "dog", ""))) {
            assertNotEquals(before, fingerprint(names, parts()), names.toString());
        }
    }

    @Test
    void swappedPartsChangeIt() {
        List<ImageSplit> parts = parts();
        assertNotEquals(fingerprint(NAMES, parts),
                fingerprint(NAMES, List.of(parts.get(1), parts.get(0), parts.get(2))));
    }

    @Test
    void sameBytesInAnotherShapeChangeIt() {
        List<ImageSplit> other = parts().stream().map(part -> new ImageSplit(
                new TensorShape(2, 3, 2), part.pixels(), part.labels())).toList();
        assertNotEquals(fingerprint(NAMES, parts()), fingerprint(NAMES, other));
    }

    @Test
    void nameOfTheDataSetDoesNotEnterIt() {
        List<ImageSplit> parts = parts();
        assertEquals(fingerprint(NAMES, parts), ImageDataset
                .of("elsewhere", NAMES, parts.get(0), parts.get(1), parts.get(2)).fingerprint());
        assertTrue(fingerprint(NAMES, parts).matches("[0-9a-f]{64}"));
    }

    private static String fingerprint(List<String> names, List<ImageSplit> parts) {
        return Fingerprint.of(names, parts);
    }

    private static List<ImageSplit> parts() {
        return List.of(part(4, 1), part(3, 2), part(2, 3));
    }

    private static ImageSplit part(int size, long seed) {
        byte[] labels = new byte[size];
        labels[0] = 1;
        return new ImageSplit(SHAPE, Written.random(size * 12, seed), labels);
    }
}
