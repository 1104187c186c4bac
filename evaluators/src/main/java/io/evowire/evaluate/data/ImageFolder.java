package io.evowire.evaluate.data;

import io.evowire.core.network.TensorShape;
import io.evowire.evaluate.DataException;
import io.evowire.evaluate.data.PictureFacts.Fact;
import io.evowire.evaluate.picture.ImageColour;
import io.evowire.evaluate.picture.Orientation;
import io.evowire.evaluate.picture.Picture;
import io.evowire.evaluate.picture.PictureFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One's own pictures: a folder per class, whose name is the class, with PNG, JPEG, WebP, BMP, GIF
 * or TIFF files. Labels follow the order of the names.
 * <p>
 * Pictures are scaled so that the shorter side fits {@code size} and cropped to the centre. Two
 * thirds are train, one sixth each validation and test. Where the folder has {@code train} and one
 * or both of {@code val} (or {@code valid} or {@code validation}) and {@code test}, the classes are
 * in there, and a part without a folder of its own is one in six images of {@code train}. Hidden
 * files are ignored, and so are files beside the folders. Up to one in a hundred pictures may be
 * unreadable and is left out.
 *
 * @param folder      where the folders of the classes lie
 * @param size        height and width of an image, in pixels, 1 to {@value #MAX_SIZE}
 * @param colour      what is kept of the colour
 * @param orientation which side of a picture is up
 */
public record ImageFolder(Path folder, int size, ImageColour colour, Orientation orientation)
        implements
            DataSpec {

    /** What {@code images:DIR} means where it stands in a run that an earlier version made. */
    static final int DEFAULT_SIZE = 64;
    static final int MAX_SIZE = 1024;
    /** The largest size that is chosen without being asked for. */
    static final int MAX_CHOSEN_SIZE = 96;

    private static final int SAMPLE = 64;

    public ImageFolder {
        if (size < 1 || size > MAX_SIZE) {
            throw new DataException(
                    "Images of %d x %d pixels cannot be used; the size must lie in [1, %d]."
                            .formatted(size, size, MAX_SIZE));
        }
    }

    /** The folder with pictures as they lie in their files. */
    public ImageFolder(Path folder, int size, ImageColour colour) {
        this(folder, size, colour, Orientation.STORED);
    }

    /**
     * The folder with what fits its pictures: grey if all are grey; as large as their shorter sides
     * if these are alike, else as the median one, but at most {@value #MAX_CHOSEN_SIZE} pixels.
     *
     * @param size   the size asked for, if any
     * @param colour the colour asked for, if any
     */
    static ImageFolder fitting(Path folder, @Nullable Integer size, @Nullable ImageColour colour,
            Orientation orientation, Loading loading) {
        Folders.check(folder);
        PictureParts parts = PictureParts.of(folder);
        int chosen = size == null ? fittingSize(folder, parts.all()) : size;
        var grey = new ImageFolder(folder, chosen, ImageColour.GREY, orientation);
        ImageColour kept = colour == null ? grey.fittingColour(parts, loading) : colour;
        return new ImageFolder(folder, chosen, kept, orientation);
    }

    private static int fittingSize(Path folder, List<Path> files) {
        List<@Nullable Integer> sides = new Pictures(folder, Loading.SILENT, false)
                .each("measuring", files, i -> PictureFile.shorterSide(files.get(i)));
        List<Integer> known = new ArrayList<>();
        for (Integer side : sides) {
            if (side != null) {
                known.add(side);
            }
        }
        if (known.isEmpty()) {
            return DEFAULT_SIZE; // loading will say what is wrong with them
        }
        known.sort(null);
        return Math.clamp(known.get((known.size() - 1) / 2), 1, MAX_CHOSEN_SIZE);
    }

    // Most folders are told by their first pictures. Only grey ones are read to the end, as this
    // grey folder, so that loading it finds them in the cache.
    private ImageColour fittingColour(PictureParts parts, Loading loading) {
        PictureFacts kept = PictureFacts.of(folder, orientation, parts.all());
        List<@Nullable Fact> facts = kept.read().orElse(null);
        if (facts == null) {
            if (!isSampleGrey(parts.all())) {
                return ImageColour.RGB;
            }
            facts = decode(parts, new Remembering(loading), PictureCache.of(this, parts), kept)
                    .facts();
        }
        return PictureFacts.areGrey(facts) ? ImageColour.GREY : ImageColour.RGB;
    }

    private boolean isSampleGrey(List<Path> files) {
        int step = Math.max(1, files.size() / SAMPLE);
        List<Path> sample = new ArrayList<>();
        for (int i = 0; i < files.size(); i += step) {
            sample.add(files.get(i));
        }
        return new Pictures(folder, Loading.SILENT, false).each("looking for colour", sample,
                i -> PictureFile.read(sample.get(i), Orientation.STORED).isGrey()).stream()
                .allMatch(grey -> grey == null || grey);
    }

    @Override
    public ImageDataset load(Loading loading) {
        Folders.check(folder);
        PictureParts parts = PictureParts.of(folder);
        PictureCache cache = PictureCache.of(this, parts);
        return cache.read(loading).orElseGet(() -> decode(parts, new Remembering(loading), cache,
                PictureFacts.of(folder, orientation, parts.all())).images());
    }

    @Override
    public Optional<PictureSurvey> pictures(Loading loading) {
        return Optional.of(PictureSurvey.of(this, loading));
    }

    @Override
    public DataSpec moved(String spec) {
        return new SpecParser(spec).like(this);
    }

    /**
     * A folder that was read.
     *
     * @param facts of each of its pictures; null for those that cannot be read
     */
    private record Decoded(ImageDataset images, List<@Nullable Fact> facts) {}

    /**
     * Decoded on all processors; each picture has its own place, so the order is fixed. What is
     * kept was named before, so that a picture which changes meanwhile is not kept as it will be.
     */
    private Decoded decode(PictureParts parts, Remembering loading, PictureCache cache,
            PictureFacts kept) {
        List<Room> rooms = Stream.of(parts.train(), parts.validation(), parts.test())
                .map(this::room).toList();
        List<Path> files = parts.all();
        List<@Nullable Fact> facts = new Pictures(folder, loading, true).each("reading", files,
                i -> {
                    Picture picture = PictureFile.read(files.get(i), orientation);
                    put(picture.square(size, colour), i, rooms);
                    return Fact.of(picture);
                });
        ImageDataset images = ImageDataset.of(name(), parts.classNames(), rooms.get(0).split(),
                rooms.get(1).split(), rooms.get(2).split());
        if (!Pictures.areTooMany(loading.unreadable().size(), files.size())) {
            cache.write(images, loading.unreadable());
        }
        kept.write(facts);
        return new Decoded(images, facts);
    }

    private static void put(byte[] picture, int number, List<Room> rooms) {
        int index = number;
        for (Room room : rooms) {
            if (index < room.labels().length) {
                room.put(index, picture);
                return;
            }
            index -= room.labels().length;
        }
        throw new IllegalStateException("There is no room for picture " + number);
    }

    private Room room(List<LabelledPicture> pictures) {
        var shape = new TensorShape(colour.channels(), size, size);
        if (pictures.size() * shape.elements() > DataFile.MAX_BYTES) {
            throw new DataException(
                    ("%s has %,d pictures in one part, %,d bytes at shape %s; the program "
                            + "keeps at most %,d. Use a smaller size, grey, or fewer pictures.")
                            .formatted(folder, pictures.size(), pictures.size() * shape.elements(),
                                    shape, DataFile.MAX_BYTES));
        }
        byte[] labels = new byte[pictures.size()];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = (byte) pictures.get(i).label();
        }
        return new Room(shape, new byte[(int) (pictures.size() * shape.elements())], labels,
                new boolean[labels.length]);
    }

    /**
     * Where the pictures of a part go.
     *
     * @param pixels [N, C, H, W]
     * @param labels [N]
     * @param filled [N], false where a picture could not be read
     */
    private record Room(TensorShape shape, byte[] pixels, byte[] labels, boolean[] filled) {

        void put(int index, byte[] picture) {
            System.arraycopy(picture, 0, pixels, index * picture.length, picture.length);
            filled[index] = true;
        }

        ImageSplit split() {
            int[] readable = IntStream.range(0, labels.length).filter(i -> filled[i]).toArray();
            var all = new ImageSplit(shape, pixels, labels);
            return readable.length == labels.length ? all : all.select(readable);
        }
    }

    /** The name of the data set: the SPEC without the path of the folder. */
    String name() {
        return "images:" + Folders.name(folder) + options();
    }

    /** As in a SPEC, with every option. */
    private String options() {
        return "?size=" + size + ",colour=" + colour + ",orientation=" + orientation;
    }

    @Override
    public DataSpec placed(UnaryOperator<Path> place) {
        return new ImageFolder(place.apply(folder), size, colour, orientation);
    }

    @Override
    public String toString() {
        return "images:" + folder + options();
    }

    /** Keeps the names of pictures that cannot be read, for the cache. */
    private static final class Remembering implements Loading {

        private final Loading told;
        private final List<PictureCache.Unreadable> unreadable = new ArrayList<>();

        Remembering(Loading told) {
            this.told = told;
        }

        List<PictureCache.Unreadable> unreadable() {
            return List.copyOf(unreadable);
        }

        @Override
        public boolean tolerant() {
            return told.tolerant();
        }

        @Override
        public void opened(String what, int done, int all) {
            told.opened(what, done, all);
        }

        @Override
        public void unreadable(Path picture, String reason) {
            unreadable.add(new PictureCache.Unreadable(picture.toString(), reason));
            told.unreadable(picture, reason);
        }
    }
}
