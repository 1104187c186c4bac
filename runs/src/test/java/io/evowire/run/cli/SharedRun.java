package io.evowire.run.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.evowire.run.system.FileHash;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A run that several tests read. Who changes one changes a copy, so that neither order nor failure of a test
 * counts for another.
 *
 * @param directory where it is
 * @param content   SHA-256 of each of its files but logs
 */
record SharedRun(Path directory, Map<String, String> content) {

    static SharedRun of(Path directory) throws IOException {
        return new SharedRun(directory, content(directory));
    }

    private static List<Path> files(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile)
                    // of those who have it open, and of their log
                    .filter(file -> !file.endsWith("run.lock")
                            && !file.getFileName().toString().startsWith("run.db-"))
                    .toList();
        }
    }

    private static Map<String, String> content(Path directory) throws IOException {
        var content = new TreeMap<String, String>();
        for (Path file : files(directory)) {
            // A replay leaves a log of its own, which counts for nothing.
            if (!file.startsWith(directory.resolve("logs"))) {
                content.put(directory.relativize(file).toString(), FileHash.hex(file));
            }
        }
        return content;
    }

    /** A copy of the same name within a folder. */
    Path copy(Path folder) throws IOException {
        Path copy = folder.resolve(directory.getFileName());
        for (Path file : files(directory)) {
            Path to = copy.resolve(directory.relativize(file));
            Files.createDirectories(to.getParent());
            Files.copy(file, to);
        }
        return copy;
    }

    void requireUntouched() throws IOException {
        assertEquals(content, content(directory), "a test changed " + directory.getFileName());
    }
}
