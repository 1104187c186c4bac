package io.evowire.run.system;

import io.evowire.core.network.Network;
import io.evowire.core.text.Sha256;
import io.evowire.evaluate.Outcome;
import io.evowire.genome.Genome;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import java.util.zip.CheckedInputStream;

/** What this program is made of: tells builds apart that carry the same version. */
final class ProgramFingerprint {

    private static final String OWN = "io/evowire/";

    private ProgramFingerprint() {}

    /** SHA-256 over names and checksums of the program's own classes and resources. */
    static String hex() {
        SortedMap<String, Long> contents = new TreeMap<>();
        try {
            for (Class<?> type : List.of(Network.class, Genome.class, Outcome.class,
                    ProgramFingerprint.class)) {
                Path place = Path.of(
                        type.getProtectionDomain().getCodeSource().getLocation().toURI());
                if (Files.isDirectory(place)) {
                    addFolder(place, contents);
                } else {
                    addJar(place, contents);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
        return Sha256.hex(contents.toString());
    }

    private static void addJar(Path jar, SortedMap<String, Long> contents) throws IOException {
        try (var file = new JarFile(jar.toFile())) {
            for (var entry : file.stream().filter(e -> e.getName().startsWith(OWN))
                    .filter(e -> !e.isDirectory()).toList()) {
                try (InputStream in = file.getInputStream(entry)) {
                    contents.put(entry.getName(), checksum(in));
                }
            }
        }
    }

    private static void addFolder(Path folder, SortedMap<String, Long> contents)
            throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve(OWN))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                try (InputStream in = Files.newInputStream(file)) {
                    contents.put(folder.relativize(file).toString().replace('\\', '/'),
                            checksum(in));
                }
            }
        }
    }

    private static long checksum(InputStream in) throws IOException {
        var checked = new CheckedInputStream(in, new CRC32C());
        checked.transferTo(OutputStream.nullOutputStream());
        return checked.getChecksum().getValue();
    }
}
