package io.evowire.evaluate.cache;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** The program's folder in the user's cache. */
public final class UserCache {

    /** How the name of a file ends that is not written to its end yet, or never was. */
    public static final String UNFINISHED = ".tmp";

    private UserCache() {}

    /** What writes a file. */
    @FunctionalInterface
    public interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    /** The folder, which need not be there yet: in {@code XDG_CACHE_HOME}, or of the home. */
    public static Path folder() {
        String cache = System.getenv("XDG_CACHE_HOME");
        return (cache == null || cache.isBlank()
                ? Path.of(System.getProperty("user.home"), ".cache")
                : Path.of(cache)).resolve("evowire");
    }

    /**
     * Writes a file, in place of one of its name: whoever reads meanwhile finds all of one of the
     * two.
     *
     * @throws IOException if the disk is full or the folder cannot be written; then nothing of it
     *                     is left
     */
    public static void write(Path file, Content content) throws IOException {
        Files.createDirectories(file.getParent());
        Path next = Files.createTempFile(file.getParent(), "next", UNFINISHED);
        try {
            try (OutputStream out = Files.newOutputStream(next)) {
                content.writeTo(out);
            }
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(next); // still there if it failed
        }
    }
}
