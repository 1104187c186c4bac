package io.evowire.run.store;

import io.evowire.run.store.log.Migration;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The table of trials, a projection of the events for people with an SQLite tool. */
final class TrialTable {

    private TrialTable() {}

    /** The steps between the layouts of the database, for a run that asked for nothing so far. */
    static List<Migration> steps(History history) {
        return steps(history, asking -> List.of());
    }

    /**
     * The steps between the layouts of the database.
     *
     * @param history the run so far, when a step is taken; empty in a new database
     * @param asked   what a run asked for whose program did not record it
     */
    static List<Migration> steps(History history, Function<History, List<Generation>> asked) {
        return List.of(
                new Migration(1, connection -> execute(connection, TrialRow.SCHEMA_1)),
                // The table of trials tells all that trials.csv does; a session names its program.
                new Migration(2, connection -> rewrite(connection, history)),
                // Events may be of types that programs of format 2 do not know.
                new Migration(3),
                // The table of trials tells latency and damage; outcomes may hold them.
                new Migration(4, connection -> rewrite(connection, history)),
                // Events may tell of workers that died.
                new Migration(5),
                // A session tells how many workers it has.
                new Migration(6),
                // Events tell what each generation asked for.
                new Migration(7, connection -> {}, () -> asked.apply(history).stream()
                        .map(RunEvents.GENERATION::entry).toList()),
                // The table of trials tells the balanced accuracy; events may tell of tests.
                new Migration(8, connection -> rewrite(connection, history)),
                // Events may tell of races of the front.
                new Migration(9),
                // The table of trials tells how novelty is told; events may tell of judgements.
                new Migration(10, connection -> rewrite(connection, history)),
                // Events may tell of final trainings, and of machines of a cluster.
                new Migration(11));
    }

    private static void rewrite(Connection connection, History history) throws SQLException {
        execute(connection, "DROP TABLE trial");
        execute(connection, TrialRow.SCHEMA);
        for (Trial trial : history.trials()) {
            TrialRow.of(trial).write(connection);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The first way, in words, in which the table is not what the events say. */
    static Optional<String> fault(History history, Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT * FROM trial ORDER BY trial")) {
            for (Trial trial : history.trials()) {
                if (!rows.next() || !TrialRow.of(trial).matches(rows)) {
                    return Optional.of("the row of trial %d is not what its events say."
                            .formatted(trial.number()));
                }
            }
            return rows.next()
                    ? Optional.of("the table of trials has a row without an event.")
                    : Optional.empty();
        }
    }
}
