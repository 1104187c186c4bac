package io.evowire.run.store;

import io.evowire.run.Json;
import io.evowire.run.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The memory of a run: an append-only table of events, which is the truth, and a table of trials,
 * which is a projection of it for people with an SQLite tool. Both change in one transaction that is
 * on the disk before a method returns.
 */
public final class TrialStore implements AutoCloseable {

    /** Layout of the database that this program writes; older ones are read, and brought here. */
    public static final int FORMAT = 6;

    // Whoever reads for longer keeps the log beside the database, which is as good.
    private static final int CLOSING_MILLIS = 1_000;

    private final RunFiles files;
    private final Connection connection;
    private final History history;
    private final EventLog log;

    private TrialStore(RunFiles files, Connection connection, History history,
            Consumer<Duration> commits) {
        this.files = files;
        this.connection = connection;
        this.history = history;
        this.log = new EventLog(files, connection, history, commits);
    }

    /**
     * Creates the database of a new run. It comes into being whole or not at all.
     *
     * @throws UserException if there is one already
     */
    public static TrialStore create(RunFiles files, RunRecord record) {
        if (Files.exists(files.database())) {
            throw new UserException(
                    "%s holds a run already. Choose another --out, or type: evowire resume %s"
                            .formatted(files.directory(), files.directory()));
        }
        Path temporary = DurableFiles.temporary(files.database());
        try {
            Files.deleteIfExists(temporary);
            try (Connection connection = RunDatabase.making(temporary)) {
                connection.setAutoCommit(false);
                Migration.apply(Migration.ALL, 0, connection, new History());
                EventTable.insert(connection,
                        Event.after(Event.GENESIS, 1, EventType.CREATED, Json.line(record)));
                connection.commit();
            }
            DurableFiles.publish(temporary, files.database());
        } catch (SQLException e) {
            throw RunDatabase.failure(files, e);
        } catch (IOException e) {
            throw DiskFailure.of(files, e);
        }
        return open(files);
    }

    /**
     * Opens the database of a run for writing, and brings an older format to this program's.
     *
     * @throws UserException if there is none, it is damaged, or its format is newer
     */
    public static TrialStore open(RunFiles files) {
        return open(files, commit -> {});
    }

    /**
     * As {@link #open(RunFiles)}.
     *
     * @param commits told how long each commit took until it was on the disk
     */
    public static TrialStore open(RunFiles files, Consumer<Duration> commits) {
        return open(files, Migration.ALL, commits);
    }

    /** As {@link #open(RunFiles)}, with other steps between formats. */
    static TrialStore open(RunFiles files, List<Migration> steps) {
        return open(files, steps, commit -> {});
    }

    private static TrialStore open(RunFiles files, List<Migration> steps,
            Consumer<Duration> commits) {
        Optional<Connection> opened = Optional.empty();
        boolean whole = false;
        try {
            Connection connection = RunDatabase.writing(files);
            opened = Optional.of(connection);
            var store = new TrialStore(files, connection,
                    HistoryReader.read(files, connection), commits);
            store.migrate(steps);
            whole = true;
            return store;
        } catch (SQLException e) {
            throw RunDatabase.failure(files, e);
        } finally {
            if (!whole) {
                opened.ifPresent(TrialStore::abandon);
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

    /** Reads what a run holds now, also while another process writes. */
    public static History read(RunFiles files) {
        try {
            return RunDatabase.patiently(() -> {
                try (Connection connection = RunDatabase.reading(files)) {
                    connection.setAutoCommit(false); // all as of one moment
                    return HistoryReader.read(files, connection);
                }
            });
        } catch (SQLException e) {
            throw RunDatabase.failure(files, e);
        }
    }

    private void migrate(List<Migration> steps) {
        int from = history.format();
        int to = steps.getLast().format();
        if (from < to) {
            log.append(EventType.MIGRATED, List.of(new FormatChange(to)),
                    () -> Migration.apply(steps, from, connection, history));
        }
    }

    /** What the run holds; grows with every event appended here. */
    public History history() {
        return history;
    }

    /** Records decisions. */
    public void propose(List<Proposal> proposals) {
        log.append(EventType.PROPOSED, proposals, () -> {
            for (Proposal proposal : proposals) {
                TrialRow.of(new Trial(proposal, Optional.empty())).write(connection);
            }
        });
    }

    /**
     * Records that a trial was trained to a rung.
     *
     * @param files what to write before the result stands; as with {@link #closed}
     */
    public void reached(RungResult result, Runnable files) {
        log.append(EventType.REACHED, List.of(result), files::run);
    }

    /** Records that a worker died with a trial that is tried once more. */
    public void died(WorkerDeath death) {
        log.append(EventType.DIED, List.of(death), () -> {});
    }

    /** Records how a trial ended. */
    public void end(TrialEnd end) {
        end(end, () -> {});
    }

    /**
     * Records how a trial ended.
     *
     * @param files what to write before the end stands; as with {@link #closed}
     */
    public void end(TrialEnd end, Runnable files) {
        log.append(EventType.ENDED, List.of(end), () -> {
            TrialRow.of(new Trial(history.trial(end.trial()).orElseThrow().proposal(),
                    Optional.of(end.outcome()))).write(connection);
            files.run();
        });
    }

    /** Records that a trial of the front was trained again. */
    public void retrained(Repeat repeat) {
        log.append(EventType.RETRAINED, List.of(repeat), () -> {});
    }

    /** Records that a process began to work on the run. */
    public void opened(Session session) {
        log.append(EventType.OPENED, List.of(session), () -> {});
    }

    /**
     * Records that it stopped.
     *
     * @param lastWords what to write before the end stands; no other process can record anything
     *                  meanwhile, and a process that was overtaken does not get that far
     */
    public void closed(SessionEnd end, Runnable lastWords) {
        log.append(EventType.CLOSED, List.of(end), lastWords::run);
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
