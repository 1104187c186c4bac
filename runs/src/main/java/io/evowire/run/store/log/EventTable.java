package io.evowire.run.store.log;

import com.fasterxml.jackson.databind.JsonNode;
import io.evowire.run.ExitCode;
import io.evowire.run.UserException;
import io.evowire.run.json.Json;
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

    /** Selects those after the one of a number. */
    static final String AFTER = """
            SELECT sequence, type, payload, hash FROM event WHERE sequence > ?
            ORDER BY sequence""";

    private EventTable() {}

    /** Adds an event; fails with SQLITE_CONSTRAINT if there is one of its number. */
    static void insert(Connection connection, Event event) throws SQLException {
        try (PreparedStatement insert = connection
                .prepareStatement("INSERT INTO event VALUES(?, ?, ?, ?)")) {
            insert.setLong(1, event.sequence());
            insert.setString(2, event.type());
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
    static Event event(LogFiles files, ResultSet rows, Position before) throws SQLException {
        Event event = row(rows);
        if (!before.precedes(event)) {
            throw new UserException(ExitCode.CORRUPT,
                    "%s is damaged at event %d: its content does not match its hash.".formatted(
                            files.database(),
                            Math.min(event.sequence(), before.sequence() + 1)));
        }
        return event;
    }

    private static Event row(ResultSet rows) throws SQLException {
        return new Event(rows.getLong(1), rows.getString(2), rows.getString(3),
                rows.getString(4));
    }

    /**
     * The format that the events themselves name, of a database that may be of a newer one: only
     * the chain and the word {@code format} are taken for granted. Empty if there is no such chain.
     */
    static Optional<Integer> format(Connection connection) {
        Tail tail = Tail.START;
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(ALL)) {
            while (rows.next()) {
                Event event = row(rows);
                if (!tail.position().precedes(event)) {
                    return Optional.empty();
                }
                tail = tail.after(event);
            }
            return tail.format() == 0 ? Optional.empty() : Optional.of(tail.format());
        } catch (SQLException | Json.BindingException e) {
            return Optional.empty();
        }
    }

    /** What the first event tells; empty if there is none, or it is damaged. */
    static Optional<JsonNode> first(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(ALL + " LIMIT 1")) {
            return rows.next() && Position.START.precedes(row(rows))
                    ? Optional.of(Json.parse(row(rows).payload()))
                    : Optional.empty();
        }
    }

    /** The program that worked on a database last, which may be of a newer format. */
    static Optional<String> program(Connection connection) {
        return newest(connection, "program").map(told -> told.get("program").asText());
    }

    /** What was told of the process that began to append last, if it was. */
    static Optional<JsonNode> process(Connection connection) {
        return newest(connection, "process");
    }

    private static Optional<JsonNode> newest(Connection connection, String field) {
        try (PreparedStatement select = connection.prepareStatement("""
                SELECT payload FROM event WHERE type IN (?, ?) ORDER BY sequence DESC""")) {
            select.setString(1, Event.CREATED);
            select.setString(2, Event.OPENED);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    JsonNode payload = Json.parse(rows.getString(1));
                    if (payload.hasNonNull(field)) {
                        return Optional.of(payload);
                    }
                }
                return Optional.empty();
            }
        } catch (SQLException | Json.BindingException e) {
            return Optional.empty();
        }
    }
}
