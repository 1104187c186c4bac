package io.evowire.run.cluster.spark;

import io.evowire.evaluate.data.DataSpec;
import io.evowire.run.UserException;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.spark.SparkContext;
import org.apache.spark.SparkFiles;

/** A data set that is sent to executors: each of its folders as an archive, which Spark unpacks. */
final class SentData {

    private static final Path PLACE = Path.of("/evowire-data-that-was-sent");

    private SentData() {}

    /** A folder here as it stands in the SPEC that is sent. */
    static Path place(Path folder) {
        return PLACE.resolve(name(folder));
    }

    // A file name that tells folders apart.
    private static String name(Path folder) {
        return "evowire-data-" + Integer.toHexString(folder.toAbsolutePath().normalize().hashCode())
                + "-" + URLEncoder.encode(String.valueOf(folder.getFileName()),
                        StandardCharsets.UTF_8).replace('%', '_').replace('+', '_');
    }

    /** The SPEC as it is on this executor. */
    static String here(String spec) {
        return DataSpec.parse(spec).placed(folder -> folder.startsWith(PLACE)
                ? Path.of(SparkFiles.get(folder.getFileName().toString()))
                : folder).toString();
    }

    /**
     * Sends the folders of a data set.
     *
     * @throws UserException if they cannot be read, or there is no room for the archive
     */
    static void send(String spec, SparkContext context) {
        List<Path> folders = new ArrayList<>();
        DataSpec.parse(spec).placed(folder -> {
            folders.add(folder);
            return folder;
        });
        for (Path folder : folders) {
            try {
                Path archive = Files.createTempFile("evowire-data-", ".zip");
                archive.toFile().deleteOnExit();
                pack(folder, archive);
                context.addArchive(archive.toUri() + "#" + name(folder));
            } catch (IOException e) {
                throw new UserException("""
                        --ship-data: the folder %s cannot be packed: %s. Mend this, or have the \
                        data at the same path on each machine.""".formatted(folder,
                        e.getMessage()));
            }
        }
    }

    private static void pack(Path folder, Path archive) throws IOException {
        try (var zip = new ZipOutputStream(Files.newOutputStream(archive));
                Stream<Path> files = Files.walk(folder)) {
            zip.setLevel(0); // pictures are compressed already
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                zip.putNextEntry(new ZipEntry(
                        folder.relativize(file).toString().replace('\\', '/')));
                Files.copy(file, zip);
                zip.closeEntry();
            }
        }
    }
}
