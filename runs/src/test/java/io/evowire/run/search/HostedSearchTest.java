package io.evowire.run.search;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.evowire.evaluate.Outcome;
import io.evowire.run.config.SearchConfig;
import io.evowire.run.store.History;
import io.evowire.run.store.Hosts;
import io.evowire.run.store.RungResult;
import io.evowire.run.store.Trial;
import io.evowire.run.strategy.SearchEnded.Reason;
import io.evowire.run.training.HostNews;
import io.evowire.run.training.TrainingPool;
import io.evowire.run.training.Work;
import io.evowire.run.worker.StubWorker;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a run records of the machines of a cluster. */
class HostedSearchTest {

    private static final String KIND = "AMD EPYC 9B14 (avx2), Linux amd64, Java 25.0.3";

    @TempDir
    private Path directory;

    /** A pool on two machines that train in turn; b comes with the second work and goes again. */
    private static TrainingPool cluster() {
        return new TrainingPool() {
            private int works;

            @Override
            public void evaluate(List<Work> given, BooleanSupplier mayStart,
                    Listener listener) {
                for (Work work : given) {
                    if (works == 0) {
                        listener.changed(HostNews.joined("a", 2));
                        listener.changed(HostNews.told("a", KIND));
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
                StubRun.config("budget.trials=6", "strategy.generation=" + generation), cluster(),
                job -> {}, trial -> {}));
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
            StubRun.search(run, config, run.equals(here) ? StubRun.backwards(1) : cluster(),
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
}
