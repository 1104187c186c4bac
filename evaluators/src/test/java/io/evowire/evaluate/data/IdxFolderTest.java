package io.evowire.evaluate.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evowire.core.network.TensorShape;
import io.evowire.evaluate.DataException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdxFolderTest {

    private static final String IMAGES = "train-images-idx3-ubyte";
    private static final String LABELS = "train-labels-idx1-ubyte";

    @TempDir
    Path parent;
    Path folder;

    @BeforeEach
    void write() {
        folder = Written.idxFolder(parent.resolve("my digits"));
    }

    @Test
    void oneInSixTrainingImagesIsValidationAndT10kIsTest() {
        ImageDataset data = load();
        assertEquals("idx:my digits", data.name());
        assertEquals(new TensorShape(1, 3, 4), data.shape());
        assertEquals(List.of("0", "1", "2"), data.classNames());
        assertEquals(50, data.train().size());
        assertEquals(10, data.validation().size());
        assertEquals(12, data.test().size());
        byte[] file = Written.idxImages(12, 3, 4, 2);
        assertArrayEquals(Arrays.copyOfRange(file, 16, file.length), data.test().pixels());
    }

    @Test
    void trainAndValidationTogetherAreTheTrainingFile() {
        ImageDataset data = load();
        List<String> dealt = Stream.of(data.train(), data.validation())
                .flatMap(part -> Written.contents(part).stream()).sorted().toList();
        List<String> file = Written.contents(IdxImages.read(DataFile.find(folder, IMAGES),
                DataFile.find(folder, LABELS))).stream().sorted().toList();
        assertEquals(file, dealt);
    }

    @Test
    void gzippedFilesWithDotsInTheirNamesAreTheSameData() throws IOException {
        Path other = parent.resolve("other");
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                String name = file.getFileName().toString().replace("-idx", ".idx") + ".gz";
                Written.write(other, name, Written.gzipped(Files.readAllBytes(file)));
            }
        }
        ImageDataset data = new IdxFolder(other).load();
        assertEquals(load().fingerprint(), data.fingerprint());
    }

    @Test
    void fingerprintDoesNotDependOnTheFolder() throws IOException {
        String before = load().fingerprint();
        Path moved = Files.move(folder, parent.resolve("moved"));
        assertEquals(before, new IdxFolder(moved).load().fingerprint());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("damages")
    void damageIsAnErrorThatNamesTheFile(String how, String file, UnaryOperator<byte[]> damage,
            String expected) throws IOException {
        Path damaged = folder.resolve(file);
        Files.write(damaged, damage.apply(Files.readAllBytes(damaged)));
        String message = assertThrows(DataException.class, this::load).getMessage();
        assertTrue(message.contains(expected), message);
        assertTrue(message.contains(damaged.toString()), message);
    }

    static Stream<Arguments> damages() {
        return Stream.of(damage("empty", IMAGES, bytes -> new byte[0], "is empty"),
                damage("header cut", IMAGES, bytes -> Arrays.copyOf(bytes, 9),
                        "ends after 5 of 12"),
                damage("magic cut", IMAGES, bytes -> Arrays.copyOf(bytes, 3),
                        "starts with 000008,"),
                damage("pixels cut", IMAGES, bytes -> Arrays.copyOf(bytes, 500),
                        "ends after 484 of 720 bytes of 60 images of 3 x 4 pixels"),
                damage("labels cut", LABELS, bytes -> Arrays.copyOf(bytes, 20),
                        "ends after 12 of 60 bytes of 60 labels"),
                damage("longer", IMAGES, bytes -> Arrays.copyOf(bytes, bytes.length + 1),
                        "goes on after the end"),
                damage("labels for images", IMAGES, bytes -> Written.idxLabels(60, 3),
                        "starts with 00000801, but an IDX file of images starts with 00000803"),
                damage("images for labels", LABELS, bytes -> Written.idxImages(60, 3, 4, 1),
                        "starts with 00000803, but an IDX file of labels starts with 00000801"),
                damage("text", LABELS, bytes -> "<html>".getBytes(), "starts with 3c68746d"),
                damage("counts disagree", LABELS, bytes -> Written.idxLabels(59, 3),
                        "60 images but"),
                damage("no images", LABELS, bytes -> set(bytes, 7, 0),
                        "dimension 0 in its header is 0"),
                damage("no rows", IMAGES, bytes -> set(bytes, 11, 0),
                        "dimension 1 in its header is 0"),
                damage("negative width", IMAGES, bytes -> set(bytes, 12, 0xff), "is -16777212"),
                damage("beyond an array", IMAGES, bytes -> set(set(bytes, 8, 0x7f), 12, 0x7f),
                        "keeps at most"),
                damage("large header", IMAGES, bytes -> set(bytes, 9, 1), "ends after 720 of"),
                damage("gzip cut", IMAGES, bytes -> cut(Written.gzipped(bytes), 40),
                        "broken or cut off"),
                damage("gzip header cut", IMAGES, bytes -> Arrays.copyOf(Written.gzipped(bytes), 5),
                        "broken or cut off"),
                damage("gzip checksum", IMAGES, bytes -> flip(Written.gzipped(bytes), 8),
                        "broken or cut off"),
                damage("gzip content", IMAGES, bytes -> flip(Written.gzipped(bytes), 300),
                        "damaged"));
    }

    @Test
    void everyTruncationOfEveryFileIsADataException() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                byte[] whole = Files.readAllBytes(file);
                byte[] zipped = Written.gzipped(whole);
                for (int length = 0; length < whole.length; length += 1 + length / 8) {
                    Files.write(file, Arrays.copyOf(whole, length));
                    assertThrows(DataException.class, this::load, file + " cut at " + length);
                    Files.write(file, Arrays.copyOf(zipped, Math.min(length, zipped.length - 1)));
                    assertThrows(DataException.class, this::load, file + ".gz cut at " + length);
                }
                Files.write(file, whole);
            }
        }
        assertEquals(50, load().train().size());
    }

    @Test
    void testLabelBeyondThoseOfTrainIsAnError() throws IOException {
        Path labels = folder.resolve("t10k-labels-idx1-ubyte");
        Files.write(labels, set(Files.readAllBytes(labels), 10, 200));
        assertFails("label 200 in test, but labels run from 0 to 2");
    }

    @Test
    void strayTrainingLabelIsAnErrorBecauseClassesAreMissing() throws IOException {
        Path labels = folder.resolve(LABELS);
        Files.write(labels, set(Files.readAllBytes(labels), 10, 7));
        assertFails("no image of class \"3\"");
    }

    @Test
    void singleClassIsAnError() {
        Written.write(folder, LABELS, Written.idxLabels(60, 1));
        assertFails("has 1 classes; 2 to 256 are allowed");
    }

    @Test
    void differentShapesAreAnError() {
        Written.write(folder, "t10k-images-idx3-ubyte", Written.idxImages(12, 4, 3, 2));
        assertFails("shape [1, 4, 3] beside images of shape [1, 3, 4]");
    }

    @Test
    void fiveTrainingImagesAreTooFew() {
        Written.write(folder, IMAGES, Written.idxImages(5, 3, 4, 1));
        Written.write(folder, LABELS, Written.idxLabels(5, 3));
        assertFails("has 5 images, too few to split: at least 6");
    }

    @ParameterizedTest
    @ValueSource(strings = {"train-images-idx3-ubyte", "t10k-labels-idx1-ubyte"})
    void missingFileIsAnErrorThatListsItsNames(String file) throws IOException {
        Files.delete(folder.resolve(file));
        assertFails("has no file " + file + " or " + file + ".gz or ");
    }

    @Test
    void folderInPlaceOfAFileIsAnError() throws IOException {
        Files.delete(folder.resolve(IMAGES));
        Files.createDirectory(folder.resolve(IMAGES));
        assertFails("has no file");
    }

    @Test
    void missingFolderAndFileInItsPlaceAreErrors() {
        folder = parent.resolve("nowhere");
        assertFails("does not exist");
        folder = Written.write(parent, "file", new byte[1]);
        assertFails("is not a folder");
    }

    private ImageDataset load() {
        return new IdxFolder(folder).load();
    }

    private void assertFails(String expected) {
        String message = assertThrows(DataException.class, this::load).getMessage();
        assertTrue(message.contains(expected), message);
    }

    private static Arguments damage(String how, String file, UnaryOperator<byte[]> damage,
            String expected) {
        return Arguments.of(how, file, damage, expected);
    }

    private static byte[] set(byte[] bytes, int at, int value) {
        bytes[at] = (byte) value;
        return bytes;
    }

    private static byte[] cut(byte[] bytes, int last) {
        return Arrays.copyOf(bytes, bytes.length - last);
    }

    private static byte[] flip(byte[] bytes, int fromEnd) {
        bytes[bytes.length - fromEnd] ^= 1;
        return bytes;
    }
}
