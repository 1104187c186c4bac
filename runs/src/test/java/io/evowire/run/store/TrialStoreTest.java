package io.evowire.run.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evowire.core.cost.Cost;
import io.evowire.core.network.TensorShape;
import io.evowire.core.statistics.Confusion;
import io.evowire.evaluate.DamageProfile;
import io.evowire.evaluate.DamageProfile.EdgeLoss;
import io.evowire.evaluate.DamageProfile.NodeLoss;
import io.evowire.evaluate.Latency;
import io.evowire.evaluate.Outcome;
import io.evowire.evaluate.Recognition;
import io.evowire.evaluate.Recognition.Part;
import io.evowire.run.ExitCode;
import io.evowire.run.UserException;
import io.evowire.run.config.Budget;
import io.evowire.run.store.log.RunLock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrialStoreTest {

    private static final RunRecord RECORD = new RunRecord(TrialStore.FORMAT, "test", "data", "",
            "kernels", new TensorShape(1, 28, 28), List.of("zero", "one"));

    @TempDir
    private Path directory;
    private RunFiles files;

    @BeforeEach
    void create() throws IOException {
        files = new RunFiles(directory);
        TrialStore.create(files, RECORD).close();
    }

    private static Proposal proposal(int trial) {
        return new Proposal(trial, 1, "key" + trial, "genome", List.of(), List.of(),
                new Cost(1, 2, 3, 4), new Redraws(0, trial, 1));
    }

    @Test
    void whatIsWrittenIsReadBack() {
        var completed = new Outcome.Completed(0.5, 1.25,
                List.of(new Outcome.EpochResult(2.0, 0.5)));
        try (TrialStore store = TrialStore.open(files)) {
            store.propose(List.of(proposal(0), proposal(1)));
            store.end(new TrialEnd(1, completed, 1));
            assertEquals(1, TrialStore.read(files).ended(), "readers see it at once");
        }
        History history = TrialStore.read(files);
        assertEquals(RECORD, history.record());
        assertEquals("PROPOSED", history.trials().getFirst().state());
        assertEquals(completed, history.trials().getLast().outcome().orElseThrow());
    }

    @Test
    void everyOutcomeSurvives() {
        List<Outcome> outcomes = List.of(new Outcome.Completed(1, 2, List.of()),
                new Outcome.Completed(1, 2, List.of(), 0.5, new Latency(1.5, 0.1, 16, 100),
                        new DamageProfile(0.9, 250, 2, 1,
                                List.of(new NodeLoss(0, 0, 0.25), new NodeLoss(0, 1, -0.01)),
                                List.of(new EdgeLoss(0, 0, 1, 0.1)))),
                new Outcome.Completed(1, 2, List.of(), null, null, null, "damage: why"),
                new Outcome.Pruned(1, 0.5, 2), new Outcome.Infeasible("macs"),
                new Outcome.Diverged(3, "NaN"), new Outcome.OutOfMemory("heap"),
                new Outcome.TimedOut(4), new Outcome.Crashed("signal"), new Outcome.Failed("e"),
                new Outcome.Lost("x"));
        try (TrialStore store = TrialStore.open(files)) {
            for (int i = 0; i < outcomes.size(); i++) {
                store.propose(List.of(proposal(i)));
                store.end(new TrialEnd(i, outcomes.get(i), i));
            }
        }
        assertEquals(outcomes, TrialStore.read(files).trials().stream()
                .map(trial -> trial.outcome().orElseThrow()).toList());
    }

    @Test
    void whatATestGaveSurvivesAndItsTimeIsNoneOfTheSearch() {
        var found = new Recognition(Part.TEST,
                Confusion.of(new int[][]{{5, 1}, {0, 4}}));
        try (TrialStore store = TrialStore.open(files)) {
            store.opened(new Session(1, "2026-01-02T03:04:05Z", new Budget(1, "none"), "test"));
            store.propose(List.of(proposal(0), proposal(1)));
            store.end(new TrialEnd(0, new Outcome.Completed(0.5, 1, List.of()), 10));
            assertFalse(store.history().anyTested());
            store.tested(new Tested(0, found, 14));
            store.closed(new SessionEnd("TRIALS_SPENT", 15), () -> {});
        }
        History history = TrialStore.read(files);
        assertEquals(Optional.of(found), history.tested(0));
        assertEquals(Optional.empty(), history.tested(1));
        assertTrue(history.anyTested());
        assertEquals(10, history.searchSeconds());
        assertEquals(15, history.seconds());
        assertEquals(List.of(), DatabaseCheck.faults(files));
    }

    @Test
    void timeAfterTheSearchIsNoneOfItEvenWhereNothingCameOut() {
        try (TrialStore store = TrialStore.open(files)) {
            store.opened(new Session(1, "2026-01-02T03:04:05Z", new Budget(1, "none"), "test"));
            store.propose(List.of(proposal(0)));
            store.end(new TrialEnd(0, new Outcome.Completed(0.5, 1, List.of()), 10));
            store.closed(new SessionEnd("STOPPED", 60, 12.0), () -> {});
            store.opened(new Session(2, "2026-01-02T03:05:05Z", new Budget(1, "none"), "test"));
            store.closed(new SessionEnd("STOPPED", 5), () -> {});
        }
        History history = TrialStore.read(files);
        assertEquals(12 + 5, history.searchSeconds());
        assertEquals(60 + 5, history.seconds());
    }

    @Test
    void aBalancedAccuracySurvivesAndStandsInTheTableOfTrials() throws SQLException {
        var completed = new Outcome.Completed(0.5, 1, List.of(), null, null, null, null, 0.375);
        var reached = new RungResult(1, 0, 0.5, 1, 2, 1, List.of(), 1, null, 0.25);
        try (TrialStore store = TrialStore.open(files)) {
            store.propose(List.of(proposal(0), proposal(1)));
            store.end(new TrialEnd(0, completed, 1));
            store.reached(reached, () -> {});
        }
        assertEquals(completed,
                TrialStore.read(files).trials().getFirst().outcome().orElseThrow());
        assertEquals(List.of(reached), TrialStore.read(files).rungs(1));
        sql("UPDATE trial SET accuracy = 0.9 WHERE balancedAccuracy = 0.375");
        assertEquals(1, DatabaseCheck.faults(files).size(), "that row was there");
    }

    @Test
    void aChangedEventIsDetected() throws SQLException {
        try (TrialStore store = TrialStore.open(files)) {
            store.propose(List.of(proposal(0)));
            store.end(new TrialEnd(0, new Outcome.Completed(0.07, 1, List.of()), 1));
        }
        sql("UPDATE event SET payload = replace(payload, '0.07', '0.87') WHERE sequence = 3");
        var fault = assertThrows(UserException.class, () -> TrialStore.read(files));
        assertEquals(ExitCode.CORRUPT, fault.exitCode());
        assertTrue(fault.getMessage().contains("event 3"), fault.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"sequence = 9", "type = 'CLOSED'", "type = 'NEVER'",
            "payload = payload || ' '", "hash = upper(hash)"})
    void aChangeOfAnyColumnIsDamageNotAFault(String change) throws SQLException {
        try (TrialStore store = TrialStore.open(files)) {
            store.propose(List.of(proposal(0)));
        }
        assertEquals(List.of(), DatabaseCheck.faults(files));
        sql("UPDATE event SET " + change + " WHERE sequence = 2");
        assertEquals(1, DatabaseCheck.faults(files).size());
        assertEquals(ExitCode.CORRUPT, assertThrows(UserException.class,
                () -> TrialStore.read(files)).exitCode());
    }

    @Test
    void aChangedRowOfTheProjectionIsDetected() throws SQLException {
        try (TrialStore store = TrialStore.open(files)) {
            store.propose(List.of(proposal(0)));
        }
        sql("UPDATE trial SET macs = 1");
        assertTrue(DatabaseCheck.faults(files).getFirst().contains("trial 0"));
    }

    @Test
    void aTransactionThatFailsHalfwayLeavesNothing() throws SQLException {
        try (TrialStore store = TrialStore.open(files)) {
            assertThrows(RuntimeException.class,
                    () -> store.end(new TrialEnd(5, new Outcome.Failed("of no trial"), 1)));
            store.propose(List.of(proposal(0)));
        }
        assertEquals(List.of(), DatabaseCheck.faults(files));
        assertEquals(2, TrialStore.read(files).sequence());
    }

    @Test
    void timeOfAKilledSessionCountsUntilItsLastTrial() {
        var budget = new Budget(9, "none");
        try (TrialStore store = TrialStore.open(files)) {
            store.opened(new Session(1, "now", budget, "1.0"));
            store.propose(List.of(proposal(0)));
            store.end(new TrialEnd(0, new Outcome.Failed("x"), 20));
            store.opened(new Session(2, "later", budget, "1.1"));
            store.closed(new SessionEnd("STOPPED", 5), () -> {});
        }
        assertEquals(25, TrialStore.read(files).seconds());
    }

    @Test
    void committedEventsThatVanishedAreDetected() throws IOException, SQLException {
        Path copy = directory.resolve("copy");
        Files.createDirectories(copy);
        Files.copy(files.database(), copy.resolve("run.db"));
        try (TrialStore store = TrialStore.open(files)) {
            store.propose(List.of(proposal(0)));
        }
        Files.copy(files.head(), copy.resolve("run.head"));
        var fault = assertThrows(UserException.class, () -> TrialStore.read(new RunFiles(copy)));
        assertEquals(ExitCode.CORRUPT, fault.exitCode());
        assertTrue(fault.getMessage().contains("-wal"), fault.getMessage());
    }

    @Test
    void aMissingEventIsDetected() throws SQLException {
        try (TrialStore store = TrialStore.open(files)) {
            store.propose(List.of(proposal(0), proposal(1)));
        }
        sql("DELETE FROM event WHERE sequence = 2");
        assertThrows(UserException.class, () -> TrialStore.read(files));
    }

    @Test
    void aWriterThatWasOvertakenCannotCommitAndIsToldByWhom() {
        try (TrialStore stale = TrialStore.open(files); TrialStore owner = TrialStore.open(files)) {
            owner.opened(new Session(4711, "2026-11-22T10:00:00Z", new Budget(9, "none"), "test"));
            var fault = assertThrows(UserException.class,
                    () -> stale.propose(List.of(proposal(0))));
            assertEquals(ExitCode.OWNED, fault.exitCode());
            assertTrue(
                    fault.getMessage()
                            .contains("taken over by process 4711 since 2026-11-22T10:00:00Z"),
                    fault.getMessage());
            owner.propose(List.of(proposal(0)));
        }
        assertEquals(1, TrialStore.read(files).trials().size());
        assertEquals(List.of(), DatabaseCheck.faults(files));
    }

    @Test
    void aWriterThatWasOvertakenHasNoLastWords() {
        var spoken = new AtomicBoolean();
        try (TrialStore stale = TrialStore.open(files); TrialStore owner = TrialStore.open(files)) {
            owner.propose(List.of(proposal(0)));
            assertThrows(UserException.class, () -> stale.closed(new SessionEnd("STOPPED", 1),
                    () -> spoken.set(true)));
        }
        assertFalse(spoken.get());
    }

    @Test
    void lastWordsThatFailLeaveTheSessionOpen() {
        try (TrialStore store = TrialStore.open(files)) {
            assertThrows(IllegalStateException.class,
                    () -> store.closed(new SessionEnd("STOPPED", 1), () -> {
                        throw new IllegalStateException("no room for a table");
                    }));
        }
        assertEquals(Optional.empty(), TrialStore.read(files).end());
    }

    @Test
    void theVersionsThatWorkedOnARunAreKnown() {
        var budget = new Budget(9, "none");
        try (TrialStore store = TrialStore.open(files)) {
            store.opened(new Session(1, "now", budget, "1.1"));
            store.opened(new Session(2, "later", budget, "1.0"));
            store.opened(new Session(3, "at last", budget, "1.1"));
        }
        assertEquals(List.of("test", "1.1", "1.0"), TrialStore.read(files).programs());
    }

    @Test
    void whatNothingIsMadeOfIsKeptAsItWasTold() {
        assertEquals(List.of(), TrialStore.read(files).all(RunEvents.MIGRATED));
        assertThrows(IllegalArgumentException.class,
                () -> TrialStore.read(files).all(RunEvents.PROPOSED), "it is folded into trials");
    }

    @Test
    void anExistingRunIsNotWrittenOver() {
        assertThrows(UserException.class, () -> TrialStore.create(files, RECORD));
    }

    @Test
    void aSecondOwnerIsRefusedUntilTheFirstIsGone() throws IOException {
        RunLock lock = RunLock.take(files);
        try {
            var fault = assertThrows(UserException.class, () -> RunLock.take(files));
            assertEquals(ExitCode.OWNED, fault.exitCode());
            assertTrue(fault.getMessage().contains(Long.toString(ProcessHandle.current().pid())));
            assertTrue(RunLock.isTaken(files));
        } finally {
            lock.close();
        }
        RunLock.take(files).close();
    }

    private void sql(String statement) throws SQLException {
        try (Connection connection = DriverManager
                .getConnection("jdbc:sqlite:" + files.database());
                var sql = connection.createStatement()) {
            sql.execute(statement);
        }
    }
}
