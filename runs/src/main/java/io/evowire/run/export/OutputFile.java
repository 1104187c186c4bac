package io.evowire.run.export;

import io.evowire.run.ExitCode;
import io.evowire.run.UserException;
import io.evowire.run.store.log.DurableFiles;
import io.evowire.run.system.IoReason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** Writes the files that a user names. */
public final class OutputFile {

    private OutputFile() {}

    /**
     * Writes a text in UTF-8, replacing what the file held.
     *
     * @throws UserException if it cannot: exit code 2 if the path is at fault, 74 if the disk is
     */
    public static void write(Path file, String text) {
        write(file, text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Writes a page: to its usual place, where others may be reading the last one, or to a file
     * that the user names.
     *
     * @param named null for the usual place
     * @return where it is
     * @throws UserException as {@link #write}
     */
    public static Path writePage(Path usual, @Nullable Path named, String html) {
        if (named != null) {
            write(named, html);
            return named;
        }
        try {
            DurableFiles.writeShared(usual, html.getBytes(StandardCharsets.UTF_8));
            return usual;
        } catch (IOException e) {
            throw new UserException(ExitCode.IO,
                    "Cannot write %s: %s. Free some space, or choose another place with --out."
                            .formatted(usual, IoReason.of(e)));
        }
    }

    /** The same with bytes. */
    public static void write(Path file, byte[] content) {
        requireWritable(file);
        try {
            if (!Files.exists(file)) {
                replace(file, content);
            } else if (Files.isRegularFile(file)) {
                replace(file.toRealPath(), content); // through links, which stay
            } else { // a device or pipe: it is written to, never replaced
                Files.write(file, content, StandardOpenOption.WRITE);
            }
        } catch (AccessDeniedException e) {
            throw new UserException("Cannot write %s: %s. Choose another --out."
                    .formatted(file, IoReason.of(e)));
        } catch (IOException e) {
            throw new UserException(ExitCode.IO,
                    "Cannot write %s: %s. Check the disk.".formatted(file, IoReason.of(e)));
        }
    }

    /** Refuses a path at which no file can be, before something is done that takes long. */
    public static void requireWritable(Path file) {
        if (Files.isDirectory(file)) {
            throw new UserException(
                    "Cannot write %s: it is a folder. Name a file in it.".formatted(file));
        }
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null && !Files.isDirectory(folder)) {
            throw new UserException("Cannot write %s: there is no folder %s. Make it first."
                    .formatted(file, folder));
        }
    }

    private static void replace(Path file, byte[] content) throws IOException {
        try {
            DurableFiles.write(file, content);
        } catch (IOException e) {
            Files.deleteIfExists(DurableFiles.temporary(file));
            throw e;
        }
    }
}
