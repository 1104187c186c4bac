package io.evowire.evaluate.data;

/**
 * Random changes to an image that keep its label, drawn for each image of a batch.
 *
 * @param shift largest move up, down, left and right, in pixels, at least 0; what comes in is black
 *              (0 before normalisation)
 * @param flip  whether half of the images are mirrored left to right
 */
public record Augmentation(int shift, boolean flip) {

    /** Leaves images as they are. */
    public static final Augmentation NONE = new Augmentation(0, false);

    public Augmentation {
        if (shift < 0) {
            throw new IllegalArgumentException(
                    "The shift must be at least 0 pixels, not %d.".formatted(shift));
        }
    }
}
