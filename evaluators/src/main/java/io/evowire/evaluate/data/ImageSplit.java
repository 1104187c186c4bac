package io.evowire.evaluate.data;

import io.evowire.core.network.TensorShape;

/**
 * One part of a data set. Pixels stay bytes, [N, C, H, W], each 0 to 255; they are normalised when a
 * batch is made. The arrays are not copied and must not be changed.
 */
public final class ImageSplit {

    private final TensorShape shape;
    private final byte[] pixels;
    private final byte[] labels;

    /**
     * A part with these images.
     *
     * @param pixels [N, C, H, W], unsigned
     * @param labels [N], unsigned: at most 256 classes
     */
    public ImageSplit(TensorShape shape, byte[] pixels, byte[] labels) {
        if (pixels.length != labels.length * shape.elements()) {
            throw new IllegalArgumentException("%d bytes of pixels are not %d images of shape %s."
                    .formatted(pixels.length, labels.length, shape));
        }
        this.shape = shape;
        this.pixels = pixels;
        this.labels = labels;
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
        return pixels[(int) (image * shape.elements()) + at] & 0xff;
    }

    byte[] pixels() {
        return pixels;
    }

    byte[] labels() {
        return labels;
    }
}
