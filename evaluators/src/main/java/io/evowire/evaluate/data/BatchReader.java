package io.evowire.evaluate.data;

import io.evowire.core.network.TensorShape;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Makes batches: bytes of a split in, normalised floats [B, C, H, W] out. It holds nothing but the
 * normalisation's tables and may be shared by threads.
 */
public final class BatchReader {

    private final TensorShape shape;
    /** [C][256]: what each value of a pixel becomes. */
    private final float[][] tables;

    /**
     * A reader for images of this shape.
     *
     * @param normalisation with as many channels; that of {@code train}, for every split
     */
    public BatchReader(TensorShape shape, Normalisation normalisation) {
        if (normalisation.mean().size() != shape.channels()) {
            throw new IllegalArgumentException(
                    "A normalisation of %d channels does not fit images of shape %s."
                            .formatted(normalisation.mean().size(), shape));
        }
        this.shape = shape;
        tables = IntStream.range(0, shape.channels()).mapToObj(normalisation::table)
                .toArray(float[][]::new);
    }

    /** A reader for a data set: its shape, and its {@code train} split's normalisation. */
    public static BatchReader of(ImageDataset dataset) {
        return new BatchReader(dataset.shape(), dataset.normalisation());
    }

    /**
     * Fills a batch with images as they are.
     *
     * @param images indices in the split, of which those at {@code from} to
     *               {@code from + count - 1} are read
     * @param target [B, C, H, W] with B at least {@code count}; the first images are overwritten
     */
    public void fill(ImageSplit split, int[] images, int from, int count, float[] target) {
        check(split, images, from, count, target);
        int plane = (int) shape.pixels();
        int to = 0;
        for (int i = from; i < from + count; i++) {
            int at = split.offset(images[i]);
            for (float[] table : tables) {
                row(split.pixels(), at, target, to, plane, table);
                at += plane;
                to += plane;
            }
        }
    }

    /**
     * Fills a batch with randomly changed images. An image takes the same number of draws whatever
     * they are: two if images are shifted and one if they are flipped.
     *
     * @param images indices in the split, of which those at {@code from} to
     *               {@code from + count - 1} are read
     * @param target [B, C, H, W] with B at least {@code count}; the first images are overwritten
     */
    public void fill(ImageSplit split, int[] images, int from, int count, float[] target,
            Augmentation augmentation, RandomGenerator random) {
        check(split, images, from, count, target);
        int shift = augmentation.shift();
        if (shift >= Math.min(shape.height(), shape.width())) {
            throw new IllegalArgumentException(
                    ("A shift of %d pixels can move images of shape %s out of sight. It "
                            + "must be less than their height and width.")
                            .formatted(shift, shape));
        }
        for (int i = 0; i < count; i++) {
            int down = shift == 0 ? 0 : random.nextInt(-shift, shift + 1);
            int right = shift == 0 ? 0 : random.nextInt(-shift, shift + 1);
            boolean flip = augmentation.flip() && random.nextBoolean();
            move(split.pixels(), split.offset(images[from + i]), target,
                    i * (int) shape.elements(), down, right, flip);
        }
    }

    /** Mirrors, then moves: {@code right} is in the mirrored image. */
    private void move(byte[] pixels, int image, float[] target, int start, int down, int right,
            boolean flip) {
        int width = shape.width();
        int height = shape.height();
        int kept = width - Math.abs(right);
        int first = Math.max(right, 0);
        int source = Math.max(-right, 0);
        int to = start;
        for (int channel = 0; channel < tables.length; channel++) {
            float[] table = tables[channel];
            int plane = image + channel * width * height;
            for (int y = 0; y < height; y++, to += width) {
                int line = y - down;
                if (line < 0 || line >= height) {
                    Arrays.fill(target, to, to + width, table[0]);
                    continue;
                }
                Arrays.fill(target, to, to + first, table[0]);
                int at = plane + line * width;
                if (flip) {
                    mirroredRow(pixels, at + width - 1 - source, target, to + first, kept, table);
                } else {
                    row(pixels, at + source, target, to + first, kept, table);
                }
                Arrays.fill(target, to + first + kept, to + width, table[0]);
            }
        }
    }

    private static void row(byte[] pixels, int at, float[] target, int to, int count,
            float[] table) {
        for (int i = 0; i < count; i++) {
            target[to + i] = table[pixels[at + i] & 0xff];
        }
    }

    private static void mirroredRow(byte[] pixels, int last, float[] target, int to, int count,
            float[] table) {
        for (int i = 0; i < count; i++) {
            target[to + i] = table[pixels[last - i] & 0xff];
        }
    }

    private void check(ImageSplit split, int[] images, int from, int count, float[] target) {
        if (!split.shape().equals(shape)) {
            throw new IllegalArgumentException("This reader is for images of shape %s, not %s."
                    .formatted(shape, split.shape()));
        }
        if (from < 0 || count < 0 || from > images.length - count) {
            throw new IllegalArgumentException("Images %d to %d are not among the %d given."
                    .formatted(from, from + count - 1, images.length));
        }
        if (count * shape.elements() > target.length) {
            throw new IllegalArgumentException("%d images of shape %s do not fit in %d floats."
                    .formatted(count, shape, target.length));
        }
    }
}
