package io.evowire.run.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evowire.evaluate.Outcome;
import io.evowire.run.UserException;
import io.evowire.run.config.SearchConfig;
import io.evowire.run.store.History;
import io.evowire.run.store.Hosts;
import io.evowire.run.store.RungResult;
import io.evowire.run.store.Trial;
import io.evowire.run.strategy.SearchEnded.Reason;
import io.evowire.run.system.Machine;
import io.evowire.run.training.HostNews;
import io.evowire.run.training.TrainingPool;
import io.evowire.run.training.Work;
import io.evowire.run.worker.StubWorker;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a run records of the machines of a cluster. */
class HostedSearchTest {

    private static final String KIND = "AMD EPYC 9B14 (avx2), Linux amd64, Java 25.0.3";

    private static final String TIMED = "objectives=[accuracy, latency]";

    @TempDir
    private Path directory;

    /** A pool on two machines that train in turn; b comes with the second work and goes again. */
    private static TrainingPool cluster(String kind) {
        return new TrainingPool() {
            private int works;

            @Override
            public Optional<String> cluster() {
                return Optional.of("spark://head:7077");
            }

            @Override
            public void evaluate(List<Work> given, BooleanSupplier mayStart,
                    Listener listener) {
                for (Work work : given) {
                    if (works == 0) {
                        listener.changed(HostNews.joined("a", 2));
                        listener.changed(HostNews.told("a", kind));
                    } else if (works == 1) {
                        listener.changed(HostNews.joined("b", 1));
                    } else if (works == 2) {
                        listener.changed(HostNews.lost("b", 1, "killed"));
                    }
                    works++;
                    listener.started(work);
                    Outcome outcome = StubWorker.outcome(work.candidate());
                    listener.ended(work, outcome,
                            works % 2 == 0 || outcome instanceof Outcome.Paused ? "a" : "b");
                }
            }
        };
    }

    @ParameterizedTest
    @ValueSource(strings = {"rounds", "steady"})
    void newsOfMachinesAreRecorded(String generation) throws Exception {
        StubRun.create(directory);
        assertEquals(Reason.TRIALS_SPENT, StubRun.search(directory,
                StubRun.config("budget.trials=6", "strategy.generation=" + generation),
                cluster(KIND), job -> {}, trial -> {}));
        History history = StubRun.history(directory);
        assertEquals(new Hosts(
                List.of(new Hosts.Machine("a", 2, 2, KIND), new Hosts.Machine("b", 0, 1, null)),
                List.of(new Hosts.Loss("b", "killed"))), history.hosts());
        assertEquals(List.of("b", "a", "b", "a", "b", "a"), history.endings().stream()
                .flatMap(trial -> history.trainedAt(trial).stream()).toList());
    }

    @Test
    void theMachinesOfAllRungsAreRecordedAndTheTableIsThatOfOneMachine(@TempDir Path here)
            throws Exception {
        SearchConfig config = StubRun.config("budget.trials=4",
                "strategy.rungs={count: 2, eta: 2}");
        for (Path run : List.of(directory, here)) {
            StubRun.create(run);
            StubRun.search(run, config, run.equals(here) ? StubRun.backwards(1) : cluster(KIND),
                    job -> {}, trial -> {});
        }
        History history = StubRun.history(directory);
        for (Trial trial : history.trials()) {
            assertEquals(List.of("a"), history.rungs(trial.number()).stream()
                    .map(RungResult::host).toList());
        }
        assertEquals(2, history.trials().stream().filter(Trial::completed).count());
        assertEquals(List.of(List.of("a"), List.of("a"), List.of("a"), List.of("a", "b")),
                history.trials().stream().map(trial -> history.trainedAt(trial.number()))
                        .sorted(Comparator.comparingInt(List::size)).toList());
        assertEquals(StubRun.csv(here), StubRun.csv(directory));
        assertEquals(List.of(), StubRun.history(here).trainedAt(0));
    }

    private Reason search(TrainingPool pool, int trials, String... settings) throws Exception {
        return StubRun.search(directory, StubRun.config(Stream.concat(
                Stream.of("budget.trials=" + trials), Stream.of(settings))
                .toArray(String[]::new)), pool, job -> {}, trial -> {});
    }

    private void assertRefused(TrainingPool pool, String first, String now) {
        int before = StubRun.history(directory).ended();
        var fault = assertThrows(UserException.class, () -> search(pool, before + 4, TIMED));
        assertTrue(fault.getMessage().contains(first), fault.getMessage());
        assertTrue(fault.getMessage().contains(now), fault.getMessage());
        assertTrue(fault.getMessage().contains("Resume it on one like the first"),
                fault.getMessage());
        assertEquals(before, StubRun.history(directory).ended());
    }

    @Test
    void aSearchForLowLatencyThatAClusterBeganIsNotResumedOnAnotherKindOfMachine()
            throws Exception {
        StubRun.create(directory);
        search(cluster(KIND), 4, TIMED);
        assertRefused(StubRun.backwards(1), "a (%s)".formatted(KIND),
                "this machine is " + Machine.kind());
        assertRefused(cluster("another"), "a (%s)".formatted(KIND), "a is another");
        assertEquals(Reason.TRIALS_SPENT, search(cluster(KIND), 8, TIMED));
    }

    @Test
    void oneThatWasBegunHereIsNotResumedOnAClusterOfAnotherKind() throws Exception {
        StubRun.create(directory);
        search(StubRun.backwards(1), 4, TIMED);
        assertEquals(Machine.kind(),
                StubRun.history(directory).session().orElseThrow().kind());
        assertRefused(cluster(KIND), Machine.kind(), "a is " + KIND);
        assertEquals(Reason.TRIALS_SPENT, search(cluster(Machine.kind()), 8, TIMED));
        assertEquals(Reason.TRIALS_SPENT, search(StubRun.backwards(1), 12, TIMED));
    }

    @Test
    void otherSearchesGoOnAnywhere() throws Exception {
        StubRun.create(directory);
        search(cluster(KIND), 4);
        assertEquals(Reason.TRIALS_SPENT, search(StubRun.backwards(1), 8));
        assertEquals(Reason.TRIALS_SPENT, search(cluster("another"), 12));
        assertNull(StubRun.history(directory).session().orElseThrow().kind());
    }
}
