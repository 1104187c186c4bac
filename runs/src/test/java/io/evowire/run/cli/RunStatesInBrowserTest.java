package io.evowire.run.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evowire.evaluate.Outcome;
import io.evowire.run.browser.SharedBrowser;
import io.evowire.run.config.Budget;
import io.evowire.run.config.RepeatsConfig.Question;
import io.evowire.run.problem.Run;
import io.evowire.run.report.Evidence;
import io.evowire.run.report.RecordedRuns;
import io.evowire.run.store.RunEvents;
import io.evowire.run.store.Session;
import io.evowire.run.store.SessionEnd;
import io.evowire.run.store.TrialEnd;
import io.evowire.run.store.TrialStore;
import io.evowire.run.training.HostNews;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What reports say of the state of a run, and how to go on or do it again. */
@Tag("browser")
@Tag("further")
class RunStatesInBrowserTest {

    @RegisterExtension
    private static final SharedBrowser BROWSER = new SharedBrowser();
    @TempDir
    private static Path temporary;

    @ParameterizedTest
    @CsvSource({
            "running, true, '', 6, 3, Running, Which network to take, The search is running",
            "killed, false, '', 6, 3, Interrupted, Which network to take, died or was killed",
            "stopped, false, STOPPED, 6, 6, Stopped, Which network to take, Continue with:",
            "single, false, TRIALS_SPENT, 1, 1, Done: all trials, Which network to take, the front is a single point",
            "waiting, true, '', 4, 0, Running, No network to take yet, No network has been fully trained yet",
            "nothing, false, '', 0, 0, Interrupted, No network to take yet, Nothing that was recorded is lost"})
    void everyStateSaysWhatItIs(String name, boolean running, String end, int trials, int trained,
            String state, String headline, String words) throws IOException, InterruptedException {
        Run run = run(name);
        RecordedRuns.record(run, trials, i -> i < trained ? RecordedRuns.completed(i) : null, end);
        reads(run, running, state, headline, words);
    }

    @Test
    void aRunWithoutAnyFeasibleTrialSaysHowTheyEnded() throws IOException, InterruptedException {
        Run run = run("infeasible");
        RecordedRuns.record(run, 9, i -> i % 3 == 0
                ? new Outcome.Infeasible("macs at most 5")
                : new Outcome.OutOfMemory("heap"), "TRIALS_SPENT");
        reads(run, false, "Done: all trials", "No network to take",
                "No network was fully trained, so there is no front: 6 OUT_OF_MEMORY and 3 INFEASIBLE");
    }

    private static void reads(Run run, boolean running, String state, String headline,
            String words) throws IOException, InterruptedException {
        try (OpenReport page = OpenReport.of(BROWSER,
                RecordedRuns.write(run, running, Evidence.NONE), 1280, "dark",
                "")) {
            page.photograph("state-" + run.files().directory().getFileName());
            assertTrue(page.text().contains(words), page.text());
            assertEquals(state, page.value("document.querySelector('#masthead .state').innerText")
                    .asText());
            assertEquals(headline,
                    page.value("document.getElementById('networks-title').innerText").asText());
            assertEquals(page.value("document.querySelectorAll('.chart').length").asInt(),
                    page.value("document.querySelectorAll('.chart canvas').length").asInt(),
                    "every chart is drawn");
            page.assertReads();
        }
    }

    @Test
    void aRunThatTimeEndedIsReproducedByItsNumberOfTrials()
            throws IOException, InterruptedException {
        Run run = RecordedRuns.create(temporary.resolve("timed"), RecordedRuns.CLASSES,
                "budget.time=30m");
        RecordedRuns.record(run, 12, RecordedRuns::completed, "TIME_SPENT");
        try (OpenReport page = OpenReport.of(BROWSER, Run.open(run.files()), "light", "#run")) {
            assertTrue(page.text().contains("evowire search --config timed/config.yaml"
                    + " --trials 12 --time none --out timed-again"), page.text());
            page.assertReads();
        }
    }

    @Test
    void whereAClusterTrainedIsTold() throws IOException, InterruptedException {
        Run run = run("clustered");
        RecordedRuns.record(run, 7, trial -> trial < 6 ? RecordedRuns.completed(trial) : null,
                "STOPPED");
        try (OpenReport page = OpenReport.of(BROWSER, run, "dark", "#run")) {
            assertFalse(page.text().contains("Where it was trained"), page.text());
        }
        try (TrialStore store = TrialStore.open(run.files())) {
            store.opened(new Session(2, "2026-01-02T05:04:05Z", new Budget(30, "2h"), "test",
                    "a machine", null, 4, null, "spark://head:7077"));
            store.record(RunEvents.HOST, HostNews.joined("node-a", 4).at(1));
            store.record(RunEvents.HOST, HostNews.told("node-a", "a fast processor").at(2));
            store.record(RunEvents.HOST, HostNews.lost("node-a", 4, "it was killed").at(3));
            store.end(new TrialEnd(6, RecordedRuns.completed(6), 3, null, "node-a"));
            store.closed(new SessionEnd("TRIALS_SPENT", 4), () -> {});
        }
        try (OpenReport page = OpenReport.of(BROWSER, run, "light", "#run")) {
            assertTrue(page.cells("#trials td").contains("node-a"));
            assertEquals(List.of("spark://head:7077", "4 at a time; a fast processor", "1",
                    "it was killed"), page.cells("#cluster td"));
            page.photograph("clustered");
            page.assertReads();
        }
    }

