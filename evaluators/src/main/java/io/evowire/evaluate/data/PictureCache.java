package io.evowire.evaluate.data;

import io.evowire.core.network.TensorShape;
import io.evowire.core.text.Sha256;
import io.evowire.evaluate.cache.UserCache;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The decoded pictures of a folder, packed in one file in the user's cache, so that the processes
 * of a search decode them once. It is only ever a copy: a file that is missing, damaged or cannot
 * be written costs time and nothing else. Its name is the SHA-256 of all that the result depends
 * on: the options, and name, size, times and place on the disk of each picture; its content is
 * checked by the fingerprint of the data set.
 *
 * @param file where the pictures lie
 * @param spec the folder and its options
 */
record PictureCache(Path file, ImageFolder spec) {

    private static final String FORMAT = "evowire-pictures/1";
    private static final int BUFFER = 1 << 16;
    /** Copies that are kept, the newest ones. */
    private static final int KEPT = 9;
    /** Bytes of all copies together, but for the newest one. */
    private static final long MAX_BYTES = 8L << 30;
    private static final Duration ABANDONED = Duration.ofDays(1);

    /** A picture that could not be read, and why. */
    record Unreadable(String picture, String reason) {}

    static PictureCache of(ImageFolder spec, PictureParts parts) {
        return new PictureCache(UserCache.folder().resolve(key(spec, parts) + ".pictures"), spec);
    }

    private static String key(ImageFolder spec, PictureParts parts) {
        return Sha256.hex("%s\n%s\n%s\n%s".formatted(FORMAT, spec.name(), spec.orientation(),
                key(spec.folder(), parts.all())));
    }

    /** What tells this folder with these pictures from any other, and from itself once changed. */
    static String key(Path folder, List<Path> pictures) {
        var key = new StringBuilder().append(Runtime.version()).append('\n')
                .append(folder.toAbsolutePath());
        for (Path picture : pictures) {
            key.append('\n').append(picture).append('\t');
            try {
                key.append(Files.size(picture)).append('\t')
                        .append(Files.getLastModifiedTime(picture).to(
                                TimeUnit.NANOSECONDS))
                        .append('\t')
                        .append(change(picture));
            } catch (IOException e) {
                key.append('?'); // reading it will say why
            }
        }
        return key.toString();
    }

    // Changes of content that keep size and time, as an exchange of two files does, change these.
    private static String change(Path picture) throws IOException {
        return picture.getFileSystem().supportedFileAttributeViews().contains("unix")
                ? Files.getAttribute(picture, "unix:ctime") + " "
                        + Files.getAttribute(picture, "unix:ino")
                : "";
    }

    /** The data set, if it lies here unharmed. */
    Optional<ImageDataset> read(Loading loading) {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try (var in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file),
                BUFFER))) {
            if (!in.readUTF().equals(FORMAT)) {
                return Optional.empty();
            }
            String fingerprint = in.readUTF();
            List<String> classes = new ArrayList<>();
            for (int left = in.readInt(); left > 0; left--) {
                classes.add(in.readUTF());
            }
            List<Unreadable> unreadable = new ArrayList<>();
            for (int left = in.readInt(); left > 0; left--) {
                unreadable.add(new Unreadable(in.readUTF(), in.readUTF()));
            }
            var shape = new TensorShape(in.readInt(), in.readInt(), in.readInt());
            long most = Files.size(file);
            ImageDataset found = ImageDataset.of(spec.name(), classes, split(in, shape, most),
                    split(in, shape, most), split(in, shape, most));
            if (!found.fingerprint().equals(fingerprint)) {
                return Optional.empty();
            }
            touch();
            unreadable.forEach(each -> loading.unreadable(Path.of(each.picture()),
                    each.reason()));
            return Optional.of(found);
        } catch (IOException | RuntimeException e) {
            return Optional.empty(); // a damaged copy can say anything; the pictures are there
        }
    }

    private static ImageSplit split(DataInputStream in, TensorShape shape, long most)
            throws IOException {
        int count = in.readInt();
        long bytes = count * shape.elements();
        if (count < 0 || bytes > most) {
            throw new IOException("it says that it holds more than it does");
        }
        byte[] labels = new byte[count];
        in.readFully(labels);
        byte[] pixels = new byte[(int) bytes]; // read into place: it may be most of the memory
        in.readFully(pixels);
        return new ImageSplit(shape, pixels, labels);
    }

    /** Keeps a data set. */
    void write(ImageDataset dataset, List<Unreadable> unreadable) {
        try {
            UserCache.write(file, to -> {
                var out = new DataOutputStream(new BufferedOutputStream(to, BUFFER));
                write(dataset, unreadable, out);
                out.flush();
            });
            removeOldest();
        } catch (IOException | RuntimeException e) {
            // the disk may be full, or the home read-only
        }
    }

    private static void write(ImageDataset dataset, List<Unreadable> unreadable,
            DataOutputStream out) throws IOException {
        out.writeUTF(FORMAT);
        out.writeUTF(dataset.fingerprint());
        out.writeInt(dataset.classes());
        for (String name : dataset.classNames()) {
            out.writeUTF(name);
        }
        out.writeInt(unreadable.size());
        for (Unreadable each : unreadable) {
            out.writeUTF(each.picture());
            out.writeUTF(each.reason());
        }
        TensorShape shape = dataset.shape();
        out.writeInt(shape.channels());
        out.writeInt(shape.height());
        out.writeInt(shape.width());
        for (ImageSplit part : List.of(dataset.train(), dataset.validation(), dataset.test())) {
            out.writeInt(part.size());
            out.write(part.labels());
            for (int image = 0; image < part.size(); image++) {
                out.write(part.pixels(), part.offset(image), (int) shape.elements());
            }
        }
    }

    private void touch() {
        try {
            Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
        } catch (IOException e) {
            // only the order in which copies are removed depends on it
        }
    }

    private void removeOldest() throws IOException {
        try (Stream<Path> files = Files.list(file.getParent())) {
            List<Path> all = files.sorted(Comparator.comparing(PictureCache::used).reversed())
                    .toList();
            Instant old = Instant.now().minus(ABANDONED);
            int kept = 0;
            int facts = 0;
            long bytes = 0;
            for (Path each : all) {
                if (each.toString().endsWith(".pictures")) {
                    bytes += Files.size(each);
                    if (++kept > 1 && (kept > KEPT || bytes > MAX_BYTES)) {
                        Files.deleteIfExists(each);
                    }
                } else if (each.toString().endsWith(PictureFacts.SUFFIX)) {
                    if (++facts > KEPT) {
                        Files.deleteIfExists(each);
                    }
                } else if (each.toString().endsWith(UserCache.UNFINISHED)
                        && used(each).toInstant().isBefore(old)) {
                    Files.deleteIfExists(each); // of a process that was killed
                }
            }
        }
    }

    private static FileTime used(Path copy) {
        try {
            return Files.getLastModifiedTime(copy);
        } catch (IOException e) {
            return FileTime.fromMillis(0);
        }
    }
}
