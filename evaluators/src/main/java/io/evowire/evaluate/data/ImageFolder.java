package io.evowire.evaluate.data;

import io.evowire.core.network.TensorShape;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/**
 * One's own pictures: a folder per class, whose name is the class, with PNG or JPEG files. Labels
 * follow the order of the names.
 * <p>
 * Pictures are scaled so that the shorter side fits {@code size} and cropped to the centre. Two
 * thirds are train, one sixth each validation and test. Where the folder has {@code train} and one
 * or both of {@code val} (or {@code validation}) and {@code test}, the classes are in there, and a
 * part without a folder of its own is one in six images of {@code train}. Hidden files are ignored,
 * and so are files beside the folders.
 *
 * @param folder where the folders of the classes lie
 * @param size   height and width of an image, in pixels, 1 to {@value #MAX_SIZE}
 * @param colour what is kept of the colour
 */
public record ImageFolder(Path folder, int size, ImageColour colour) implements DataSpec {

    static final int DEFAULT_SIZE = 64;
    static final int MAX_SIZE = 1024;

    public ImageFolder {
        if (size < 1 || size > MAX_SIZE) {
            throw new DataException(
                    "Images of %d x %d pixels cannot be used; the size must lie in [1, %d]."
                            .formatted(size, size, MAX_SIZE));
        }
    }

    @Override
    public ImageDataset load() {
        Folders.check(folder);
        PictureParts parts = PictureParts.of(folder);
        return ImageDataset.of("images:" + Folders.name(folder) + options(), parts.classNames(),
                read(parts.train()), read(parts.validation()), read(parts.test()));
    }

    /** Decoded on all processors; each picture has its own place, so the order is fixed. */
    private ImageSplit read(List<LabelledPicture> pictures) {
        var shape = new TensorShape(colour.channels(), size, size);
        int each = (int) shape.elements();
        if ((long) pictures.size() * each > DataFile.MAX_BYTES) {
            throw new DataException(
                    ("%s has %,d pictures in one part, %,d bytes at shape %s; the program "
                            + "keeps at most %,d. Use a smaller size, grey, or fewer pictures.")
                            .formatted(folder, pictures.size(), (long) pictures.size() * each,
                                    shape, DataFile.MAX_BYTES));
        }
        byte[] pixels = new byte[pictures.size() * each];
        byte[] labels = new byte[pictures.size()];
        IntStream.range(0, labels.length).parallel().forEach(i -> {
            labels[i] = (byte) pictures.get(i).label();
            byte[] picture = PictureFile.read(pictures.get(i).file()).square(size, colour);
            System.arraycopy(picture, 0, pixels, i * each, each);
        });
        return new ImageSplit(shape, pixels, labels);
    }

    private String options() {
        return "?size=" + size + ",colour=" + colour;
    }

    @Override
    public String toString() {
        return "images:" + folder + options();
    }
}
