package io.evowire.run.worker;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * What a worker and its predecessors printed: a file that is set aside as {@code NAME.old} when it
 * is full, in place of the one before. So a worker that prints for days, or a candidate that makes
 * it print without end, never takes more than twice {@value #FULL} bytes, and the newest lines are
 * there.
 */
final class WorkerLog {

    /** Bytes after which a log is set aside. */
    static final long FULL = 1 << 20;

    private WorkerLog() {}

    /**
     * Adds all of a stream to a log. What cannot be written, on a full disk say, is dropped: a
     * worker must not wait for its log.
     */
    static void copy(InputStream printed, Path log) throws IOException {
        var buffer = new byte[8192];
        int count;
        while ((count = printed.read(buffer)) >= 0) {
            try {
                append(buffer, count, log);
            } catch (IOException e) {
                // the next piece may find room
            }
        }
    }

    private static void append(byte[] bytes, int count, Path log) throws IOException {
        if (Files.exists(log) && Files.size(log) + count > FULL) {
            Files.move(log, old(log), StandardCopyOption.REPLACE_EXISTING);
        }
        try (OutputStream out = Files.newOutputStream(log, StandardOpenOption.CREATE,
                StandardOpenOption.APPEND)) {
            out.write(bytes, 0, count);
        }
    }

    /** The log before. */
    static Path old(Path log) {
        return log.resolveSibling(log.getFileName() + ".old");
    }
}
