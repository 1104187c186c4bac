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

    /**
     * What is wrong with the database, in words: pages as SQLite checks them, the chain of events,
     * the head, the table of trials against the events. All as of one moment.
     */
    public static List<String> damage(RunFiles files) {
        requireDatabase(files);
        List<String> damage = new ArrayList<>();
        try (Connection connection = connect(files.database(), "WAL", true);
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            History history = load(files, connection);
            try (ResultSet rows = statement.executeQuery("PRAGMA integrity_check")) {
                while (rows.next()) {
                    if (!rows.getString(1).equals("ok")) {
                        damage.add("%s: %s".formatted(files.database(), rows.getString(1)));
                    }
                }
            }
            damage.addAll(projection(files, history, statement));
            connection.rollback();
        } catch (UserException e) {
            if (e.exitCode() != ExitCode.CORRUPT) {
                throw e;
            }
            damage.add(String.valueOf(e.getMessage()));
        } catch (SQLException e) {
            damage.add("%s: %s".formatted(files.database(), e.getMessage()));
        }
        return damage;
    }

    private static List<String> projection(RunFiles files, History history, Statement statement)
            throws SQLException {
        List<String> damage = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery("SELECT * FROM trial ORDER BY trial")) {
            for (Trial trial : history.trials()) {
                if (!rows.next() || !TrialRow.of(trial).equals(TrialRow.read(rows))) {
                    damage.add("%s: the row of trial %d is not what its events say."
                            .formatted(files.database(), trial.number()));
                    return damage;
                }
            }
            if (rows.next()) {
                damage.add("%s: the table of trials has a row without an event."
                        .formatted(files.database()));
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
        // Without permission to write there is nobody to write, and no log to look at.
        boolean sealed = readOnly && !Files.isWritable(database);
        config.setReadOnly(sealed);
        Connection connection = config.createConnection(sealed
                ? "jdbc:sqlite:" + database.toUri() + "?immutable=1"
                : "jdbc:sqlite:" + database);
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
                Event event = event(files, rows, history);
                named |= head.isPresent() && head.get().names(event);
                history.add(event);
            }
        }
        if (!history.created()) {
            throw new UserException(ExitCode.CORRUPT,
                    "%s is damaged: its first event is missing.".formatted(files.database()));
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

    // The hash is checked before anything is made of the texts.
    private static Event event(RunFiles files, ResultSet rows, History history)
            throws SQLException {
        long sequence = rows.getLong(1);
        String type = rows.getString(2);
        String payload = rows.getString(3);
        String hash = rows.getString(4);
        if (sequence != history.sequence() + 1
                || !Event.hash(history.hash(), sequence, type, payload).equals(hash)) {
            throw new UserException(ExitCode.CORRUPT,
                    "%s is damaged at event %d: its content does not match its hash.".formatted(
                            files.database(), Math.min(sequence, history.sequence() + 1)));
        }
        return new Event(sequence, EventType.valueOf(type), payload, hash);
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
    public void closed(SessionEnd end) {
        append(EventType.CLOSED, List.of(end));
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
        boolean committed = false;
        try {
            connection.setAutoCommit(false);
            for (Event event : events) {
                insert(connection, event); // fails if another process appended in between
            }
            for (Object payload : payloads) {
                project(payload);
            }
            connection.commit();
            committed = true;
        } catch (SQLException e) {
            throw failure(files, e);
        } finally {
            if (!committed) {
                rollback();
            }
        }
        events.forEach(history::add);
        try {
            Head.write(files, history);
        } catch (IOException e) {
            throw failure(files, e);
        }
    }

    // SQLite may have rolled back by itself, as it does when the disk is full.
    private void rollback() {
        try {
            connection.rollback();
        } catch (SQLException alreadyRolledBack) {
            // nothing is left to undo
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
