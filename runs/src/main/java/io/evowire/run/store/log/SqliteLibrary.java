package io.evowire.run.store.log;

import io.evowire.run.ExitCode;
import io.evowire.run.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.sqlite.SQLiteJDBCLoader;

/**
 * SQLite's native library. Its driver unpacks it into the temporary folder and removes it when the
 * JVM ends in good order, so each process that is killed would leave 1.5 MB behind. Here it is
 * removed as soon as it is loaded.
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
                SQLiteJDBCLoader.initialize();
                loaded = true;
            } finally {
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
