package io.evowire.evaluate.data;

import io.evowire.evaluate.data.PictureFacts.Fact;
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

    /** Opens each picture, unless what they are is known from the last time. */
    static PictureSurvey of(ImageFolder spec, Loading loading) {
        List<Path> files = PictureParts.of(spec.folder()).all();
        PictureFacts kept = PictureFacts.of(spec.folder(), spec.orientation(), files);
        List<@Nullable Fact> facts = kept.read().orElse(null);
        if (facts == null) {
            facts = new Pictures(spec.folder(), loading, true).each("looking", files,
                    i -> Fact.of(PictureFile.read(files.get(i), spec.orientation())));
            kept.write(facts);
        }
        return of(facts);
    }

    private static PictureSurvey of(List<@Nullable Fact> facts) {
        List<Size> sizes = new ArrayList<>();
        int grey = 0;
        for (Fact fact : facts) {
            if (fact != null) {
                sizes.add(fact.size());
                grey += fact.grey() ? 1 : 0;
            }
        }
        sizes.sort(Comparator.comparingLong(size -> (long) size.width() * size.height()));
        return new PictureSurvey(sizes.size(), grey, sizes.getFirst(),
                sizes.get((sizes.size() - 1) / 2), sizes.getLast());
    }
}
