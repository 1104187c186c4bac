package io.evowire.run.store;

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
record Migration(int format, Change change) {

    /** Changes the tables within a transaction of the caller. */
    @FunctionalInterface
    interface Change {

        /**
         * Changes the tables.
         *
         * @param history the run so far; empty in a new database
         */
        void apply(Connection connection, History history) throws SQLException;
    }

    static final List<Migration> ALL = List.of(
            new Migration(1, (connection, history) -> {
                execute(connection, EventTable.SCHEMA);
                execute(connection, TrialRow.SCHEMA_1);
            }),
            // The table of trials tells all that trials.csv does; a session names its program.
            new Migration(2, Migration::rewriteTrials),
            // The tables stay; events may be of kinds that programs of format 2 do not know.
            new Migration(3, (connection, history) -> {}),
            // The table of trials tells latency and damage; outcomes may hold them.
            new Migration(4, Migration::rewriteTrials),
            // The tables stay; events may tell of workers that died.
            new Migration(5, (connection, history) -> {}),
            // The tables stay; a session tells how many workers it has.
            new Migration(6, (connection, history) -> {}));

    private static void rewriteTrials(Connection connection, History history)
            throws SQLException {
        execute(connection, "DROP TABLE trial");
        execute(connection, TrialRow.SCHEMA);
        for (Trial trial : history.trials()) {
            TrialRow.of(trial).write(connection);
        }
    }

    /** Brings a database of a format to the newest one of these steps; 0 is an empty database. */
    static void apply(List<Migration> steps, int from, Connection connection, History history)
            throws SQLException {
        for (Migration step : steps) {
            if (step.format() > from) {
                step.change().apply(connection, history);
                execute(connection, "PRAGMA user_version = " + step.format());
            }
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
