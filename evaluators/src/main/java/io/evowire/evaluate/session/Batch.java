package io.evowire.evaluate.session;

import io.evowire.core.network.TensorShape;

/** Room for a fixed number of images that is filled again and again: new arrays cost too much. */
public final class Batch {

    /** The longest array that every JVM has. */
    private static final int MAX_FLOATS = Integer.MAX_VALUE - 8;

    private final int images;
    private final TensorShape shape;
    private final float[] pixels;
    private final float[] labels;

    /**
     * Room for images.
     *
     * @param images at least 1
     * @param shape  shape of an image, [C, H, W]
     * @throws IllegalArgumentException if no Java array holds so many images
     */
    public Batch(int images, TensorShape shape, int classes) {
        long max = MAX_FLOATS / Math.max(shape.elements(), classes);
        if (images > max) {
            throw new IllegalArgumentException(
                    "A batch may have at most %d images of shape %s with %d classes, not %d."
                            .formatted(max, shape, classes, images));
        }
        this.images = images;
        this.shape = shape;
        pixels = new float[(int) (images * shape.elements())];
        labels = new float[images * classes];
    }

    /** Number of images, B. */
    public int images() {
        return images;
    }

    /** Shape of an image, [C, H, W]. */
    public TensorShape shape() {
        return shape;
    }

    /** Number of classes. */
    public int classes() {
        return labels.length / images;
    }

    /** To be filled with normalised pixels: [B, C, H, W], row-major. */
    public float[] pixels() {
        return pixels;
    }

    /** To be filled with targets: [B, classes], each row a distribution. */
    public float[] labels() {
        return labels;
    }
}
