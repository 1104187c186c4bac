package io.evowire.run.store;

import io.evowire.run.ExitCode;
import io.evowire.run.Json;
import io.evowire.run.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;

/**
 * The memory of a run: an append-only table of events, which is the truth, and a table of trials,
 * which is a projection of it for people with an SQLite tool. Both change in one transaction that is
 * on the disk before a method returns.
 */
public final class TrialStore implements AutoCloseable {

    /** Layout of the database that this program writes. */
    public static final int FORMAT = 1;

    private static final String SCHEMA = """
            CREATE TABLE event(sequence INTEGER PRIMARY KEY, type TEXT NOT NULL,
                               payload TEXT NOT NULL, hash TEXT NOT NULL) STRICT;
            %s;
            PRAGMA user_version = %d;
            """.formatted(TrialRow.SCHEMA, FORMAT);

    private static final Set<Integer> DAMAGE = Set.of(SQLiteErrorCode.SQLITE_CORRUPT.code,
            SQLiteErrorCode.SQLITE_NOTADB.code, SQLiteErrorCode.SQLITE_ERROR.code);

    private final RunFiles files;
    private final Connection connection;
    private final History history;

    private TrialStore(RunFiles files, Connection connection, History history) {
        this.files = files;
        this.connection = connection;
        this.history = history;
    }

    /**
     * Creates the database of a new run. It comes into being whole or not at all.
     *
     * @throws UserException if there is one already
     */
    public static TrialStore create(RunFiles files, RunRecord record) throws IOException {
        if (Files.exists(files.database())) {
            throw new UserException(
                    "%s holds a run already. Choose another --out, or type: evowire resume %s"
                            .formatted(files.directory(), files.directory()));
        }
        Path temporary = DurableFiles.temporary(files.database());
        Files.deleteIfExists(temporary);
        try (Connection connection = connect(temporary, "DELETE", false);
                Statement statement = connection.createStatement()) {
            for (String sql : SCHEMA.split(";")) {
                if (!sql.isBlank()) {
                    statement.execute(sql);
                }
            }
            insert(connection,
                    Event.after(Event.GENESIS, 1, EventType.CREATED, Json.line(record)));
        } catch (SQLException e) {
            throw failure(files, e);
        }
        DurableFiles.publish(temporary, files.database());
        return open(files);
    }

    /**
     * Opens the database of a run for writing.
     *
     * @throws UserException if there is none, it is damaged, or its format is newer
     */
    public static TrialStore open(RunFiles files) {
        requireDatabase(files);
        try {
            Connection connection = connect(files.database(), "WAL", false);
            return new TrialStore(files, connection, load(files, connection));
        } catch (SQLException e) {
            throw failure(files, e);
        }
    }

    /** Reads what a run holds now, also while another process writes. */
    public static History read(RunFiles files) {
        requireDatabase(files);
        try (Connection connection = connect(files.database(), "WAL", true)) {
            return load(files, connection);
        } catch (SQLException e) {
            throw failure(files, e);
        }
    }

    /** What SQLite itself finds wrong with the pages of the database. */
    static List<String> pages(RunFiles files) throws SQLException {
        requireDatabase(files);
        List<String> damage = new ArrayList<>();
        try (Connection connection = connect(files.database(), "WAL", true);
                Statement statement = connection.createStatement()) {
            ResultSet rows = statement.executeQuery("PRAGMA integrity_check");
            while (rows.next()) {
                if (!rows.getString(1).equals("ok")) {
                    damage.add("%s: %s".formatted(files.database(), rows.getString(1)));
                }
            }
        }
        return damage;
    }

    /** Where the table of trials differs from what the events add up to. */
    static List<String> projection(RunFiles files, History history) throws SQLException {
        List<String> damage = new ArrayList<>();
        try (Connection connection = connect(files.database(), "WAL", true);
                Statement statement = connection.createStatement()) {
            var rows = statement.executeQuery(
                    "SELECT * FROM trial WHERE trial < %d ORDER BY trial"
                            .formatted(history.trials().size()));
            for (Trial trial : history.trials()) {
                if (!rows.next() || !TrialRow.of(trial).equals(TrialRow.read(rows))) {
                    damage.add("%s: the row of trial %d is not what its events say."
                            .formatted(files.database(), trial.number()));
                    break;
                }
            }
        }
        return damage;
    }

    private static void requireDatabase(RunFiles files) {
        if (!Files.isRegularFile(files.database())) {
            throw new UserException("%s holds no run (no %s). Maybe the path is wrong."
                    .formatted(files.directory(), files.database().getFileName()));
        }
    }

