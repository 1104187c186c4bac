package io.evowire.run.store.log;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.function.Supplier;

/**
 * One step from a layout of the database to the next. Steps are only ever added at the end: a new
 * database takes all of them, an older one those that it lacks.
 *
 * @param format layout after the step
 * @param change what it does to the tables; events stay as they are
 * @param missed events that older programs did not record; not asked for in a new database
 */
public record Migration(int format, Change change, Supplier<List<Entry>> missed) {

    /** A step that leaves the tables as they are. */
    public Migration(int format) {
        this(format, connection -> {});
    }

    /** A step that misses no events. */
    public Migration(int format, Change change) {
        this(format, change, List::of);
    }

    /** What older programs than those of the last of these steps did not record. */
    static List<Entry> missed(List<Migration> steps, int from) {
        return steps.stream().filter(step -> step.format() > from)
                .flatMap(step -> step.missed().get().stream()).toList();
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
