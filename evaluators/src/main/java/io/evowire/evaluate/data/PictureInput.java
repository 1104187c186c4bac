package io.evowire.evaluate.data;

import io.evowire.core.network.TensorShape;
import io.evowire.evaluate.DataException;
import io.evowire.evaluate.picture.ImageColour;
import io.evowire.evaluate.picture.Orientation;
import io.evowire.evaluate.picture.PictureFile;
import io.evowire.evaluate.picture.UnreadablePictureException;
import java.nio.file.Path;

/**
 * Pictures as a trained network takes them: turned, scaled, cropped, coloured and normalised as
 * those it was trained on.
 *
 * @param shape         shape of an image, [C, H, W] with H = W
 * @param orientation   which side of a picture is up
 * @param normalisation that of the training images
 */
public record PictureInput(TensorShape shape, Orientation orientation,
        Normalisation normalisation) {

    public PictureInput {
        if (shape.height() != shape.width()
                || shape.channels() != 1 && shape.channels() != 3) {
            throw new DataException(
                    """
                            A network for images of shape %s cannot take pictures: they are \
                            square, with 1 or 3 channels."""
                            .formatted(shape));
        }
    }

    /**
     * What a network takes.
     *
     * @param data name of the data set that it was trained on
     */
    public static PictureInput of(TensorShape shape, String data, Normalisation normalisation) {
        Orientation orientation = data.startsWith("images:")
                && DataSpec.parse(data) instanceof ImageFolder folder
                        ? folder.orientation()
                        : Orientation.EXIF;
        return new PictureInput(shape, orientation, normalisation);
    }

    /** What is kept of a picture's colour. */
    public ImageColour colour() {
        return shape.channels() == 1 ? ImageColour.GREY : ImageColour.RGB;
    }

    /**
     * Reads a picture.
     *
     * @param target [B, C, H, W]
     * @param index  which of the B images it becomes
     * @throws DataException if it cannot be read
     */
    public void read(Path file, float[] target, int index) {
        byte[] pixels;
        try {
            pixels = PictureFile.read(file, orientation).square(shape.width(), colour());
        } catch (UnreadablePictureException e) {
            throw new DataException("The picture %s cannot be read: %s.".formatted(file,
                    e.reason()), e);
        }
        float[] image = new float[pixels.length];
        new BatchReader(shape, normalisation).fill(
                new ImageSplit(shape, pixels, new byte[1]), new int[1], 0, 1, image);
        System.arraycopy(image, 0, target, index * image.length, image.length);
    }

    /** What is done to a picture before its pixels are normalised, in words. */
    public String words() {
        return "%sscale the shorter side to %d pixels, crop to the centre, %s".formatted(
                orientation == Orientation.EXIF ? "turn as EXIF says, " : "", shape.width(),
                colour() == ImageColour.GREY
                        ? "luma of ITU-R BT.601"
                        : "channels red, green, blue");
    }
}
