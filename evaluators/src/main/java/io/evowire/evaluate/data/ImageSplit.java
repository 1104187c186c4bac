package io.evowire.evaluate.data;

import io.evowire.core.network.TensorShape;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * One part of a data set. Pixels stay bytes, [N, C, H, W], each 0 to 255; they are normalised when
 * a batch is made. The arrays are not copied and must not be changed; parts of one data set share
 * their pixels.
 */
public final class ImageSplit {

    private final TensorShape shape;
    private final byte[] pixels;
    private final byte[] labels;
    // Of each image among the pixels; null if they lie there one after another.
    private final int @Nullable [] places;
    // Computed when first asked for; two threads at once would compute equal values.
    private volatile @Nullable Normalisation normalisation;

    /**
     * A part with these images.
     *
     * @param pixels [N, C, H, W], unsigned
     * @param labels [N], unsigned: at most 256 classes
     */
    public ImageSplit(TensorShape shape, byte[] pixels, byte[] labels) {
        // Divided, not multiplied: the product of a large shape overflows.
        if (pixels.length % shape.elements() != 0
                || pixels.length / shape.elements() != labels.length) {
            throw new IllegalArgumentException("%d bytes of pixels are not %d images of shape %s."
                    .formatted(pixels.length, labels.length, shape));
        }
        this(shape, pixels, labels, null);
    }

    private ImageSplit(TensorShape shape, byte[] pixels, byte[] labels, int @Nullable [] places) {
        this.shape = shape;
        this.pixels = pixels;
        this.labels = labels;
        this.places = places;
    }

    /** Number of images N. */
    public int size() {
        return labels.length;
    }

    /** Shape of an image, [C, H, W]. */
    public TensorShape shape() {
        return shape;
    }

    /** Label of an image. */
    public int label(int image) {
        return labels[image] & 0xff;
    }

    /**
     * Value of a pixel, 0 to 255.
     *
     * @param image index of the image
     * @param at    index within the image, in the order [C, H, W]
     */
    public int pixel(int image, int at) {
        return pixels[offset(image) + at] & 0xff;
    }

    /**
     * Mean and standard deviation of each channel over these images.
     *
     * @throws IllegalStateException if there are none
     */
    public Normalisation normalisation() {
        Normalisation known = normalisation;
        if (known == null) {
            if (size() == 0) {
                throw new IllegalStateException("No images have no mean; add some.");
            }
            known = Normalisation.of(this);
            normalisation = known;
        }
        return known;
    }

    /**
     * At most so many of these images in their order: always the same ones, drawn at random because
     * neighbours may have the same label; this itself if there are no more.
     *
     * @param max at least 1
     */
    public ImageSplit sample(int max) {
        if (max >= size()) {
            return this;
        }
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(1);
        int[] chosen = new int[max];
        int found = 0;
        for (int image = 0; found < max; image++) { // Knuth's algorithm S
            if (random.nextInt(size() - image) < max - found) {
                chosen[found++] = image;
            }
        }
        return select(chosen);
    }

    /**
     * So many of these images in their order, as many of each class as of any other where they
     * suffice; which ones is drawn at random.
     *
     * @param number at least 1; all of them where there are no more
     */
    public ImageSplit few(int number, long seed) {
        List<Integer> shuffled = new ArrayList<>(IntStream.range(0, size()).boxed().toList());
        Collections.shuffle(shuffled, Random.from(
                RandomGeneratorFactory.of("L64X128MixRandom").create(seed)));
        int[] seen = new int[ImageDataset.MAX_CLASSES];
        int[] rank = new int[size()]; // among those of its class
        shuffled.forEach(image -> rank[image] = seen[label(image)]++);
        return select(shuffled.stream().sorted(Comparator.comparingInt(image -> rank[image]))
                .limit(number).mapToInt(image -> image).sorted().toArray());
    }

    /** These images again and again, until they are so many. */
    public ImageSplit repeated(int number) {
        return select(IntStream.range(0, number).map(i -> i % size()).toArray());
    }

    /** These images in this order; their pixels stay where they are. */
    ImageSplit select(int[] images) {
        int[] chosen = new int[images.length];
        byte[] chosenLabels = new byte[images.length];
        for (int i = 0; i < images.length; i++) {
            chosen[i] = place(images[i]);
            chosenLabels[i] = labels[images[i]];
        }
        return new ImageSplit(shape, pixels, chosenLabels, chosen);
    }

    /**
     * The images of some classes in their order, with other labels.
     *
     * @param renamed [256], the new label of each class, negative for one whose images are left out
     */
    ImageSplit relabelled(int[] renamed) {
        ImageSplit chosen = select(IntStream.range(0, size())
                .filter(image -> renamed[label(image)] >= 0).toArray());
        byte[] newLabels = new byte[chosen.size()];
        for (int image = 0; image < newLabels.length; image++) {
            newLabels[image] = (byte) renamed[chosen.label(image)];
        }
        return new ImageSplit(shape, pixels, newLabels, chosen.places);
    }

    /** The largest label, -1 if there are no images. */
    int maxLabel() {
        int max = -1;
        for (byte label : labels) {
            max = Math.max(max, label & 0xff);
        }
        return max;
    }

    /** Number of images with each label, [256]. */
    int[] counts() {
        int[] counts = new int[ImageDataset.MAX_CLASSES];
        for (byte label : labels) {
            counts[label & 0xff]++;
        }
        return counts;
    }

    /** Where an image starts in {@link #pixels()}. */
    int offset(int image) {
        return place(image) * (int) shape.elements();
    }

    private int place(int image) {
        return places == null ? image : places[image];
    }

    /** What may also hold images of other parts: {@link #offset} tells where those of this are. */
    byte[] pixels() {
        return pixels;
    }

    byte[] labels() {
        return labels;
    }

    @Override
    public String toString() {
        return "%d images of shape %s".formatted(size(), shape);
    }
}
