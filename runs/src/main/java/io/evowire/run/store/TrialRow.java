package io.evowire.run.store;

import io.evowire.core.objective.Measurements;
import io.evowire.evaluate.DamageProfile;
import io.evowire.evaluate.Latency;
import io.evowire.evaluate.Outcome;
import io.evowire.run.json.Json;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * A trial as a row of the table for people with an SQLite tool; the events are the truth.
 *
 * @param values in the order of the columns, null where there is none
 */
record TrialRow(List<@Nullable Object> values) {

    private static final String COLUMNS_1 = """
            trial INTEGER PRIMARY KEY, generation INTEGER NOT NULL,
            state TEXT NOT NULL, accuracy REAL, macs INTEGER NOT NULL,
            parameters INTEGER NOT NULL, seconds REAL, key TEXT NOT NULL,
            parents TEXT NOT NULL, genome TEXT NOT NULL""";

    /** The table in format 1. */
    static final String SCHEMA_1 = "CREATE TABLE trial(%s) STRICT".formatted(COLUMNS_1);

    /** The table. */
    static final String SCHEMA = """
            CREATE TABLE trial(%s, activations INTEGER NOT NULL,
            depth INTEGER NOT NULL, rung INTEGER, mutations TEXT NOT NULL,
            latency REAL, latencySpread REAL, damage REAL, balancedAccuracy REAL, auprc REAL,
            edges INTEGER) STRICT"""
            .formatted(COLUMNS_1);

    static TrialRow of(Trial trial) {
        Proposal proposal = trial.proposal();
        var values = new ArrayList<@Nullable Object>();
        values.add((long) trial.number());
        values.add((long) proposal.generation());
        values.add(trial.state());
        values.add(orNull(trial.accuracy()));
        values.add(proposal.cost().macs());
        values.add(proposal.cost().parameters());
        values.add(orNull(trial.seconds()));
        values.add(proposal.key());
        values.add(Json.line(proposal.parents()));
        values.add(proposal.genome());
        values.add(proposal.cost().activations());
        values.add((long) proposal.cost().depth());
        values.add(trial.outcome().orElse(null) instanceof Outcome.Pruned pruned
                ? (Object) (long) pruned.rung()
                : null);
        values.add(Json.line(proposal.mutations()));
        values.add(trial.latency().map(Latency::milliseconds).orElse(null));
        values.add(trial.latency().map(Latency::spread).orElse(null));
        values.add(trial.damage().map(DamageProfile::mean).orElse(null));
        values.add(trial.measurements().map(Measurements::balancedAccuracy).orElse(null));
        values.add(trial.measurements().map(Measurements::auprc).orElse(null));
        values.add(proposal.cost().edges() == null ? null : (long) proposal.cost().edges());
        return new TrialRow(values);
    }

    /** Whether the result stands on this row; it may lack the columns of later formats. */
    boolean matches(ResultSet rows) throws SQLException {
        int columns = rows.getMetaData().getColumnCount();
        for (int i = 0; i < columns; i++) {
            Object found = rows.getObject(i + 1);
            if (i == values.size() || !Objects.equals(values.get(i),
                    found instanceof Integer number ? (Object) number.longValue() : found)) {
                return false;
            }
        }
        return true;
    }

    /** Adds this row, or replaces the trial's older one. */
    void write(Connection connection) throws SQLException {
        try (PreparedStatement upsert = connection
                .prepareStatement("INSERT OR REPLACE INTO trial VALUES(%s)".formatted(
                        String.join(", ", Collections.nCopies(values.size(), "?"))))) {
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
