package io.evowire.run.cli;

import io.evowire.core.network.TensorShape;
import io.evowire.run.UserException;
import java.util.Locale;

/** The shape of an image as it is typed. */
final class ImageShape {

    private ImageShape() {}

    /** The value of {@code --image}, such as {@code 3x224x224}: channels, height, width. */
    static TensorShape parse(String image) {
        if (!image.matches("\\d{1,9}[xX]\\d{1,9}[xX]\\d{1,9}")) {
            throw new UserException(
                    "--image is written like 3x224x224 (channels, height, width), not '%s'."
                            .formatted(image));
        }
        String[] parts = image.toLowerCase(Locale.ROOT).split("x");
        try {
            return new TensorShape(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]),
                    Integer.parseInt(parts[2]));
        } catch (IllegalArgumentException e) {
            throw new UserException("--image %s: %s".formatted(image, e.getMessage()));
        }
    }
}
