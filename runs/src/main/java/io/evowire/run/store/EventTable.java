package io.evowire.run.store;

import io.evowire.run.ExitCode;
import io.evowire.run.Json;
import io.evowire.run.UserException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/** The append-only table of events, the truth about a run. */
final class EventTable {

    static final String SCHEMA = """
            CREATE TABLE event(sequence INTEGER PRIMARY KEY, type TEXT NOT NULL,
                               payload TEXT NOT NULL, hash TEXT NOT NULL) STRICT""";

    /** Selects all events for {@link #event}. */
    static final String ALL = "SELECT sequence, type, payload, hash FROM event ORDER BY sequence";

    private EventTable() {}

    /** Adds an event; fails with SQLITE_CONSTRAINT if there is one of its number. */
    static void insert(Connection connection, Event event) throws SQLException {
        try (PreparedStatement insert = connection
                .prepareStatement("INSERT INTO event VALUES(?, ?, ?, ?)")) {
            insert.setLong(1, event.sequence());
            insert.setString(2, event.type().name());
            insert.setString(3, event.payload());
            insert.setString(4, event.hash());
            insert.executeUpdate();
        }
    }

    /**
     * The event that the result stands on, checked against those before it. The hash is checked
     * before anything is made of the texts.
     *
     * @throws UserException with exit code 5 if it is damaged
     */
    static Event event(RunFiles files, ResultSet rows, History before) throws SQLException {
        long sequence = rows.getLong(1);
        String type = rows.getString(2);
        String payload = rows.getString(3);
        String hash = rows.getString(4);
        if (sequence != before.sequence() + 1
                || !Event.hash(before.hash(), sequence, type, payload).equals(hash)) {
            throw new UserException(ExitCode.CORRUPT,
                    "%s is damaged at event %d: its content does not match its hash.".formatted(
                            files.database(), Math.min(sequence, before.sequence() + 1)));
        }
        return new Event(sequence, EventType.valueOf(type), payload, hash);
    }

    /**
     * The format that the events themselves name, of a database that may be of a newer one: only the
     * chain and the word {@code format} are taken for granted. Empty if there is no such chain.
     */
    static Optional<Integer> format(Connection connection) {
        Optional<Integer> format = Optional.empty();
        String hash = Event.GENESIS;
        long sequence = 0;
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(ALL)) {
            while (rows.next()) {
                String type = rows.getString(2);
                String payload = rows.getString(3);
                if (!Event.hash(hash, ++sequence, type, payload).equals(rows.getString(4))) {
                    return Optional.empty();
                }
                hash = rows.getString(4);
                if (type.equals(EventType.CREATED.name())
                        || type.equals(EventType.MIGRATED.name())) {
                    format = Optional.of(Json.parse(payload).path("format").asInt());
                }
            }
            return format;
        } catch (SQLException | Json.BindingException e) {
            return Optional.empty();
        }
    }

    /** The program that worked on a database last, which may be of a newer format. */
    static Optional<String> program(Connection connection) {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("""
                        SELECT payload FROM event WHERE type IN ('CREATED', 'OPENED')
                        ORDER BY sequence DESC""")) {
            while (rows.next()) {
                String program = Json.parse(rows.getString(1)).path("program").textValue();
                if (program != null) {
                    return Optional.of(program);
                }
            }
            return Optional.empty();
        } catch (SQLException | Json.BindingException e) {
            return Optional.empty();
        }
    }
}
