package io.evowire.run.store.log;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * Writes files that are whole after any crash: either the old content or the new. The one place in
 * the program that does.
 */
public final class DurableFiles {

    private DurableFiles() {}

    /** Writes a text in UTF-8 to a file, replacing what it held. */
    public static void write(Path file, String content) throws IOException {
        write(file, content.getBytes(StandardCharsets.UTF_8));
    }

    /** Writes the content to a file, replacing what it held. */
    public static void write(Path file, byte[] content) throws IOException {
        Path temporary = temporary(file);
        try (var channel = FileChannel.open(temporary, StandardOpenOption.CREATE,
                StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            ByteBuffer bytes = ByteBuffer.wrap(content);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        }
        publish(temporary, file);
    }

    /**
     * The same of a file that several processes may write at a time: each has a temporary file of
     * its own, and the last one stands.
     */
    public static void writeShared(Path file, byte[] content) throws IOException {
        Path temporary = temporary(
                file.resolveSibling(file.getFileName() + "." + ProcessHandle.current().pid()));
        try {
            Files.write(temporary, content);
            publish(temporary, file);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    /** Where to write what {@link #publish} shall move to this file. */
    public static Path temporary(Path file) {
        return file.resolveSibling(file.getFileName() + ".new");
    }

    /** Forces a finished temporary file to the disk and moves it onto its place, atomically. */
    public static void publish(Path temporary, Path file) throws IOException {
        force(temporary, StandardOpenOption.WRITE);
        Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
        Path directory = file.toAbsolutePath().getParent();
        if (directory != null) {
            forceDirectory(directory);
        }
    }

    // Directories cannot be opened on Windows, where a move is durable by itself.
    private static void forceDirectory(Path directory) throws IOException {
        if (!System.getProperty("os.name").startsWith("Windows")) {
            force(directory, StandardOpenOption.READ);
        }
    }

    private static void force(Path path, StandardOpenOption how) throws IOException {
        try (var channel = FileChannel.open(path, how)) {
            channel.force(true);
        }
    }
}
