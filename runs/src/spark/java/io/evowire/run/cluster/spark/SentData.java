package io.evowire.run.cluster.spark;

import io.evowire.evaluate.data.DataSpec;
import io.evowire.run.UserException;
import io.evowire.run.system.IoReason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.spark.SparkContext;
import org.apache.spark.SparkFiles;

/** A data set that is sent to executors: each of its folders as an archive, which Spark unpacks. */
final class SentData {

    private static final Path PLACE = Path.of("/evowire-data-that-was-sent");

    /** What to do where data are missing or others. */
    static final String REMEDY = """
            All machines need the same data at the same path (a shared file system, or a copy on \
            each), or let the search send it: --ship-data""";

    private SentData() {}

    /** A folder here as it stands in the SPEC that is sent. */
    static Path place(Path folder) {
        return PLACE.resolve(archive(folder)).resolve(name(folder));
    }

    // A file name that tells folders apart.
    private static String archive(Path folder) {
        return "evowire-data-" + Integer.toHexString(folder.toAbsolutePath().normalize()
                .toString().hashCode());
    }

    // Its own, as models tell of it what they were trained on.
    private static String name(Path folder) {
        Path name = folder.toAbsolutePath().normalize().getFileName();
        return name == null ? "data" : name.toString();
    }

    /** The SPEC as it is on this executor. */
    static String here(String spec) {
        return DataSpec.parse(spec).placed(folder -> folder.startsWith(PLACE)
                ? Path.of(SparkFiles.get(folder.getName(PLACE.getNameCount()).toString()))
                        .resolve(folder.getFileName())
                : folder).toString();
    }

    /**
     * Sends the folders of a data set.
     *
     * @throws UserException if they cannot be read, or there is no room for the archive
     */
    static void send(String spec, SparkContext context) {
        for (Path folder : folders(spec)) {
            try {
                Path archive = Files.createTempFile("evowire-data-", ".zip");
                archive.toFile().deleteOnExit();
                pack(folder, archive);
                context.addArchive(archive.toUri() + "#" + archive(folder));
            } catch (IOException e) {
                throw new UserException("""
                        --ship-data: the folder %s cannot be packed: %s. Mend this, or have the \
                        data at the same path on each machine, without --ship-data.""".formatted(
                        folder, IoReason.withFile(e)));
            }
        }
    }

    /**
     * Refuses data that are not on this machine, before a worker starts in vain.
     *
     * @param spec as {@link #here} gives it
     * @throws UserException if a folder is missing
     */
    static void requireThere(String spec) {
        for (Path folder : folders(spec)) {
            if (!Files.isDirectory(folder)) {
                throw new UserException("The data folder %s is not there. %s".formatted(folder,
                        REMEDY));
            }
        }
    }

    /** Whether a SPEC, as it is sent, is of data that were sent, too. */
    static boolean sent(String spec) {
        return folders(spec).stream().anyMatch(folder -> folder.startsWith(PLACE));
    }

    private static List<Path> folders(String spec) {
        List<Path> folders = new ArrayList<>();
        DataSpec.parse(spec).placed(folder -> {
            folders.add(folder);
            return folder;
        });
        return folders;
    }

    /**
     * Writes what a data set sees of a folder to an archive, as a folder of the same name: what
     * links lead to, and no hidden entries.
     *
     * @throws IOException if something cannot be read, or there is no room
     */
    static void pack(Path folder, Path archive) throws IOException {
        try (var zip = new ZipOutputStream(Files.newOutputStream(archive));
                Stream<Path> entries = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
            zip.setLevel(0); // pictures are compressed already
            for (Path entry : entries.filter(one -> shown(folder, one)).sorted().toList()) {
                add(folder, entry, zip);
            }
        } catch (UncheckedIOException e) { // while it walks
            throw e.getCause();
        }
    }

    private static boolean shown(Path folder, Path entry) {
        Path inside = folder.relativize(entry);
        boolean special = Files.exists(entry) && !Files.isDirectory(entry)
                && !Files.isRegularFile(entry); // a pipe would be read for ever
        return !special && !entry.equals(folder)
                && StreamSupport.stream(inside.spliterator(), false)
                        .noneMatch(name -> name.toString().startsWith("."));
    }

    private static void add(Path folder, Path entry, ZipOutputStream zip) throws IOException {
        boolean inner = Files.isDirectory(entry);
        String name = Path.of(name(folder)).resolve(folder.relativize(entry)).toString()
                .replace('\\', '/');
        zip.putNextEntry(new ZipEntry(inner ? name + "/" : name));
        if (!inner) {
            Files.copy(entry, zip);
        }
        zip.closeEntry();
    }
}
