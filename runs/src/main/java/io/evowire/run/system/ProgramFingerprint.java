package io.evowire.run.system;

import io.evowire.core.network.Network;
import io.evowire.core.text.Sha256;
import io.evowire.evaluate.Outcome;
import io.evowire.genome.Genome;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
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
                Path place = place(type);
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

    // Its code source would know, but not of a class from a cache that was made before the program
    // was moved to where it is.
    private static Path place(Class<?> type) throws IOException, URISyntaxException {
        String name = type.getName().replace('.', '/') + ".class";
        URL found = Objects.requireNonNull(type.getClassLoader().getResource(name), name);
        if (found.openConnection() instanceof JarURLConnection jar) {
            return Path.of(jar.getJarFileURL().toURI());
        }
        Path folder = Path.of(found.toURI());
        for (int i = 0; i < Path.of(name).getNameCount(); i++) {
            folder = Objects.requireNonNull(folder.getParent());
        }
        return folder;
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
