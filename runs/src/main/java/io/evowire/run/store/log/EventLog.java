package io.evowire.run.store.log;

import io.evowire.run.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.sqlite.SQLiteErrorCode;

/**
 * The events of a run, append-only: the truth about it. Tables beside them change in the same
 * transaction, which is on the disk before a method returns.
 */
public final class EventLog implements AutoCloseable {

    // Whoever reads for longer keeps SQLite's log beside the database, which is as good.
    private static final int CLOSING_MILLIS = 1_000;

    private final LogFiles files;
    private final Connection connection;
    private final Fold fold;
    private final Consumer<Duration> commits;
    private Tail tail;

    private EventLog(LogFiles files, Connection connection, Fold fold, Tail tail,
            Consumer<Duration> commits) {
        this.files = files;
        this.connection = connection;
        this.fold = fold;
        this.tail = tail;
        this.commits = commits;
    }

    /**
     * Creates the database of a new run. It comes into being whole or not at all.
     *
     * @param steps make the tables beside that of the events
     * @param first the event that begins the run, of type {@link Event#CREATED}
     * @throws UserException if there is one already
     */
    public static void create(LogFiles files, List<Migration> steps, Entry first) {
        if (Files.exists(files.database())) {
            throw new UserException(
                    "%s already holds a run. Choose another --out, or type: evowire resume %s"
                            .formatted(files.directory(), files.directory()));
        }
        Path temporary = DurableFiles.temporary(files.database());
        try {
            Files.deleteIfExists(temporary);
            try (Connection connection = RunDatabase.making(temporary)) {
                connection.setAutoCommit(false);
                try (Statement statement = connection.createStatement()) {
                    statement.execute(EventTable.SCHEMA);
                }
                Migration.apply(steps, 0, connection);
                EventTable.insert(connection, Position.START.next(first));
                connection.commit();
            }
            DurableFiles.publish(temporary, files.database());
        } catch (SQLException e) {
            throw RunDatabase.failure(files, e);
        } catch (IOException e) {
            throw DiskFailure.of(files, e);
        }
    }

    /**
     * Opens the log of a run for writing, and brings an older format to that of the last step.
     *
     * @param readable newest format that is read
     * @param steps    take the tables from format to format
     * @param fold     told of every event there is, and then of every event appended
     * @param commits  told how long each commit took until it was on the disk
     * @throws UserException if there is none, it is damaged, or of a newer program
     */
    public static EventLog open(LogFiles files, int readable, List<Migration> steps, Fold fold,
            Consumer<Duration> commits) {
        return open(files, readable, steps, fold, Tail.START, commits);
    }

    /**
     * As above, where the fold was told of the first events by {@link #read}.
     *
     * @param known where these end
     * @throws UserException also with exit code 5 if the log does not begin with them any more
     */
    public static EventLog open(LogFiles files, int readable, List<Migration> steps, Fold fold,
            Tail known, Consumer<Duration> commits) {
        Optional<Connection> opened = Optional.empty();
        boolean whole = false;
        try {
            Connection connection = RunDatabase.writing(files);
            opened = Optional.of(connection);
            Tail tail = new EventReader(files, connection, readable, fold, known).read();
            var log = new EventLog(files, connection, fold, tail, commits);
            log.migrate(steps);
            whole = true;
            return log;
        } catch (SQLException e) {
            throw RunDatabase.failure(files, e);
        } finally {
            if (!whole) {
                opened.ifPresent(EventLog::abandon);
            }
        }
    }

    private static void abandon(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            // why it was not opened is what counts
        }
    }

    /**
     * Reads what a log holds now, all as of one moment, also while another process writes.
     *
     * @param readable newest format that is read
     * @param fresh    makes what the events go to
     * @throws UserException with exit code 5 if anything is damaged, 2 if it was written by a newer
     *                       program
     */
    public static <F extends Fold> F read(LogFiles files, int readable, Supplier<F> fresh) {
        try {
            return RunDatabase.read(files, connection -> {
                F fold = fresh.get();
                new EventReader(files, connection, readable, fold, Tail.START).read();
                return fold;
            });
        } catch (SQLException e) {
            throw RunDatabase.failure(files, e);
        }
    }

    private void migrate(List<Migration> steps) {
        int from = tail.format();
        int to = steps.getLast().format();
        if (from < to) {
            List<Entry> entries = new ArrayList<>(
                    List.of(FormatChange.TYPE.entry(new FormatChange(to))));
            entries.addAll(Migration.missed(steps, from));
            append(entries, within -> Migration.apply(steps, from, within));
        }
    }

    /** Appends an event; as below, without a change beside it. */
    public void append(Entry entry) {
        append(List.of(entry), connection -> {});
    }

    /**
     * Appends events and makes a change. Both are on the disk when this returns.
     *
     * @throws UserException with exit code 4 if another process has appended since this one read,
     *                       with 74 if the disk is full or fails; then nothing is recorded, or, if
     *                       only the head could not be written, the events are
     */
    public synchronized void append(List<Entry> entries, Change change) {
        List<Event> events = chained(entries);
        boolean committed = false;
        try {
            connection.setAutoCommit(false);
            insert(events);
            change.apply(connection);
            long start = System.nanoTime();
            connection.commit();
            committed = true;
            commits.accept(Duration.ofNanos(System.nanoTime() - start));
        } catch (SQLException e) {
            throw RunDatabase.failure(files, e);
        } finally {
            if (!committed) {
                rollback();
            }
        }
        for (Event event : events) {
            tail = tail.after(event);
            fold.add(event);
        }
        HeadFile.write(files, tail.position());
    }

    private List<Event> chained(List<Entry> entries) {
        var events = new ArrayList<Event>();
        Position position = tail.position();
        for (Entry entry : entries) {
            if (!fold.knows(entry.type())) {
                throw new IllegalArgumentException(
                        "No program could read an event of type " + entry.type());
            }
            Event event = position.next(entry);
            events.add(event);
            position = event.position();
        }
        return events;
    }

    private void insert(List<Event> events) throws SQLException {
        try {
            for (Event event : events) {
                EventTable.insert(connection, event);
            }
        } catch (SQLException e) {
            if ((e.getErrorCode() & 0xff) == SQLiteErrorCode.SQLITE_CONSTRAINT.code) {
                throw Overtaken.byEvents(files); // there is an event of this number
            }
            throw e;
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

    /** Moves everything into the one database file, unless somebody reads it, and closes it. */
    @Override
    public void close() {
        try (connection; Statement statement = connection.createStatement()) {
            connection.setAutoCommit(true);
            statement.execute("PRAGMA busy_timeout = " + CLOSING_MILLIS);
            statement.execute("PRAGMA wal_checkpoint(TRUNCATE)");
        } catch (SQLException e) {
            throw RunDatabase.failure(files, e);
        }
    }
}
