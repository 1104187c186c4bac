package io.evowire.run.store;

import io.evowire.run.Json;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * A trial as a row of the table for people with an SQLite tool; the events are the truth.
 *
 * @param values in the order of the columns, null where there is none
 */
record TrialRow(List<@Nullable Object> values) {

    static final String SCHEMA = """
            CREATE TABLE trial(trial INTEGER PRIMARY KEY, generation INTEGER NOT NULL,
                               state TEXT NOT NULL, accuracy REAL, macs INTEGER NOT NULL,
                               parameters INTEGER NOT NULL, seconds REAL, key TEXT NOT NULL,
                               parents TEXT NOT NULL, genome TEXT NOT NULL) STRICT""";

    static TrialRow of(Trial trial) {
        var values = new ArrayList<@Nullable Object>();
        values.add((long) trial.number());
        values.add((long) trial.proposal().generation());
        values.add(trial.state());
        values.add(orNull(trial.accuracy()));
        values.add(trial.proposal().cost().macs());
        values.add(trial.proposal().cost().parameters());
        values.add(orNull(trial.seconds()));
        values.add(trial.proposal().key());
        values.add(Json.line(trial.proposal().parents()));
        values.add(trial.proposal().genome());
        return new TrialRow(values);
    }

    /** The row that the result stands on. */
    static TrialRow read(ResultSet rows) throws SQLException {
        var values = new ArrayList<@Nullable Object>();
        for (int i = 1; i <= 10; i++) {
            Object value = rows.getObject(i);
            values.add(value instanceof Integer number ? (Object) number.longValue() : value);
        }
        return new TrialRow(values);
    }

    /** Adds this row, or replaces the trial's older one. */
    void write(Connection connection) throws SQLException {
        try (PreparedStatement upsert = connection.prepareStatement(
                "INSERT OR REPLACE INTO trial VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            for (int i = 0; i < values.size(); i++) {
                upsert.setObject(i + 1, values.get(i));
            }
            upsert.executeUpdate();
        }
    }

    private static @Nullable Double orNull(OptionalDouble value) {
        return value.isPresent() ? (Double) value.getAsDouble() : null;
    }
}
