package io.evowire.evaluate.data;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import java.util.zip.GZIPOutputStream;
import javax.imageio.ImageIO;

/** Files of data sets as their formats define them, with content drawn at random. */
public final class Written {

    private Written() {}

    /** An IDX file of images, [count, height, width]. */
    static byte[] idxImages(int count, int height, int width, long seed) {
        byte[] pixels = random(count * height * width, seed);
        return ByteBuffer.allocate(16 + pixels.length).putInt(0x803).putInt(count).putInt(height)
                .putInt(width).put(pixels).array();
    }

    /** An IDX file of labels that go round the classes. */
    static byte[] idxLabels(int count, int classes) {
        ByteBuffer file = ByteBuffer.allocate(8 + count).putInt(0x801).putInt(count);
        for (int i = 0; i < count; i++) {
            file.put((byte) (i % classes));
        }
        return file.array();
    }

    /** A whole folder in the manner of MNIST: 60 training images of 3 x 4 pixels, 12 for test. */
    static Path idxFolder(Path folder) {
        write(folder, "train-images-idx3-ubyte", idxImages(60, 3, 4, 1));
        write(folder, "train-labels-idx1-ubyte", idxLabels(60, 3));
        write(folder, "t10k-images-idx3-ubyte", idxImages(12, 3, 4, 2));
        write(folder, "t10k-labels-idx1-ubyte", idxLabels(12, 3));
        return folder;
    }

    /** A batch of CIFAR-10 whose labels go round the classes. */
    static byte[] cifarBatch(int count, long seed) {
        byte[] batch = random(count * 3073, seed);
        for (int i = 0; i < count; i++) {
            batch[i * 3073] = (byte) (i % 10);
        }
        return batch;
    }

    /** A whole folder in the manner of CIFAR-10: 5 batches of 20 images, 10 for test. */
    static Path cifarFolder(Path folder) {
        for (int batch = 1; batch <= 5; batch++) {
            write(folder, "data_batch_%d.bin".formatted(batch), cifarBatch(20, batch));
        }
        write(folder, "test_batch.bin", cifarBatch(10, 6));
        return folder;
    }

    /** A picture of one colour. */
    public static BufferedImage plain(int type, int width, int height, int rgb) {
        var image = new BufferedImage(width, height, type);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                image.setRGB(x, y, rgb);
            }
        }
        return image;
    }

    public static byte[] encoded(BufferedImage image, String format) {
        var bytes = new ByteArrayOutputStream();
        try {
            if (!ImageIO.write(image, format, bytes)) {
                throw new IllegalArgumentException("No writer for " + format);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** Puts an EXIF segment with an orientation behind the first marker of a JPEG. */
    public static byte[] oriented(byte[] jpeg, int exif) {
        byte[] segment = {(byte) 0xff, (byte) 0xe1, 0, 34, 'E', 'x', 'i', 'f', 0, 0, 'M', 'M', 0,
                42,
                0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, (byte) exif, 0, 0, 0, 0, 0, 0};
        var out = new ByteArrayOutputStream();
        out.write(jpeg, 0, 2);
        out.writeBytes(segment);
        out.write(jpeg, 2, jpeg.length - 2);
        return out.toByteArray();
    }

    /** Classes with so many red, green, blue... pictures each, all different by a shade. */
    static Path pictureFolder(Path folder, int each, String... classes) {
        for (int label = 0; label < classes.length; label++) {
            for (int i = 0; i < each; i++) {
                int rgb = 0xff << 8 * (label % 3) | i << 8 * ((label + 1) % 3);
                write(folder.resolve(classes[label]), "p%02d.png".formatted(i),
                        encoded(plain(BufferedImage.TYPE_INT_RGB, 9, 7, rgb), "png"));
            }
        }
        return folder;
    }

    public static Path write(Path folder, String name, byte[] content) {
        try {
            Files.createDirectories(folder);
            return Files.write(folder.resolve(name), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] gzipped(byte[] content) {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    public static byte[] random(int size, long seed) {
        byte[] bytes = new byte[size];
        new SplittableRandom(seed).nextBytes(bytes);
        return bytes;
    }

    /** Each image's content as text, in order. */
    static List<String> contents(ImageSplit split) {
        var contents = new ArrayList<String>();
        int each = (int) split.shape().elements();
        for (int i = 0; i < split.size(); i++) {
            contents.add(split.label(i) + ":" + HexFormat.of().formatHex(split.pixels(),
                    split.offset(i), split.offset(i) + each));
        }
        return contents;
    }
}
