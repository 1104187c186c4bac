package io.evowire.run.store.log;

import io.evowire.run.ExitCode;
import io.evowire.run.UserException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.sqlite.SQLiteJDBCLoader;
import org.sqlite.util.LibraryLoaderUtil;

/**
 * SQLite's native library. Its driver unpacks it into the temporary folder and removes it when the
 * JVM ends in good order, so each process that is killed would leave 1.5 MB behind. Here it is
 * removed as soon as it is loaded. It is also unpacked here: the driver compares its copy byte by
 * byte, which takes longer than all the rest.
 */
final class SqliteLibrary {

    /** Where the driver unpacks to. */
    private static final String FOLDER = "org.sqlite.tmpdir";

    /** Where the driver looks before it unpacks. */
    private static final String READY = "org.sqlite.lib.path";

    private static boolean loaded;

    private SqliteLibrary() {}

    /**
     * Loads the library, unless it is loaded or somebody has said where it lies or goes.
     *
     * @throws UserException with exit code 74 if it cannot be unpacked or loaded
     */
    static synchronized void load() {
        if (loaded || System.getProperty(READY) != null || System.getProperty(FOLDER) != null) {
            return;
        }
        try {
            Path folder = Files.createTempDirectory("evowire-sqlite-");
            System.setProperty(FOLDER, folder.toString());
            try {
                unpack(folder);
                SQLiteJDBCLoader.initialize();
                loaded = true;
            } finally {
                System.clearProperty(READY);
                System.clearProperty(FOLDER);
                remove(folder);
            }
        } catch (Exception e) { // the driver declares no other
            throw new UserException(ExitCode.IO,
                    """
                            SQLite's library cannot be loaded from %s: %s. Give a folder with free \
                            space from which programs may run: \
                            EVOWIRE_JAVA_OPTIONS=-Djava.io.tmpdir=FOLDER"""
                            .formatted(System.getProperty("java.io.tmpdir"), e.getMessage()));
        }
    }

    // Where the driver has none for this machine, it is the one to say so.
    private static void unpack(Path folder) throws IOException {
        String name = LibraryLoaderUtil.getNativeLibName();
        try (InputStream library = SQLiteJDBCLoader.class.getResourceAsStream(
                LibraryLoaderUtil.getNativeLibResourcePath() + "/" + name)) {
            if (library != null) {
                Files.copy(library, folder.resolve(name));
                System.setProperty(READY, folder.toString());
            }
        }
    }

    // Windows removes no library in use: there it goes with the process.
    private static void remove(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.toList().reversed()) {
                if (!file.toFile().delete()) {
                    file.toFile().deleteOnExit();
                }
            }
        }
    }
}