    private static Connection connect(Path database, String journal, boolean readOnly)
            throws SQLException {
        var config = new SQLiteConfig();
        config.setBusyTimeout(10_000);
        config.setJournalMode(SQLiteConfig.JournalMode.valueOf(journal));
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        Connection connection = config.createConnection("jdbc:sqlite:" + database);
        if (readOnly) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("PRAGMA query_only = 1");
            }
        }
        return connection;
    }

    // The head is read first: a writer may go on meanwhile, and only ever adds to what it names.
    private static History load(RunFiles files, Connection connection) throws SQLException {
        Optional<Head> head = head(files);
        boolean named = head.isEmpty();
        var history = new History();
        try (Statement statement = connection.createStatement()) {
            int format = statement.executeQuery("PRAGMA user_version").getInt(1);
            if (format > FORMAT) {
                throw new UserException(
                        "%s has format %d, this program reads up to %d. Use the newer EvoWire that wrote it."
                                .formatted(files.database(), format, FORMAT));
            }
            ResultSet rows = statement.executeQuery(
                    "SELECT sequence, type, payload, hash FROM event ORDER BY sequence");
            while (rows.next()) {
                var event = new Event(rows.getLong(1), EventType.valueOf(rows.getString(2)),
                        rows.getString(3), rows.getString(4));
                if (event.sequence() != history.sequence() + 1
                        || !event.follows(history.hash())) {
                    throw new UserException(ExitCode.CORRUPT,
                            "%s is damaged at event %d: its content does not match its hash."
                                    .formatted(files.database(), event.sequence()));
                }
                named |= head.isPresent() && head.get().names(event);
                history.add(event);
            }
        }
        if (!named) {
            throw new UserException(ExitCode.CORRUPT, """
                    %s names event %d as committed, but %s ends at event %d or holds another one \
                    there. Maybe the database was copied without its -wal file, or comes from \
                    another run.""".formatted(files.head(), head.get().sequence(),
                    files.database(), history.sequence()));
        }
        return history;
    }

    private static Optional<Head> head(RunFiles files) {
        try {
            return Head.read(files);
        } catch (IOException e) {
            throw failure(files, e);
        }
    }

    /** What the run holds; grows with every event appended here. */
    public History history() {
        return history;
    }

    /** Records decisions. */
    public void propose(List<Proposal> proposals) {
        append(EventType.PROPOSED, proposals);
    }

    /** Records how a trial ended. */
    public void end(TrialEnd end) {
        append(EventType.ENDED, List.of(end));
    }

    /** Records that a process began to work on the run. */
    public void opened(Session session) {
        append(EventType.OPENED, List.of(session));
    }

    /** Records that it stopped. */
    public void closed(Session session) {
        append(EventType.CLOSED, List.of(session));
    }

    private synchronized void append(EventType type, List<?> payloads) {
        var events = new ArrayList<Event>();
        String hash = history.hash();
        long sequence = history.sequence();
        for (Object payload : payloads) {
            Event event = Event.after(hash, ++sequence, type, Json.line(payload));
            events.add(event);
            hash = event.hash();
        }
        try {
            connection.setAutoCommit(false);
            for (Event event : events) {
                insert(connection, event); // fails if another process appended in between
            }
            for (Object payload : payloads) {
                project(payload);
            }
            connection.commit();
            events.forEach(history::add);
            Head.write(files, history);
        } catch (SQLException | IOException e) {
            throw failure(files, e);
        }
    }

    private static void insert(Connection connection, Event event) throws SQLException {
        try (PreparedStatement insert = connection
                .prepareStatement("INSERT INTO event VALUES(?, ?, ?, ?)")) {
            insert.setLong(1, event.sequence());
            insert.setString(2, event.type().name());
            insert.setString(3, event.payload());
            insert.setString(4, event.hash());
            insert.executeUpdate();
        }
    }

    private void project(Object payload) throws SQLException {
        switch (payload) {
            case Proposal proposal ->
                TrialRow.of(new Trial(proposal, Optional.empty())).write(connection);
            case TrialEnd end -> TrialRow
                    .of(new Trial(history.trial(end.trial()).orElseThrow().proposal(),
                            Optional.of(end.outcome())))
                    .write(connection);
            default -> {
            }
        }
    }

    private static UserException failure(RunFiles files, Exception e) {
        if (e instanceof SQLException sql && DAMAGE.contains(sql.getErrorCode() & 0xff)) {
            return new UserException(ExitCode.CORRUPT, "%s is damaged: %s. Restore a copy of %s."
                    .formatted(files.database(), e.getMessage(), files.directory()));
        }
        return DiskFailure.of(files, e);
    }

    /** Moves everything into the one database file and closes it. */
    @Override
    public void close() {
        try (connection; Statement statement = connection.createStatement()) {
            connection.setAutoCommit(true);
            statement.execute("PRAGMA wal_checkpoint(TRUNCATE)");
        } catch (SQLException e) {
            throw failure(files, e);
        }
    }
}
