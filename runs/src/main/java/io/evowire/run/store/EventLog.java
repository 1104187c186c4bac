package io.evowire.run.store;

import io.evowire.run.Json;
import io.evowire.run.UserException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.sqlite.SQLiteErrorCode;

/** Appends events, each time with what belongs to them in one transaction. */
final class EventLog {

    private final RunFiles files;
    private final Connection connection;
    private final History history;
    private final Consumer<Duration> commits;

    /** What belongs to events. */
    @FunctionalInterface
    interface Change {
        void apply() throws SQLException;
    }

    /**
     * A log.
     *
     * @param history what the run holds; grows with every event appended here
     * @param commits told how long each commit took until it was on the disk
     */
    EventLog(RunFiles files, Connection connection, History history,
            Consumer<Duration> commits) {
        this.files = files;
        this.connection = connection;
        this.history = history;
        this.commits = commits;
    }

    /**
     * Appends events and makes a change. Both are on the disk when this returns.
     *
     * @throws UserException with exit code 4 if another process has appended since this one read,
     *                       with 74 if the disk is full or fails; then nothing is recorded, or, if
     *                       only the head could not be written, the events are
     */
    synchronized void append(EventType type, List<?> payloads, Change change) {
        List<Event> events = chained(type, payloads);
        boolean committed = false;
        try {
            connection.setAutoCommit(false);
            insert(events);
            change.apply();
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
        events.forEach(history::add);
        Head.write(files, history);
    }

    private List<Event> chained(EventType type, List<?> payloads) {
        var events = new ArrayList<Event>();
        String hash = history.hash();
        long sequence = history.sequence();
        for (Object payload : payloads) {
            Event event = Event.after(hash, ++sequence, type, Json.line(payload));
            events.add(event);
            hash = event.hash();
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
}
