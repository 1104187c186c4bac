package io.evowire.run.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evowire.core.cost.Cost;
import io.evowire.core.network.TensorShape;
import io.evowire.evaluate.Latency;
import io.evowire.evaluate.Outcome;
import io.evowire.run.ExitCode;
import io.evowire.run.UserException;
import io.evowire.run.json.Json;
import io.evowire.run.store.log.Event;
import io.evowire.run.store.log.FormatChange;
import io.evowire.run.store.log.Migration;
import io.evowire.run.store.log.Position;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

class MigrationTest {

    @TempDir
    private Path directory;

    private RunFiles files() {
        return new RunFiles(directory);
    }

    private void sql(String... statements) throws SQLException {
        try (Connection connection = DriverManager
                .getConnection("jdbc:sqlite:" + files().database());
                Statement sql = connection.createStatement()) {
            for (String statement : statements) {
                sql.execute(statement);
            }
        }
    }

    private Object value(String query) throws SQLException {
        try (Connection connection = DriverManager
                .getConnection("jdbc:sqlite:" + files().database());
                var row = connection.createStatement().executeQuery(query)) {
            return row.getObject(1);
        }
    }

    // Word for word what the first version of the program wrote.
    private void writeFormat1() throws SQLException {
        sql("""
                CREATE TABLE event(sequence INTEGER PRIMARY KEY, type TEXT NOT NULL,
                                   payload TEXT NOT NULL, hash TEXT NOT NULL) STRICT""", """
                CREATE TABLE trial(trial INTEGER PRIMARY KEY, generation INTEGER NOT NULL,
                                   state TEXT NOT NULL, accuracy REAL, macs INTEGER NOT NULL,
                                   parameters INTEGER NOT NULL, seconds REAL, key TEXT NOT NULL,
                                   parents TEXT NOT NULL, genome TEXT NOT NULL) STRICT""",
                "PRAGMA user_version = 1");
        var events = List.of(
                new String[]{"CREATED",
                        """
                                {"format":1,"program":"0.1.0","dataFingerprint":"data","configuration":"",\
                                "kernels":"","shape":{"channels":1,"height":28,"width":28},"classNames":["a","b"]}"""},
                new String[]{"OPENED",
                        """
                                {"process":4711,"time":"2026-11-22T10:00:00Z","budget":{"trials":9,"time":"none"}}"""},
                new String[]{"PROPOSED",
                        """
                                {"trial":0,"generation":1,"key":"k","genome":"g","parents":[],"mutations":["x"],\
                                "cost":{"parameters":1,"macs":2,"activations":3,"depth":4}}"""},
                new String[]{"ENDED",
                        """
                                {"trial":0,"outcome":{"state":"COMPLETED","validationAccuracy":0.5,"seconds":1.25,\
                                "curve":[]},"sessionSeconds":2.0}"""});
        String hash = Position.START.hash();
        for (int i = 0; i < events.size(); i++) {
            String type = events.get(i)[0];
            String payload = events.get(i)[1];
            hash = Event.hash(hash, i + 1, type, payload);
            sql("INSERT INTO event VALUES(%d, '%s', '%s', '%s')".formatted(i + 1, type, payload,
                    hash));
        }
        sql("INSERT INTO trial VALUES(0, 1, 'COMPLETED', 0.5, 2, 1, 1.25, 'k', '[]', 'g')");
    }

    private static final Trial TRIAL = new Trial(
            new Proposal(0, 1, "k", "g", List.of(), List.of("x"), new Cost(1, 2, 3, 4), null),
            Optional.of(new Outcome.Completed(0.5, 1.25, List.of())));

    @Test
    void anOlderFormatIsReadWithoutBeingChanged() throws SQLException {
        writeFormat1();
        History history = TrialStore.read(files());
        assertEquals(List.of(TRIAL), history.trials());
        assertEquals(List.of("0.1.0"), history.programs());
        assertEquals(List.of(), DatabaseCheck.faults(files()));
        assertEquals(1, value("PRAGMA user_version"));
    }

    @Test
    void damageIsFoundInAnOlderFormatToo() throws SQLException {
        writeFormat1();
        sql("UPDATE trial SET macs = 3");
        assertTrue(DatabaseCheck.faults(files()).getFirst().contains("trial 0"));
    }

    @Test
    void openingForWritingBringsAnOlderFormatForward() throws SQLException {
        writeFormat1();
        TrialStore.open(files()).close();
        assertEquals(TrialStore.FORMAT, value("PRAGMA user_version"));
        assertEquals(3, value("SELECT activations FROM trial"));
        assertEquals("[\"x\"]", value("SELECT mutations FROM trial"));
        assertEquals(List.of(), DatabaseCheck.faults(files()));
        assertEquals(List.of(TRIAL), TrialStore.read(files()).trials());
        assertEquals(List.of(new FormatChange(TrialStore.FORMAT)),
                TrialStore.read(files()).all(RunEvents.MIGRATED));
        long events = TrialStore.read(files()).sequence();
        TrialStore.open(files()).close();
        assertEquals(events, TrialStore.read(files()).sequence(), "nothing is left to do");
    }

