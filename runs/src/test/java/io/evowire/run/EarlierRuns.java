package io.evowire.run;

import io.evowire.run.system.FileHash;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Runs that an earlier program made. The README beside them tells how. */
public final class EarlierRuns {

    /** Their names. */
    public static final List<String> NAMES = List.of("nsga2", "rungs", "grid", "local");

    private EarlierRuns() {}

    /** Copies a run, because a command may write into it; returns its directory. */
    public static Path copy(String name, Path into) throws IOException {
        Path from = resource(name);
        Path directory = into.resolve(name);
        try (Stream<Path> entries = Files.walk(from)) {
            for (Path entry : entries.toList()) {
                Files.copy(entry, directory.resolve(from.relativize(entry).toString()));
            }
        }
        return directory;
    }

    /** What each file of a directory holds, by its name in it. */
    public static Map<String, String> contents(Path directory) throws IOException {
        Map<String, String> contents = new TreeMap<>();
        try (Stream<Path> entries = Files.walk(directory)) {
            for (Path file : entries.filter(Files::isRegularFile).toList()) {
                contents.put(directory.relativize(file).toString(), FileHash.hex(file));
            }
        }
        return contents;
    }

    private static Path resource(String name) {
        try {
            return Path.of(EarlierRuns.class.getResource("earlier/" + name).toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
