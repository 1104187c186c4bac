package io.evowire.evaluate.data;

import io.evowire.evaluate.DataException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Folders as data sets see them: hidden entries do not exist, the rest is in the order of names.
 */
final class Folders {

    private static final List<String> ENDINGS = List.of(".png", ".jpg", ".jpeg", ".webp", ".bmp",
            ".gif", ".tif", ".tiff");

    private Folders() {}

    static void check(Path folder) {
        if (!Files.exists(folder)) {
            throw new DataException(
                    ("The folder %s does not exist (seen from %s). Name the folder that has "
                            + "the data.")
                            .formatted(folder, Path.of("").toAbsolutePath()));
        }
        if (!Files.isDirectory(folder)) {
            throw new DataException(
                    "%s is not a folder. Name the folder that has the data.".formatted(folder));
        }
    }

    /** Its own name, without the path; a file system's root has an empty one. */
    static String name(Path folder) {
        Path name = folder.toAbsolutePath().normalize().getFileName();
        return name == null ? "" : name.toString();
    }

    /** The folders in a folder. */
    static List<Path> folders(Path folder) {
        return list(folder).stream().filter(Files::isDirectory).toList();
    }

    /** The pictures in a folder, which may hold nothing else: a lost picture should be noticed. */
    static List<Path> pictures(Path folder) {
        List<Path> all = list(folder);
        for (Path entry : all) {
            String lower = entry.getFileName().toString().toLowerCase(Locale.ROOT);
            if (Files.isDirectory(entry) || ENDINGS.stream().noneMatch(lower::endsWith)) {
                throw new DataException(
                        ("%s is not a picture: %s are allowed in the folder of a class. Convert "
                                + "it or move it away.")
                                .formatted(entry, String.join(", ", ENDINGS)));
            }
        }
        if (all.isEmpty()) {
            throw new DataException(
                    ("The folder %s stands for a class, but has no pictures. Add some, or "
                            + "move the folder away.")
                            .formatted(folder));
        }
        return all;
    }

    /** By code units of the name: the same order on every machine. */
    private static List<Path> list(Path folder) {
        var entries = new ArrayList<Path>();
        try (Stream<Path> all = Files.list(folder)) {
            for (Path entry : (Iterable<Path>) all::iterator) {
                if (!Files.isHidden(entry)) {
                    entries.add(entry);
                }
            }
        } catch (IOException | UncheckedIOException e) {
            throw new DataException("The folder %s cannot be listed: %s.".formatted(folder, e), e);
        }
        entries.sort(Comparator.comparing(Folders::name));
        return entries;
    }
}
