package io.evowire.run.wann;

import io.evowire.evaluate.data.ImageDataset;
import io.evowire.evaluate.wann.WannImages;
import io.evowire.run.UserException;
import java.util.List;

/**
 * The images of a search.
 *
 * @param search what it scores networks on: those for training and for validation together, as the
 *               authors do
 * @param test   what no search sees, only {@code evowire wann test}, and {@code wann train} once at
 *               its end
 */
public record WannData(WannImages search, WannImages test) {

    /** The images of a data set as a search sees them. */
    public static WannData of(ImageDataset images, int side) {
        return new WannData(WannImages.of(List.of(images.train(), images.validation()), side),
                WannImages.of(List.of(images.test()), side));
    }

    /**
     * The images of a recorded search.
     *
     * @throws UserException if the data set is another one than that of the search
     */
    public static WannData of(ImageDataset images, WannRecord record) {
        if (!images.fingerprint().equals(record.dataFingerprint())) {
            throw new UserException("""
                    The data set %s is not the one of this search: its fingerprint is %s, but the \
                    search recorded %s. Restore the data, or start a new search."""
                    .formatted(record.data(), images.fingerprint(), record.dataFingerprint()));
        }
        return of(images, record.settings().side());
    }
}
