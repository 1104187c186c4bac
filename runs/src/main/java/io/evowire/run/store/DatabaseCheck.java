package io.evowire.run.store;

import io.evowire.run.ExitCode;
import io.evowire.run.UserException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a look for damage in the database of a run came to.
 *
 * @param damage what is wrong, in words
 * @param sound  what the events say before the first that is damaged; all of them if none is
 */
public record DatabaseCheck(List<String> damage, History sound) {

    /** A part of the look. */
    @FunctionalInterface
    private interface Look {
        void take() throws SQLException;
    }

    public DatabaseCheck {
        damage = List.copyOf(damage);
    }

    /** What is wrong with the database, in words; see {@link #of}. */
    public static List<String> damage(RunFiles files) {
        return of(files).damage();
    }

    /**
     * Looks at everything, also behind damage: the head, the chain of events, pages as SQLite checks
     * them, the table of trials against the events. All as of one moment.
     */
    public static DatabaseCheck of(RunFiles files) {
        var damage = new LinkedHashSet<String>();
        var history = new History();
        Optional<Head> head = head(files, damage);
        look(files, damage, () -> {
            try (Connection connection = RunDatabase.reading(files)) {
                connection.setAutoCommit(false);
                if (look(files, damage,
                        () -> HistoryReader.read(files, connection, head, history))) {
                    damage.addAll(projection(files, history, connection));
                }
                damage.addAll(pages(files, connection));
                connection.rollback();
            }
        });
        return new DatabaseCheck(List.copyOf(damage), history);
    }

    // Before the events are seen: a writer only ever adds to what the head names.
    private static Optional<Head> head(RunFiles files, Set<String> damage) {
        try {
            return Head.read(files);
        } catch (UserException e) {
            add(damage, e);
            return Optional.empty();
        }
    }

    private static boolean look(RunFiles files, Set<String> damage, Look look) {
        try {
            look.take();
            return true;
        } catch (UserException e) {
            add(damage, e);
        } catch (SQLException e) {
            damage.add("%s: %s".formatted(files.database(), e.getMessage()));
        }
        return false;
    }

    private static void add(Set<String> damage, UserException e) {
        if (e.exitCode() != ExitCode.CORRUPT) {
            throw e;
        }
        damage.add(String.valueOf(e.getMessage()));
    }

    private static List<String> pages(RunFiles files, Connection connection) throws SQLException {
        List<String> damage = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("PRAGMA integrity_check")) {
            while (rows.next()) {
                if (!rows.getString(1).equals("ok")) {
                    damage.add("%s: %s".formatted(files.database(), rows.getString(1)));
                }
            }
        }
        return damage;
    }

    private static List<String> projection(RunFiles files, History history, Connection connection)
            throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT * FROM trial ORDER BY trial")) {
            for (Trial trial : history.trials()) {
                if (!rows.next() || !TrialRow.of(trial).matches(rows)) {
                    return List.of("%s: the row of trial %d is not what its events say."
                            .formatted(files.database(), trial.number()));
                }
            }
            return rows.next()
                    ? List.of("%s: the table of trials has a row without an event."
                            .formatted(files.database()))
                    : List.of();
        }
    }
}