    @Test
    void aTableOfFormat3GetsColumnsForWhatIsMeasured() throws SQLException {
        writeFormat1();
        TrialStore.openBy(history -> TrialTable.steps(history).subList(0, 3), files()).close();
        // As programs of format 3 had it.
        for (String column : List.of("latency", "latencySpread", "damage")) {
            sql("ALTER TABLE trial DROP COLUMN " + column);
        }
        assertEquals(3, value("PRAGMA user_version"));
        assertEquals(List.of(), DatabaseCheck.faults(files()));
        try (TrialStore store = TrialStore.open(files())) {
            store.propose(List.of(new Proposal(1, 1, "l", "h", List.of(), List.of(),
                    new Cost(1, 2, 3, 4), null)));
            store.end(new TrialEnd(1, new Outcome.Completed(0.5, 1, List.of(), null,
                    new Latency(2.5, 0.5, 1, 9), null), 3));
        }
        assertEquals("2.5 0.5 ", value(
                "SELECT latency || ' ' || latencySpread || ' ' || ifnull(damage, '') FROM trial WHERE trial = 1"));
        assertEquals(1, value("SELECT count(*) FROM trial WHERE latency IS NULL"));
        assertEquals(List.of(), DatabaseCheck.faults(files()));
    }

    private static Function<History, List<Migration>> with(Migration another) {
        return history -> Stream.concat(TrialTable.steps(history).stream(), Stream.of(another))
                .toList();
    }

    @Test
    void aStepThatFailsLeavesTheOlderFormat() throws SQLException {
        writeFormat1();
        var failing = new Migration(TrialStore.FORMAT + 1, connection -> {
            throw new SQLException("injected");
        });
        assertThrows(UserException.class, () -> TrialStore.openBy(with(failing), files()));
        assertEquals(1, value("PRAGMA user_version"));
        assertEquals(List.of(), DatabaseCheck.faults(files()));
    }

    @Test
    void aNewerFormatIsRefusedWithTheVersionNeeded() throws SQLException {
        writeFormat1();
        TrialStore.openBy(with(new Migration(99)), files()).close();
        for (var open : List.<Executable>of(
                () -> TrialStore.read(files()), () -> TrialStore.open(files()),
                () -> DatabaseCheck.faults(files()))) {
            var fault = assertThrows(UserException.class, open);
            assertEquals(ExitCode.USAGE, fault.exitCode());
            assertTrue(fault.getMessage().contains("format 99")
                    && fault.getMessage().contains("up to " + TrialStore.FORMAT)
                    && fault.getMessage().contains("the EvoWire that wrote it (0.1.0)"),
                    fault.getMessage());
        }
    }

    @Test
    void anEventThatThisProgramDoesNotKnowIsRefusedWithTheVersionNeeded() throws SQLException {
        writeFormat1();
        History before = TrialStore.read(files());
        sql("INSERT INTO event VALUES(5, 'DREAMT', '{}', '%s')"
                .formatted(Event.hash(before.hash(), 5, "DREAMT", "{}")));
        for (var open : List.<Executable>of(
                () -> TrialStore.read(files()), () -> TrialStore.open(files()),
                () -> DatabaseCheck.faults(files()))) {
            var fault = assertThrows(UserException.class, open);
            assertEquals(ExitCode.USAGE, fault.exitCode());
            assertTrue(fault.getMessage().contains("does not know, number 5 of type DREAMT")
                    && fault.getMessage().contains("the EvoWire that wrote it (0.1.0)"),
                    fault.getMessage());
        }
    }

    @Test
    void aFormatThatTheEventsDoNotNameIsDamage() throws SQLException {
        TrialStore.create(files(), new RunRecord(TrialStore.FORMAT, "test", "data", "", "",
                new TensorShape(1, 28, 28), List.of("a", "b"))).close();
        for (int format : new int[]{0, 1, 2, 99}) {
            sql("PRAGMA user_version = " + format);
            assertEquals(1, DatabaseCheck.faults(files()).size(), "format " + format);
            assertEquals(ExitCode.CORRUPT, assertThrows(UserException.class,
                    () -> TrialStore.open(files())).exitCode());
        }
    }

    @Test
    void theStepsLeadToThisProgramsFormatOneByOne() {
        assertEquals(
                Stream.iterate(1, format -> format + 1).limit(TrialStore.FORMAT).toList(),
                TrialTable.steps(new History()).stream().map(Migration::format).toList());
    }

    @Test
    void formatChangesReadBack() {
        var change = new FormatChange(7);
        assertEquals(change, Json.read(Json.line(change), FormatChange.class));
    }
}