    @Test
    void aRunWhoseBudgetWasRaisedIsReproducedWithTheNewOne()
            throws IOException, InterruptedException {
        Run run = RecordedRuns.create(temporary.resolve("raised"), RecordedRuns.CLASSES,
                "budget.trials=12");
        RecordedRuns.record(run, 12, RecordedRuns::completed, "TRIALS_SPENT");
        try (TrialStore store = TrialStore.open(run.files())) {
            store.opened(new Session(2, "2026-01-02T05:04:05Z", new Budget(30, "2h"), "test"));
            store.closed(new SessionEnd("TRIALS_SPENT", 1), () -> {});
        }
        try (OpenReport page = OpenReport.of(BROWSER, Run.open(run.files()), "light", "#run")) {
            assertTrue(page.text().contains(" --trials 30 --time none --out raised-again"),
                    page.text());
        }
    }

    @Test
    void afterTheFrontHasChangedThePageSaysThatItWasNotTrainedAgain()
            throws IOException, InterruptedException {
        Run run = run("changed");
        RecordedRuns.record(run, 5, RecordedRuns::completed, "TRIALS_SPENT");
        RecordedRuns.repeat(run, Question.INSTANCE, 0.90, 0.92);
        RecordedRuns.goOn(run, 5, i -> new Outcome.Completed(0.99, 2, List.of()));
        try (OpenReport page = OpenReport.of(BROWSER, run, "light", "")) {
            assertTrue(page.text().contains("evowire resume changed --repeats 2"), page.text());
            assertFalse(page.text().contains("0 were trained again"), page.text());
            page.assertReads();
        }
    }

    @Test
    void rungsAndThoseWhoEndedThereAreShown() throws IOException, InterruptedException {
        Run run = RecordedRuns.create(temporary.resolve("rungs"), RecordedRuns.CLASSES,
                "strategy.rungs={count: 2, eta: 3}");
        RecordedRuns.recordRungs(run, 31);
        try (OpenReport page = OpenReport.of(BROWSER, run, "dark", "")) {
            assertEquals(List.of("0", "33 %", "31", "20", "1.00", "10"),
                    page.cells("#rungs tbody tr:first-child td"));
            assertTrue(page.text().contains("saved 13.3 trainings"), page.text());
            page.photograph("rungs");
            assertEquals(60, page.value("echarts.getInstanceByDom(document.getElementById("
                    + "'activity')).getOption().series[0].data.length").asInt());
            page.assertReads();
            page.value("location.hash = 'trial-0'");
            page.await("document.getElementById('network-title')");
            assertTrue(page.text().contains("stopped at rung 0 with 30.00 %"), page.text());
            page.assertReads();
        }
    }

    @Test
    void pruningThatCannotBeTrustedIsSaid() throws IOException, InterruptedException {
        Run run = RecordedRuns.create(temporary.resolve("unreliable"), RecordedRuns.CLASSES,
                "strategy.rungs={count: 2, eta: 2}");
        RecordedRuns.recordUnreliableRungs(run, 12);
        try (OpenReport page = OpenReport.of(BROWSER, run, "light", "")) {
            assertTrue(page.text().contains("Pruning is unreliable here"), page.text());
        }
    }

    @Test
    void namesWithMarkupShowAsText() throws IOException, InterruptedException {
        String hostile = "<img src=x onerror=\"globalThis.hurt=1\"></script><script>hurt=1</script>";
        Run run = RecordedRuns.create(temporary.resolve("<b>markup & co"),
                List.of(hostile, "b", "c"));
        RecordedRuns.record(run, 12, i -> i == 3
                ? new Outcome.Failed(hostile)
                : RecordedRuns.completed(i), "TRIALS_SPENT");
        try (OpenReport page = OpenReport.of(BROWSER, run, "light", "")) {
            assertTrue(page.value("document.body.textContent").asText().contains(hostile));
            assertEquals(0, page.value("document.querySelectorAll('img, h1 b').length").asInt());
            assertTrue(page.value("globalThis.hurt === undefined").asBoolean());
            assertEquals("EvoWire: <b>markup & co", page.value("document.title").asText());
            assertEquals(List.of(), page.complaints());
        }
    }

    private static Run run(String name) throws IOException {
        return RecordedRuns.create(temporary.resolve(name), RecordedRuns.CLASSES);
    }
}
