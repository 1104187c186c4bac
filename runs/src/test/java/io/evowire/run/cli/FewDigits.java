package io.evowire.run.cli;

import io.evowire.evaluate.data.DataSpec;
import io.evowire.evaluate.data.ImageDataset;
import io.evowire.evaluate.data.ImageSplit;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Some of the embedded digits as a folder in the manner of MNIST: of 1,200 for training every sixth
 * validates, 300 are for test. What a search of them takes is its trainings, which a test can keep short,
 * and not the thousands of images on which each of them is measured.
 */
public final class FewDigits {

    /** Images for test. */
    static final int TEST = 300;

    private static final int TRAIN = 1_200;

    private FewDigits() {}

    /** Writes them to a new folder of this name; returns the SPEC. */
    public static String in(Path folder) throws IOException {
        return in(folder, TRAIN, TEST);
    }

    /** Writes so many of them. */
    static String in(Path folder, int train, int test) throws IOException {
        ImageDataset digits = DataSpec.parse("mnist-10k").load();
        Files.createDirectories(folder);
        write(folder, "train", digits.train(), train);
        write(folder, "t10k", digits.test(), test);
        return "idx:" + folder;
    }

    private static void write(Path folder, String part, ImageSplit from, int count)
            throws IOException {
        int side = from.shape().height();
        ByteBuffer images = ByteBuffer.allocate(16 + count * side * side).putInt(0x803)
                .putInt(count).putInt(side).putInt(side);
        ByteBuffer labels = ByteBuffer.allocate(8 + count).putInt(0x801).putInt(count);
        for (int image = 0; image < count; image++) {
            for (int at = 0; at < side * side; at++) {
                images.put((byte) from.pixel(image, at));
            }
            labels.put((byte) from.label(image));
        }
        Files.write(folder.resolve(part + "-images-idx3-ubyte"), images.array());
        Files.write(folder.resolve(part + "-labels-idx1-ubyte"), labels.array());
    }
}
