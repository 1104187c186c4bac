package io.evowire.evaluate.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evowire.core.network.TensorShape;
import io.evowire.evaluate.DataException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Cifar10FolderTest {

    @TempDir
    Path folder;

    @BeforeEach
    void write() {
        Written.cifarFolder(folder);
    }

    @Test
    void oneInFiveTrainingImagesIsValidation() {
        ImageDataset data = load();
        assertEquals(new TensorShape(3, 32, 32), data.shape());
        assertEquals("airplane", data.classNames().getFirst());
        assertEquals("truck", data.classNames().getLast());
        assertEquals(80, data.train().size());
        assertEquals(20, data.validation().size());
        assertEquals(10, data.test().size());
        for (int label = 0; label < 10; label++) {
            assertEquals(2, data.validation().counts()[label]);
        }
    }

    @Test
    void labelComesFirstThenRedGreenAndBlue() {
        ImageSplit test = load().test();
        byte[] file = Written.cifarBatch(10, 6);
        for (int image = 0; image < 10; image++) {
            assertEquals(image, test.label(image));
            for (int at = 0; at < 3072; at++) {
                assertEquals(file[image * 3073 + 1 + at] & 0xff, test.pixel(image, at));
            }
        }
    }

    @Test
    void noImageIsLostOrInTwoParts() {
        ImageDataset data = load();
        var all = new HashSet<String>();
        for (ImageSplit part : List.of(data.train(), data.validation(), data.test())) {
            all.addAll(Written.contents(part));
        }
        assertEquals(110, all.size());
    }

    @Test
    void namesOfClassesComeFromTheMetaFile() {
        Written.write(folder, "batches.meta.txt", "a\nb\nc\nd\ne\nf\ng\nh\ni\nj\n\n".getBytes());
        assertEquals(List.of("a", "b", "c", "d", "e", "f", "g", "h", "i", "j"),
                load().classNames());
        Written.write(folder, "batches.meta.txt", "a\nb\n".getBytes());
        assertFails("batches.meta.txt has 2 lines with a name; 10 are expected");
    }

    @Test
    void damagedBatchIsAnErrorThatNamesIt() {
        byte[] batch = Written.cifarBatch(20, 3);
        Written.write(folder, "data_batch_3.bin", Arrays.copyOf(batch, batch.length - 1));
        assertFails("data_batch_3.bin is damaged: its 61,459 bytes are not a whole number");
        Written.write(folder, "data_batch_3.bin", new byte[0]);
        assertFails("data_batch_3.bin is damaged: its 0 bytes");
        batch[2 * 3073] = 10;
        Written.write(folder, "data_batch_3.bin", batch);
        assertFails(
                "data_batch_3.bin is damaged: image 2 has label 10, but labels run from 0 to 9");
        Written.write(folder, "data_batch_3.bin", Written.cifarBatch(10_001, 3));
        assertFails("data_batch_3.bin is damaged: it goes on after the end");
    }

    @Test
    void missingBatchIsAnError() throws IOException {
        Files.delete(folder.resolve("data_batch_4.bin"));
        assertFails("has no file data_batch_4.bin");
    }

    @Test
    void classWithoutTrainingImagesIsAnError() {
        for (int batch = 1; batch <= 5; batch++) {
            Written.write(folder, "data_batch_%d.bin".formatted(batch),
                    Written.cifarBatch(9, batch));
        }
        assertFails("no image of class \"truck\" (label 9) to train on");
    }

    private ImageDataset load() {
        return new Cifar10Folder(folder).load();
    }

    private void assertFails(String expected) {
        String message = assertThrows(DataException.class, this::load).getMessage();
        assertTrue(message.contains(expected), message);
    }
}
