package io.evowire.evaluate.wann;

import io.evowire.evaluate.data.ImageSplit;
import io.evowire.evaluate.picture.Bilinear;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Images as the authors prepare them: grey values in [0, 1], resized bilinearly, then deskewed at
 * the size that they have got. Colours become grey as the mean of the channels.
 */
public final class WannImages {

    private static final float WHITE = 255;

    private final int side;
    private final float[][] images; // [N][side * side]
    private final int[] labels;

    private WannImages(int side, float[][] images, int[] labels) {
        this.side = side;
        this.images = images;
        this.labels = labels;
    }

    /**
     * The images of some parts of a data set.
     *
     * @param side pixels of a side, at least 2
     */
    public static WannImages of(List<ImageSplit> parts, int side) {
        if (side < 2) {
            throw new IllegalArgumentException("side must be at least 2, not %d.".formatted(side));
        }
        int size = parts.stream().mapToInt(ImageSplit::size).sum();
        float[][] images = new float[size][];
        int[] labels = new int[size];
        int next = 0;
        for (ImageSplit part : parts) {
            for (int image = 0; image < part.size(); image++) {
                images[next] = prepared(part, image, side);
                labels[next++] = part.label(image);
            }
        }
        return new WannImages(side, images, labels);
    }

    private static float[] prepared(ImageSplit part, int image, int side) {
        int height = part.shape().height();
        int width = part.shape().width();
        int plane = height * width;
        float[] grey = new float[plane];
        for (int i = 0; i < plane; i++) {
            float sum = 0;
            for (int channel = 0; channel < part.shape().channels(); channel++) {
                sum += part.pixel(image, channel * plane + i);
            }
            grey[i] = sum / part.shape().channels() / WHITE;
        }
        return Deskewing.of(Bilinear.resize(grey, height, width, side), side);
    }

    /** Number of images. */
    public int size() {
        return labels.length;
    }

    /** Pixels of an image: inputs of a network. */
    public int inputs() {
        return side * side;
    }

    /** Label of an image. */
    public int label(int image) {
        return labels[image];
    }

    float[] image(int image) {
        return images[image];
    }

    /**
     * Some of these images, none twice, all equally likely; all of them if there are no more.
     *
     * @param size at least 1
     */
    public WannBatch batch(int size, RandomGenerator random) {
        return new WannBatch(this, chosen(Math.min(size, size()), random));
    }

    private int[] chosen(int count, RandomGenerator random) {
        int[] chosen = new int[count];
        int found = 0;
        for (int image = 0; found < count; image++) { // Knuth's algorithm S
            if (random.nextInt(size() - image) < count - found) {
                chosen[found++] = image;
            }
        }
        return chosen;
    }

    /** The images from one to before another, in their order. */
    public WannBatch batch(int from, int to) {
        int[] chosen = new int[to - from];
        for (int i = 0; i < chosen.length; i++) {
            chosen[i] = from + i;
        }
        return new WannBatch(this, chosen);
    }

    /**
     * These images in two parts, of which each image is equally likely in the first.
     *
     * @param first images of the first part, at least 1 and fewer than there are
     */
    public List<WannImages> split(int first, RandomGenerator random) {
        if (first < 1 || first >= size()) {
            throw new IllegalArgumentException(
                    "%d images cannot be split so that one part has %d.".formatted(size(), first));
        }
        int[] chosen = chosen(first, random);
        int[] left = new int[size() - first];
        int next = 0;
        int found = 0;
        for (int image = 0; image < size(); image++) {
            if (next < first && chosen[next] == image) {
                next++;
            } else {
                left[found++] = image;
            }
        }
        return List.of(part(chosen), part(left));
    }

    private WannImages part(int[] chosen) {
        return new WannImages(side,
                Arrays.stream(chosen).mapToObj(image -> images[image]).toArray(float[][]::new),
                Arrays.stream(chosen).map(image -> labels[image]).toArray());
    }
}
