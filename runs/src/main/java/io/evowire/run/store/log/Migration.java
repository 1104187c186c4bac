package io.evowire.run.store.log;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * One step from a layout of the database to the next. Steps are only ever added at the end: a new
 * database takes all of them, an older one those that it lacks.
 *
 * @param format layout after the step
 * @param change what it does; events stay as they are
 */
public record Migration(int format, Change change) {

    /** A step that leaves the tables as they are. */
    public Migration(int format) {
        this(format, connection -> {});
    }

    /** Brings a database of a format to the newest one of these steps; 0 is an empty database. */
    static void apply(List<Migration> steps, int from, Connection connection)
            throws SQLException {
        for (Migration step : steps) {
            if (step.format() > from) {
                step.change().apply(connection);
                try (Statement statement = connection.createStatement()) {
                    statement.execute("PRAGMA user_version = " + step.format());
                }
            }
        }
    }
}
