package io.evowire.evaluate.data;

import io.evowire.evaluate.picture.Picture;
import io.evowire.evaluate.picture.PictureFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The picture files of a folder as they are, before they are scaled.
 *
 * @param pictures all that can be read
 * @param grey     how many of them are grey
 * @param smallest the one of the smallest area
 * @param median   the one of the median area
 * @param largest  the one of the largest area
 */
public record PictureSurvey(int pictures, int grey, Size smallest, Size median, Size largest) {

    /** Width and height, in pixels, with the picture's top up. */
    public record Size(int width, int height) {

        @Override
        public String toString() {
            return width + "x" + height;
        }
    }

    /** Opens each picture. */
    static PictureSurvey of(ImageFolder spec, Loading loading) {
        List<Path> files = PictureParts.of(spec.folder()).all();
        List<@Nullable Seen> all = new Pictures(spec.folder(), loading, true).each("looking", files,
                i -> Seen.of(PictureFile.read(files.get(i), spec.orientation())));
        List<Size> sizes = new ArrayList<>();
        int grey = 0;
        for (Seen seen : all) {
            if (seen != null) {
                sizes.add(seen.size());
                grey += seen.grey() ? 1 : 0;
            }
        }
        sizes.sort(Comparator.comparingLong(size -> (long) size.width() * size.height()));
        return new PictureSurvey(sizes.size(), grey, sizes.getFirst(),
                sizes.get((sizes.size() - 1) / 2), sizes.getLast());
    }

    private record Seen(Size size, boolean grey) {

        static Seen of(Picture picture) {
            return new Seen(new Size(picture.width(), picture.height()), picture.isGrey());
        }
    }
}
