package io.evowire.run.store.log;

import io.evowire.run.ExitCode;
import io.evowire.run.UserException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;

/** How the database of a run is opened, and what its faults mean. */
final class RunDatabase {

    private static final int PATIENCE_MILLIS = 10_000;

    private static final Set<Integer> DAMAGE = Set.of(SQLiteErrorCode.SQLITE_CORRUPT.code,
            SQLiteErrorCode.SQLITE_NOTADB.code, SQLiteErrorCode.SQLITE_ERROR.code);

    private RunDatabase() {}

    /** A connection that writes; what it commits is on the disk when the commit returns. */
    static Connection writing(LogFiles files) throws SQLException {
        requirePresent(files);
        FileSystems.requireLocal(files);
        return patiently(() -> config().createConnection("jdbc:sqlite:" + files.database()));
    }

    /** Asks of what is committed, all as of one moment, also while another process writes. */
    static <T> T read(LogFiles files, Question<T> question) throws SQLException {
        return patiently(() -> {
            try (Connection connection = reading(files)) {
                connection.setAutoCommit(false);
                return question.of(connection);
            }
        });
    }

    /**
     * A connection that sees what is committed; may find the database locked, see
     * {@link #patiently}.
     */
    static Connection reading(LogFiles files) throws SQLException {
        requirePresent(files);
        SQLiteConfig config = config();
        // Without permission to write there is nobody to write, and no log to look at.
        boolean sealed = !Files.isWritable(files.database());
        config.setReadOnly(sealed);
        Connection connection = config.createConnection(sealed
                ? "jdbc:sqlite:" + files.database().toUri() + "?immutable=1"
                : "jdbc:sqlite:" + files.database());
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA query_only = 1");
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    /**
     * A connection to a file that is not the run's database yet: it is forced to the disk as a
     * whole when it moves to its place, so nothing is before.
     */
    static Connection making(Path file) throws SQLException {
        SQLiteConfig config = config();
        config.setJournalMode(SQLiteConfig.JournalMode.MEMORY);
        config.setSynchronous(SQLiteConfig.SynchronousMode.OFF);
        return config.createConnection("jdbc:sqlite:" + file);
    }

    private static SQLiteConfig config() {
        SqliteLibrary.load();
        var config = new SQLiteConfig();
        config.setBusyTimeout(PATIENCE_MILLIS);
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        return config;
    }

    /** What is asked of a database. */
    @FunctionalInterface
    interface Question<T> {

        T of(Connection connection) throws SQLException;
    }

    /** What may find the database locked. */
    @FunctionalInterface
    interface Access<T> {

        T of() throws SQLException;
    }

    /**
     * Tries again for as long as SQLite itself would wait. While another process turns the journal
     * of a new database to WAL, or cleans it up as the last one that closes it, SQLite says at once
     * that it is locked.
     */
    static <T> T patiently(Access<T> access) throws SQLException {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE_MILLIS);
        while (true) {
            try {
                return access.of();
            } catch (SQLException e) {
                if (!isBusy(e) || System.nanoTime() >= end) {
                    throw e;
                }
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
            }
        }
    }

    /** Whether a fault says that another process locks the database. */
    static boolean isBusy(SQLException fault) {
        return (fault.getErrorCode() & 0xff) == SQLiteErrorCode.SQLITE_BUSY.code;
    }

    private static void requirePresent(LogFiles files) {
        if (!Files.isRegularFile(files.database())) {
            throw new UserException("%s holds no run (no %s). Maybe the path is wrong."
                    .formatted(files.directory(), files.database().getFileName()));
        }
    }

    /** What a fault means for the person who runs the program. */
    static UserException failure(LogFiles files, SQLException fault) {
        int code = fault.getErrorCode() & 0xff; // without the detail that SQLite adds
        if (isBusy(fault)) {
            return Overtaken.locked(files, PATIENCE_MILLIS / 1000);
        }
        if (DAMAGE.contains(code)) {
            return new UserException(ExitCode.CORRUPT,
                    "%s is damaged: %s. Restore %s from a backup."
                            .formatted(files.database(), fault.getMessage(), files.directory()));
        }
        return DiskFailure.of(files, fault);
    }
}
