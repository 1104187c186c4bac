package io.evowire.run.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evowire.evaluate.Outcome;
import io.evowire.genome.Genome;
import io.evowire.run.UserException;
import io.evowire.run.search.FitnessScale;
import io.evowire.run.search.Run;
import io.evowire.run.store.History;
import io.evowire.run.store.Trial;
import io.evowire.run.store.TrialStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParetoReportTest {

    @TempDir
    private Path directory;

    private Run run(String... settings) throws IOException {
        return RecordedRuns.create(directory, RecordedRuns.CLASSES, settings);
    }

    private static ParetoReport report(Run run) {
        return RecordedRuns.report(run, false, Evidence.NONE);
    }

    @Test
    void theReportAgreesWithTheStore() throws IOException {
        Run run = run();
        RecordedRuns.record(run, 40, RecordedRuns::completed, "TRIALS_SPENT");
        History history = TrialStore.read(run.files());
        var scale = FitnessScale.of(run.factory());
        ParetoReport report = report(run);
        assertEquals(scale.front(history.trials()).stream().map(Trial::number).toList(),
                report.front());
        assertEquals(scale.hypervolume(history.trials()),
                report.growth().getLast().hypervolume(), 1e-6);
        assertEquals(40, report.growth().getLast().trainings());
        assertEquals(60, report.growth().getLast().seconds());
        for (int i = 1; i < report.growth().size(); i++) {
            assertTrue(report.growth().get(i - 1).hypervolume() <= report.growth().get(i)
                    .hypervolume());
        }
        for (int i = 0; i < 40; i++) {
            Trial trial = history.trials().get(i);
            assertEquals(trial.accuracy().orElseThrow(), report.trials().accuracy().get(i), 1e-6);
            assertEquals(trial.proposal().cost().macs(), report.trials().macs().get(i));
        }
        assertEquals(40, report.networks().size(), "so few are all drawn");
        assertEquals(report.front(), report.networks().keySet().stream()
                .limit(report.front().size()).toList(), "the front first");
        assertTrue(report.picks().stream().allMatch(pick -> report.front().contains(pick.trial())));
        assertEquals("trials_spent", report.run().state());
        assertEquals(List.of(new RankAgreement(1, 40, 1)), report.ranks());
    }

    @Test
    void aDrawnNetworkHasTheNodesAndPartsOfItsGenome() throws IOException {
        Run run = run("space.stages={min: 2, max: 2}", "space.nodes={min: 9, max: 9}");
        RecordedRuns.record(run, 1, RecordedRuns::completed, "TRIALS_SPENT");
        NetworkDetail detail = report(run).networks().get(0);
        assertEquals(List.of("stem", "stage 1", "stage 2", "head"),
                detail.cost().stream().map(part -> part.part()).toList());
        for (var stage : detail.stages()) {
            assertEquals(9, stage.drawing().x().size());
        }
        assertEquals(detail.stages().getFirst().out(), detail.stages().getLast().in());
    }

    @Test
    void aRunWithoutAnyNetworkTrainedHasAReport() throws IOException {
        Run run = run();
        RecordedRuns.record(run, 20, i -> i % 2 == 0
                ? new Outcome.Diverged(i, "NaN")
                : new Outcome.Infeasible("macs"), "TRIALS_SPENT");
        ParetoReport report = report(run);
        assertEquals(List.of(), report.front());
        assertEquals(List.of(), report.picks());
        assertEquals(List.of(), report.factors());
        assertEquals(List.of("DIVERGED", "INFEASIBLE"),
                report.outcomes().stream().map(OutcomeCount::state).toList());
        assertEquals("loss NaN at step 4",
                report.outcomes().getFirst().examples().getLast().text());
        assertEquals(0, report.growth().getLast().hypervolume());
    }

    @Test
    void aRunWithOneTrialHasAReport() throws IOException {
        Run run = run();
        RecordedRuns.record(run, 1, RecordedRuns::completed, "STOPPED");
        ParetoReport report = report(run);
        assertEquals(List.of(0), report.front());
        assertEquals(List.of(Pick.Kind.BEST, Pick.Kind.SMALLEST),
                report.picks().stream().map(Pick::kind).toList());
    }

    @Test
    void aRunThatNobodyBeganHasAReport() throws IOException {
        ParetoReport report = report(run());
        assertEquals("created", report.run().state());
        assertEquals(List.of(), report.growth());
    }

    @Test
    void stateTellsRunningFromKilled() throws IOException {
        Run run = run();
        RecordedRuns.record(run, 5, i -> i < 3 ? RecordedRuns.completed(i) : null, "");
        assertEquals("running", RecordedRuns.report(run, true, Evidence.NONE).run().state());
        ParetoReport killed = report(run);
        assertEquals("interrupted", killed.run().state());
        assertEquals("PROPOSED", killed.trials().state().getLast());
        assertNull(killed.trials().accuracy().getLast());
        assertNull(killed.trials().endedAt().getLast());
        assertEquals(3, killed.growth().getLast().trainings());
    }

    @Test
    void aFarAwayAccuracyIsOutsideOfTheRange() throws IOException {
        Run run = run();
        RecordedRuns.record(run, 12, i -> new Outcome.Completed(i == 4 ? 0.01 : 0.8 + i * 0.005, 1,
                List.of()), "TRIALS_SPENT");
        RobustRange range = report(run).ranges().get("accuracy");
        assertEquals(0.8, range.low(), 1e-9);
        assertEquals(0.855, range.high(), 1e-9);
    }

    @Test
    void whatIsKnownBesideTheSearchIsCarried() throws IOException {
        Run run = run();
        RecordedRuns.record(run, 3, RecordedRuns::completed, "TRIALS_SPENT");
        Trial best = TrialStore.read(run.files()).trials().get(2);
        var again = new Retraining(Sample.of(List.of(0.9, 0.92, 0.94)));
        var evidence = new Evidence(Map.of(best.number(), again),
                Map.of(2, List.of(new NodeDamage(0, 1, 0.4))), 7L, null);
        ParetoReport report = RecordedRuns.report(run, false, evidence);
        assertEquals(0.92, report.evidence().retrainings().get(2).accuracy().mean(), 1e-12);
        assertEquals(7L, report.evidence().duplicates());
    }

    @Test
    void aControlIsMeasuredOnTheScaleOfTheRun() throws IOException {
        Run run = run();
        RecordedRuns.record(run, 20, RecordedRuns::completed, "TRIALS_SPENT");
        Run control = RecordedRuns.create(directory.resolve("control"), RecordedRuns.CLASSES,
                "space.channels=[8, 96]");
        RecordedRuns.record(control, 15, RecordedRuns::completed, "TRIALS_SPENT");
        History history = TrialStore.read(control.files());
        ControlRun compared = ControlRun.of(control, history, run);
        assertEquals(15, compared.values().get("macs").size());
        assertTrue(compared.ranges().get("macs").contains(compared.values().get("macs").getLast()));
        assertEquals(FitnessScale.of(run.factory()).hypervolume(history.trials()),
                compared.growth().getLast().hypervolume(), 1e-6);
    }

    @Test
    void aControlOfAnotherRecipeIsRefused() throws IOException {
        Run run = run();
        Run control = RecordedRuns.create(directory.resolve("control"), RecordedRuns.CLASSES,
                "recipe.epochs=9");
        String message = assertThrows(UserException.class, () -> ControlRun.of(control,
                TrialStore.read(control.files()), run)).getMessage();
        assertTrue(message.contains("another recipe"), message);
    }

    @Test
    void wiringsBeyondTheRoomAreLeftOutAndTheRestOfTheTrialIsNot() throws IOException {
        Run run = run();
        RecordedRuns.record(run, 20, RecordedRuns::completed, "TRIALS_SPENT");
        History history = TrialStore.read(run.files());
        var columns = TrialColumns.of(history, history.trials().stream()
                .map(trial -> Genome.parse(trial.proposal().genome())).toList(), 200);
        assertNotNull(columns.wiring().getFirst());
        assertNull(columns.wiring().getLast());
        assertNotNull(columns.accuracy().getLast());
        assertEquals(20, columns.genome().size());
    }

    @Test
    void aHugeStageHasCostsButNoDrawing() throws IOException {
        Run run = run("space.nodes={min: 200, max: 200}", "space.stages={min: 1, max: 1}",
                "space.models.erdosRenyi=null", "space.models.barabasiAlbert=null");
        RecordedRuns.record(run, 1, RecordedRuns::completed, "TRIALS_SPENT");
        NetworkDetail detail = report(run).networks().get(0);
        assertNull(detail.stages().getFirst().drawing());
        assertEquals(3, detail.cost().size());
    }
}
