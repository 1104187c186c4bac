package io.evowire.run.store;

import io.evowire.run.ExitCode;
import io.evowire.run.UserException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Looks for damage in the database of a run. */
public final class DatabaseCheck {

    private DatabaseCheck() {}

    /**
     * What is wrong with the database, in words: pages as SQLite checks them, the chain of events,
     * the head, the table of trials against the events. All as of one moment.
     */
    public static List<String> damage(RunFiles files) {
        List<String> damage = new ArrayList<>();
        try (Connection connection = RunDatabase.reading(files)) {
            connection.setAutoCommit(false);
            History history = HistoryReader.read(files, connection);
            damage.addAll(pages(files, connection));
            damage.addAll(projection(files, history, connection));
            connection.rollback();
        } catch (UserException e) {
            if (e.exitCode() != ExitCode.CORRUPT) {
                throw e;
            }
            damage.add(String.valueOf(e.getMessage()));
        } catch (SQLException e) {
            damage.add("%s: %s".formatted(files.database(), e.getMessage()));
        }
        return damage;
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
