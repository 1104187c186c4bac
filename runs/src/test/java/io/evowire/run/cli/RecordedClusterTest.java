package io.evowire.run.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evowire.run.json.Json;
import io.evowire.run.problem.Run;
import io.evowire.run.report.Evidence;
import io.evowire.run.report.RecordedRuns;
import io.evowire.run.store.RunEvents;
import io.evowire.run.store.RungResult;
import io.evowire.run.store.Session;
import io.evowire.run.store.TrialEnd;
import io.evowire.run.store.TrialStore;
import io.evowire.run.store.log.RunLock;
import io.evowire.run.training.HostNews;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is told of a run that a cluster trains. */
class RecordedClusterTest {

    @Test
    void showTellsTheMachinesOfAClusterThatTrainedATrial(@TempDir Path directory)
            throws Exception {
        Run run = RecordedRuns.create(directory, RecordedRuns.CLASSES);
        RecordedRuns.record(run, 2, trial -> trial == 0 ? RecordedRuns.completed(0) : null, "");
        try (TrialStore store = TrialStore.open(run.files())) {
            store.reached(new RungResult(1, 0, 0.5, 1, 2, 1, List.of(), 1, null, null, null,
                    "node-a"), () -> {});
            store.end(new TrialEnd(1, RecordedRuns.completed(1), 2, null, "node-b"));
        }
        assertFalse(Typed.of("show", directory, 0).out().contains("trained at"));
        assertTrue(Json.parse(Typed.of("show", directory, 0, "--json").out()).path("hosts")
                .isMissingNode());
        String shown = Typed.of("show", directory, 1).out();
        assertTrue(shown.lines().anyMatch(line -> line.matches(
                "trained at +node-a, then node-b")), shown);
        assertEquals("[\"node-a\",\"node-b\"]", Json.parse(
                Typed.of("show", directory, 1, "--json").out()).get("hosts").toString());
    }

    @Test
    void statusAndReportTellHowManyTrainingsOfTheRungUnderWayHaveNoPlace(@TempDir Path directory)
            throws Exception {
        Run run = RecordedRuns.create(directory, RecordedRuns.CLASSES);
        RecordedRuns.record(run, 6, trial -> trial < 2 ? RecordedRuns.completed(trial) : null, "");
        try (TrialStore store = TrialStore.open(run.files())) {
            store.opened(new Session(2, "2026-01-02T03:04:05Z", run.config().budget(), "test",
                    null, null, 3, null, "spark://head:7077"));
        }
        assertTold(run, 3, "no machine came");
        try (RunLock lock = RunLock.take(run.files())) {
            lock.requireHeld();
            assertTold(run, 3, "no slots, so nothing trains; 3 trainings wait");
            record(run, HostNews.joined("a", 1));
            assertTold(run, 2, "1 slot (a 1); 2 trainings wait");
            try (TrialStore store = TrialStore.open(run.files())) {
                for (int trial : List.of(2, 3)) {
                    store.reached(new RungResult(trial, 0, 0.5, 1, 2, 1, List.of(), 1, null),
                            () -> {});
                }
            }
            assertTold(run, 1, "1 slot (a 1); 1 training waits");
            String page = Files.readString(RecordedRuns.write(run, true, Evidence.NONE));
            assertTrue(page.contains("\"waiting\":1"));
            record(run, HostNews.joined("a", 1));
            assertTold(run, 0, "2 slots (a 2)");
        }
    }

    private static void record(Run run, HostNews news) {
        try (TrialStore store = TrialStore.open(run.files())) {
            store.record(RunEvents.HOST, news.at(1));
        }
    }

    private static void assertTold(Run run, int waiting, String words) {
        assertEquals(waiting, TrialStore.read(run.files()).waiting().orElseThrow());
        String status = Typed.of("status", run.files().directory()).out();
        assertTrue(status.lines().anyMatch(line -> line.endsWith(
                " spark://head:7077: " + words)), status);
    }
}
