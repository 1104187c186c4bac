package io.evowire.run.crash.workers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evowire.run.Listener;
import io.evowire.run.Thorough;
import io.evowire.run.UserException;
import io.evowire.run.cli.StubMain;
import io.evowire.run.store.RunFiles;
import io.evowire.run.store.TrialStore;
import io.evowire.run.store.log.RunLock;
import io.evowire.run.verify.Verification;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One writer for each run, whatever happens to it. */
@Tag("crash")
@Tag("thorough")
class OwnershipTest {

    private static final int RACES = Thorough.of(2, 20);
    private static final int TRIALS = 10;

    @TempDir
    private static Path temporary;
    private static String straight = "";

    @BeforeAll
    static void search() {
        Child.assumeSignals();
        RunFiles files = run("straight");
        assertEquals(0, Child.resume(files, TRIALS));
        straight = Child.table(files);
    }

    private static RunFiles run(String name) {
        return new RunFiles(temporary.resolve(name));
    }

    @Test
    void ofTwoThatRaceForARunOneWinsAndTheOtherNamesIt() throws Exception {
        RunFiles files = run("raced");
        StubMain.create(files, List.of("slow:0", "20"));
        List<Child> racers = List.of(racer(), racer());
        int[] wins = new int[2];
        for (int race = 1; race <= RACES; race++) {
            long start = System.currentTimeMillis() + 50;
            for (Child racer : racers) {
                racer.process().outputWriter().write(
                        "%d %s slow:300 %d%n".formatted(start, files.directory(), race));
                racer.process().outputWriter().flush();
            }
            List<Integer> codes = new ArrayList<>();
            for (Child racer : racers) {
                codes.add(answer(racer, race));
            }
            int winner = codes.indexOf(0);
            assertEquals(List.of(0, 4), codes.stream().sorted().toList(),
                    () -> racers.get(0).err() + racers.get(1).err());
            wins[winner]++;
            List<String> complaints = racers.get(1 - winner).err().lines()
                    .filter(line -> line.startsWith("evowire: ")).toList();
            assertTrue(
                    complaints.getLast().matches(
                            "evowire: \\Q%s\\E is in use by process %d on \\S+ since 2.*"
                                    .formatted(files.directory(), racers.get(winner).pid())),
                    complaints::getLast);
        }
        for (Child racer : racers) {
            racer.process().outputWriter().close();
            racer.ends(0);
        }
        System.err.printf("%d races: %d to %d%n", RACES, wins[0], wins[1]);
        assertEquals(RACES, Child.trained(files).size(), "each trial was trained once");
        assertEquals(List.of(), Verification.faults(files));
    }

    private static Child racer() throws IOException {
        return Child.start(temporary, Child.java(Contender.class));
    }

    private static int answer(Child racer, int race) throws InterruptedException {
        Child.await(() -> racer.out().lines().count() >= race || !racer.process().isAlive());
        return Integer.parseInt(racer.out().lines().toList().get(race - 1));
    }

    /** A search whose first generation is recorded; in the midst of the next it was stopped. */
    private static Child stopped(RunFiles files) throws IOException, InterruptedException {
        StubMain.create(files, List.of("gated", Integer.toString(TRIALS)));
        FaultyWorker.open(files, 4);
        Child search = Child.search(files, "gated", TRIALS).recorded(files, 4);
        // It has nothing to write now, so that it is not stopped while it has the database; a
        // refresh of tables and report that has begun comes to its end first.
        search.training(files, 5);
        Thread.sleep(500);
        Child.await(() -> !Files.exists(files.trialsCsv()) || Files.exists(files.report()));
        return search.signal("STOP");
    }

    @Test
    void aStoppedOwnerKeepsTheRunUntilItIsKilled() throws Exception {
        RunFiles files = run("stopped");
        Child owner = stopped(files);
        try (var listener = Listener.open()) {
            assertEquals(4, Child.resume(files, TRIALS));
            assertTrue(listener.err().contains("process " + owner.pid()), listener.err());
        }
        assertTrue(RunLock.isTaken(files));
        owner.signal("KILL").ends(128 + 9);
        assertFalse(RunLock.isTaken(files));
        assertEquals(owner.pid(), RunLock.owner(files).orElseThrow().process(), "it is named on");
        assertEquals(0, Child.resume(files, TRIALS));
        assertEquals(straight, Child.table(files));
        assertEquals(List.of(), Verification.faults(files));
        Child.noneIsLeft(files);
    }

    @Test
    void anOwnerThatGoesOnAfterAStopHasNotLostAnything() throws Exception {
        RunFiles files = run("paused");
        Child owner = Child.search(files, "slow:100", TRIALS, "workers.trialTime=10s")
                .recorded(files, 3).signal("STOP");
        Thread.sleep(11_000);
        owner.signal("CONT").ends(0);
        assertEquals(straight, Child.table(files),
                "time for which the owner was stopped counts against no trial");
    }

    @Test
    void aStaleOwnerThatWakesUpRecordsNothing() throws Exception {
        RunFiles files = run("stale");
        Child stale = stopped(files);
        Files.delete(files.lock());
        assertEquals(0, Child.resume(files, TRIALS));
        String table = Child.table(files);
        long events = TrialStore.read(files).sequence();
        stale.signal("CONT");
        FaultyWorker.open(files, TRIALS);
        stale.ends(4).says("records nothing more. See: evowire status");
        assertEquals(events, TrialStore.read(files).sequence());
        assertEquals(List.of(), Verification.faults(files));
        assertEquals(table, Child.table(files));
        assertEquals(straight, table);
        Child.noneIsLeft(files);
    }

    @Test
    @Tag("further")
    void aStaleOwnerThatIsToldToStopWritesNoTables() throws Exception {
        RunFiles files = run("told");
        Child stale = Child.search(files, "slow:60000", 6, "workers.grace=1s")
                .training(files, 1).signal("STOP");
        Files.delete(files.lock());
        assertEquals(0, Child.resume(files, 6));
        stale.signal("TERM").signal("CONT").ends(4);
        assertEquals(List.of(), Verification.faults(files));
        assertEquals(Child.table(files), Files.readString(files.trialsCsv()));
    }

    @Test
    @Tag("further")
    void lookingAtOnesOwnRunDoesNotGiveItAway() throws Exception {
        RunFiles files = run("looked-at");
        StubMain.create(files, List.of("slow:0", "4"));
        try (RunLock lock = RunLock.take(files)) {
            assertTrue(RunLock.isTaken(files));
            assertEquals(ProcessHandle.current().pid(),
                    RunLock.owner(files).orElseThrow().process());
            assertThrows(UserException.class, () -> RunLock.take(files));
            Child.search(files, "slow:0", 4).ends(4)
                    .says("process " + ProcessHandle.current().pid());
            lock.requireHeld();
            Files.writeString(files.lock(), "", StandardCharsets.UTF_8);
            Files.delete(files.lock());
            assertThrows(UserException.class, lock::requireHeld);
        }
    }
}
