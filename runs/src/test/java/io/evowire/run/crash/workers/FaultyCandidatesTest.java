package io.evowire.run.crash.workers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evowire.evaluate.Outcome;
import io.evowire.run.store.History;
import io.evowire.run.store.RunFiles;
import io.evowire.run.store.Trial;
import io.evowire.run.store.TrialStore;
import io.evowire.run.verify.Verification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Candidates that do to their workers what they can. */
@Tag("crash")
class FaultyCandidatesTest {

    private static final int TRIALS = 26;
    private static final double LIMIT_SECONDS = 8;

    /** To look, to end a worker and to start another one, on a machine with more to do. */
    private static final double GRACE_SECONDS = 60;

    @TempDir
    private static Path temporary;
    private static RunFiles files;
    private static List<Trial> trials;

    @BeforeAll
    static void search() throws IOException, InterruptedException {
        Child.assumeTool(Files.isReadable(Path.of("/proc/self/status")), "/proc");
        files = new RunFiles(temporary.resolve("faults"));
        Child.search(files, "faults", TRIALS, "workers.trialTime=8s", "workers.count=2").ends(0);
        trials = TrialStore.read(files).trials();
    }

    @Test
    void eachFaultIsRecordedAsWhatItIsAndCostsItsOwnSlotOnly() {
        Map<Integer, String> expected = new TreeMap<>();
        for (int trial = 0; trial < TRIALS; trial++) {
            Fault fault = Fault.OF_TRIALS.get(trial);
            expected.put(trial, fault == null ? "COMPLETED" : fault.state());
        }
        assertEquals(expected, trials.stream()
                .collect(Collectors.toMap(Trial::number, Trial::state, (a, b) -> a, TreeMap::new)));
        trials.forEach(
                trial -> System.err.println(trial.number() + " " + trial.outcome().orElseThrow()));
    }

    @Test
    void eachOutcomeComesWithinItsBound() throws IOException {
        History history = TrialStore.read(files);
        Map<Integer, List<Long>> starts = FaultyWorker.starts(files);
        long began = began(history, starts);
        Fault.OF_TRIALS.forEach((trial, fault) -> {
            var times = new ArrayList<>(starts.get(trial));
            times.add(began + Math.round(1000 * history.endedAt(trial).orElseThrow()));
            for (int i = 1; i < times.size(); i++) {
                double seconds = (times.get(i) - times.get(i - 1)) / 1000.0;
                System.err.printf("%s: try %d took %.1f s%n", fault, i, seconds);
                assertTrue(seconds < LIMIT_SECONDS + GRACE_SECONDS, fault + " took too long");
                // A worker on a busy machine is late to say that it has begun; its time runs.
                assertTrue(!fault.state().equals("TIMED_OUT") || seconds > LIMIT_SECONDS / 4,
                        fault + " was ended too early");
            }
        });
    }

    // The session began up to a second after the time that is recorded of it: late enough for every trial
    // to have ended after its last start.
    private static long began(History history, Map<Integer, List<Long>> starts) {
        long recorded = Instant.parse(history.session().orElseThrow().time()).toEpochMilli();
        long late = starts.entrySet().stream().mapToLong(start -> start.getValue().getLast()
                - recorded - Math.round(1000 * history.endedAt(start.getKey()).orElseThrow()))
                .max().orElseThrow();
        return recorded + Math.max(0, late);
    }

    @Test
    void noneOfThemIsOnTheFrontOrAParent() throws IOException {
        List<Integer> completed = trials.stream().filter(Trial::completed).map(Trial::number)
                .toList();
        for (String line : Files.readAllLines(files.frontCsv()).subList(1,
                Files.readAllLines(files.frontCsv()).size())) {
            assertTrue(completed.contains(Integer.parseInt(line.split(",")[0])), line);
        }
        trials.forEach(trial -> assertTrue(completed.containsAll(trial.proposal().parents())));
    }

    @Test
    void onlyWhatEndsItsWorkerIsTriedAgainAndThatOnce() {
        Map<Integer, Integer> times = new TreeMap<>();
        Child.trained(files).forEach(line -> times.merge(Integer.parseInt(line), 1, Integer::sum));
        for (Trial trial : trials) {
            int tried = times.get(trial.number());
            switch (trial.state()) {
                case "CRASHED" -> assertEquals(2, tried, trial::toString);
                // once more if the first worker had trained others before
                case "OUT_OF_MEMORY" -> assertTrue(tried <= 2, trial::toString);
                default -> assertEquals(1, tried, trial::toString);
            }
        }
    }

    @Test
    void whatWasRecordedTellsTheCause() {
        assertTrue(outcome(7).contains("heap"), outcome(7));
        assertTrue(outcome(9).contains("more memory than it may"), outcome(9));
        assertEquals(new Outcome.TimedOut(LIMIT_SECONDS), trials.get(11).outcome().orElseThrow());
        assertTrue(outcome(15).contains("ended with code 0"), outcome(15));
        assertTrue(outcome(17).contains("ended with code 1"), outcome(17));
        assertTrue(outcome(19).contains("ended with code 137"), outcome(19));
    }

    private static String outcome(int trial) {
        return trials.get(trial).outcome().orElseThrow().toString();
    }

    @Test
    void theRunIsSoundAndKeepsItsLitterTogether() throws IOException, InterruptedException {
        assertEquals(List.of(), Verification.faults(files));
        try (var logs = Files.list(files.logs())) {
            assertTrue(logs.anyMatch(log -> log.getFileName().toString().startsWith("crash-")),
                    "the JVM's report of the segmentation fault");
        }
        assertTrue(Files.readString(files.logs().resolve("worker-0.log"))
                .concat(Files.readString(files.logs().resolve("worker-1.log")))
                .contains("a complaint of native code"));
        Child.noneIsLeft(files);
    }

    @Test
    @Tag("further")
    void aWorkerThatDiesBeforeItTakesWorkIsNobodysFault()
            throws IOException, InterruptedException {
        RunFiles stillborn = new RunFiles(temporary.resolve("stillborn"));
        Child.search(stillborn, "stillborn:2", 3).ends(0);
        List<Trial> born = TrialStore.read(stillborn).trials();
        assertEquals(Collections.nCopies(3, "COMPLETED"), born.stream().map(Trial::state).toList());
    }

    @Test
    void workersThatNeverComeUpEndTheRunAndLoseNothing() throws IOException, InterruptedException {
        RunFiles never = new RunFiles(temporary.resolve("never"));
        assertEquals(0, Child.resume(never, 3));
        Child.search(never, "stillborn:1000", 6).ends(1).says("No worker came up")
                .says("Nothing that was recorded is lost");
        assertEquals(0, Child.resume(never, 6));
        RunFiles straight = new RunFiles(temporary.resolve("straight"));
        assertEquals(0, Child.resume(straight, 6));
        assertEquals(Child.table(straight), Child.table(never));
        assertFalse(Child.trained(never).size() > 6, "no training was repeated");
    }
}
