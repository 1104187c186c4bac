package io.evowire.evaluate.data;

import io.evowire.evaluate.DataException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * The fixed order in which labelled images are dealt to the parts of a data set.
 * <p>
 * All images are shuffled (Fisher-Yates), then the k-th of the n images of a class goes to position
 * (k + 1/2) / n of the whole. So every run of consecutive images has each class in proportion, to
 * within one image at each end, and so has every part that is cut from it; a class with a single
 * image stands in the middle.
 * <p>
 * Recorded runs depend on this order, so it must not depend on the JDK: of {@link SplittableRandom}
 * only {@code nextLong} is used, which is SplitMix64 (Steele, Lea and Flood, OOPSLA 2014).
 */
final class Stratification {

    /** The seed of every split: RandWire's number on arXiv. */
    static final long SEED = 1904_01569;

    private static final int POSITION_BITS = 31;

    private Stratification() {}

    /**
     * The order, a permutation of 0..N-1.
     *
     * @param labels [N], unsigned
     */
    static int[] order(byte[] labels) {
        int[] shuffled = shuffle(labels.length, new SplittableRandom(SEED));
        int[] sizes = sizes(labels);
        int[] dealt = new int[sizes.length];
        long[] keys = new long[labels.length];
        for (int i = 0; i < keys.length; i++) {
            int label = labels[shuffled[i]] & 0xff;
            long twice = 2L * dealt[label]++ + 1;
            long position = (twice << POSITION_BITS) / (2L * sizes[label]);
            keys[i] = position << POSITION_BITS | i;
        }
        Arrays.sort(keys);
        return Arrays.stream(keys).mapToInt(key -> shuffled[(int) (key & Integer.MAX_VALUE)])
                .toArray();
    }

    /** Cuts images in that order into parts of these sizes, which must add up to all of them. */
    static List<ImageSplit> cut(ImageSplit all, int... sizes) {
        int[] order = order(all.labels());
        if (IntStream.of(sizes).sum() != order.length) {
            throw new IllegalArgumentException("Parts of %s images do not make up %d images."
                    .formatted(Arrays.toString(sizes), order.length));
        }
        var parts = new ArrayList<ImageSplit>();
        int from = 0;
        for (int size : sizes) {
            parts.add(all.select(Arrays.copyOfRange(order, from, from + size)));
            from += size;
        }
        return parts;
    }

    /**
     * One in so many of some images, rounded down.
     *
     * @param of names the images in the message if there are too few for a single one
     */
    static int oneIn(int parts, int images, String of) {
        if (images < parts) {
            throw new DataException(
                    "%s has %d images, too few to split: at least %d are needed. Add images."
                            .formatted(of, images, parts));
        }
        return images / parts;
    }

    private static int[] shuffle(int size, SplittableRandom random) {
        int[] shuffled = IntStream.range(0, size).toArray();
        for (int i = size - 1; i > 0; i--) {
            // Uniform in 0..i up to 2^-33: the high half of a 128-bit product.
            int j = (int) Math.unsignedMultiplyHigh(random.nextLong(), i + 1L);
            int held = shuffled[i];
            shuffled[i] = shuffled[j];
            shuffled[j] = held;
        }
        return shuffled;
    }

    private static int[] sizes(byte[] labels) {
        int[] sizes = new int[ImageDataset.MAX_CLASSES];
        for (byte label : labels) {
            sizes[label & 0xff]++;
        }
        return sizes;
    }
}
