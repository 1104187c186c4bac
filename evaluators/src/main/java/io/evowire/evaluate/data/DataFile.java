package io.evowire.evaluate.data;

import io.evowire.evaluate.DataException;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * A file of a data set, gzipped or not: whatever goes wrong in reading it becomes a
 * {@link DataException} that names it.
 *
 * @param name    what messages call it
 * @param opening opens it from its start
 */
record DataFile(String name, Opening opening) {

    /** The most bytes a Java array holds on every JVM. */
    static final int MAX_BYTES = Integer.MAX_VALUE - 8;

    private static final int BUFFER = 1 << 16;

    /** Opens a stream. */
    @FunctionalInterface
    interface Opening {
        InputStream open() throws IOException;
    }

    /** Takes what it needs from a stream. */
    @FunctionalInterface
    interface Reading<T> {
        T from(InputStream in) throws IOException;
    }

    static DataFile of(Path file) {
        return new DataFile(file.toString(), () -> Files.newInputStream(file));
    }

    /** A file beside this class in the jar. */
    static DataFile embedded(String resource) {
        return new DataFile("the program's own " + resource, () -> {
            InputStream in = DataFile.class.getResourceAsStream(resource);
            if (in == null) {
                throw new FileNotFoundException(resource);
            }
            return in;
        });
    }

    /**
     * The first of these names that is a file of the folder, as it stands or followed by
     * {@code .gz}.
     */
    static DataFile find(Path folder, String... names) {
        List<String> candidates = Arrays.stream(names).flatMap(n -> Stream.of(n, n + ".gz"))
                .toList();
        return candidates.stream().map(folder::resolve).filter(Files::isRegularFile).findFirst()
                .map(DataFile::of)
                .orElseThrow(() -> new DataException(
                        ("The folder %s has no file %s. Put it there, or name the folder that "
                                + "has it.")
                                .formatted(folder, String.join(" or ", candidates))));
    }

    /** Reads to the end: bytes that are left over are an error too. */
    <T> T read(Reading<T> reading) {
        try (InputStream in = unzipped(opening.open())) {
            T content = reading.from(in);
            // Reaching the end also makes gzip compare its checksum.
            if (in.read() >= 0) {
                throw damaged("it goes on after the end of its data", null);
            }
            return content;
        } catch (ZipException | EOFException e) {
            throw damaged("its gzip data are broken or cut off (" + e.getMessage() + ")", e);
        } catch (AccessDeniedException e) {
            throw new DataException(
                    "%s may not be read by this user. Change its permissions.".formatted(name), e);
        } catch (IOException e) {
            throw new DataException("%s cannot be read: %s.".formatted(name, e), e);
        }
    }

    /** Takes exactly so many bytes. */
    byte[] take(InputStream in, long bytes, String what) throws IOException {
        if (bytes > MAX_BYTES) {
            throw new DataException(
                    ("%s has %s, %,d bytes; the program keeps at most %,d. Use fewer or "
                            + "smaller images.")
                            .formatted(name, what, bytes, MAX_BYTES));
        }
        byte[] taken = in.readNBytes((int) bytes);
        if (taken.length < bytes) {
            throw damaged(
                    "it ends after %,d of %,d bytes of %s".formatted(taken.length, bytes, what),
                    null);
        }
        return taken;
    }

    DataException damaged(String how, @Nullable Throwable cause) {
        return new DataException(
                "%s is damaged: %s. Fetch or make it again.".formatted(name, how), cause);
    }

    /** Told by content, not by name: neither IDX nor CIFAR-10 starts with gzip's two bytes. */
    private static InputStream unzipped(InputStream raw) throws IOException {
        var in = new BufferedInputStream(raw, BUFFER);
        try {
            in.mark(2);
            boolean zipped = in.read() == 0x1f && in.read() == 0x8b;
            in.reset();
            return zipped ? new GZIPInputStream(in, BUFFER) : in;
        } catch (IOException e) {
            in.close();
            throw e;
        }
    }
}
