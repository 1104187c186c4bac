package io.evowire.run.metrics;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What a file holds, read again only when it was replaced: many readers of a large report cost the
 * disk and the heap one reading.
 */
final class CachedFile {

    private final Path file;
    private @Nullable Version newest;
    private SharedBody content = new SharedBody(new byte[0], "");

    private record Version(FileTime modified, long size, @Nullable Object key) {

        static Version of(Path file) throws IOException {
            var attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return new Version(attributes.lastModifiedTime(), attributes.size(),
                    attributes.fileKey());
        }

        String tag() {
            return "%x-%x".formatted(modified.to(TimeUnit.NANOSECONDS), size);
        }
    }

    CachedFile(Path file) {
        this.file = file;
    }

    /**
     * The content as it is now.
     *
     * @throws java.nio.file.NoSuchFileException if there is no such file
     */
    synchronized SharedBody body() throws IOException {
        Version version = Version.of(file);
        if (!version.equals(newest)) {
            content = new SharedBody(Files.readAllBytes(file), version.tag());
            newest = version; // what is written in between is seen the next time
        }
        return content;
    }
}
