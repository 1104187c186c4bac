package io.evowire.run.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evowire.core.network.Link;
import io.evowire.evaluate.DamageProfile;
import io.evowire.evaluate.DamageProfile.EdgeLoss;
import io.evowire.evaluate.DamageProfile.NodeLoss;
import io.evowire.evaluate.Outcome;
import io.evowire.genome.Genome;
import io.evowire.run.UserException;
import io.evowire.run.config.RepeatsConfig.Question;
import io.evowire.run.export.TrialField;
import io.evowire.run.json.Json;
import io.evowire.run.page.LayeredDrawings;
import io.evowire.run.pick.Pick;
import io.evowire.run.problem.FitnessScale;
import io.evowire.run.problem.Rulers;
import io.evowire.run.problem.Run;
import io.evowire.run.repeat.FrontEstimate;
import io.evowire.run.repeat.Retraining;
import io.evowire.run.store.Donor;
import io.evowire.run.store.History;
import io.evowire.run.store.Proposal;
import io.evowire.run.store.Redraws;
import io.evowire.run.store.Session;
import io.evowire.run.store.Training;
import io.evowire.run.store.Trial;
import io.evowire.run.store.TrialEnd;
import io.evowire.run.store.TrialStore;
import io.evowire.run.generation.NewTrial;
import io.evowire.run.strategy.Suggestion;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParetoReportTest {

    @TempDir
    private Path directory;

    private Run run(String... settings) throws IOException {
        return RecordedRuns.create(directory, RecordedRuns.CLASSES, settings);
    }

    private Run other(String... settings) throws IOException {
        return RecordedRuns.create(directory.resolve("other"), RecordedRuns.CLASSES, settings);
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
            assertEquals(trial.accuracy().orElseThrow(),
                    (Double) report.trials().column("accuracy").get(i), 1e-6);
            assertEquals(trial.proposal().cost().macs(), report.trials().column("macs").get(i));
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
        for (var stage : detail.stages()) {
            assertEquals(9, stage.drawing().x().size());
        }
        assertEquals(detail.stages().getFirst().out(), detail.stages().getLast().in());
    }

    @Test
    void linksAreToldWhereTheSpaceHasSome() throws IOException {
        Run run = run("space.stages={min: 2, max: 3}", "space.linkRates=[0.0, 0.1]");
        RecordedRuns.record(run, 12, RecordedRuns::completed, "TRIALS_SPENT");
        ParetoReport report = report(run);
        int all = 0;
        for (Trial trial : TrialStore.read(run.files()).trials()) {
            List<Link> links = run.factory()
                    .network(Genome.parse(trial.proposal().genome())).architecture().links();
            assertEquals(links.stream().flatMap(link -> Stream.of(link.fromStage(), link.from(),
                    link.toStage(), link.to())).toList(),
                    report.trials().column("links").get(trial.number()));
            all += links.size();
        }
        assertTrue(all > 20, all + " links");
        assertEquals(List.of("0", "0.1"), report.factors().stream()
                .filter(factor -> factor.group().equals("rate of links")).map(Factor::level)
                .toList());
        assertFalse(report(other()).trials().byName().containsKey("links"));
    }

    @Test
    void rulersAreThoseOfCompare() throws IOException {
        Run run = run();
        RecordedRuns.record(run, 40, RecordedRuns::completed, "TRIALS_SPENT");
        List<Trial> trials = TrialStore.read(run.files()).trials();
        RulerValues values = Objects.requireNonNull(report(run).rulers());
        Rulers rulers = Rulers.of(run, trials).orElseThrow();
        assertEquals(5, values.budgets().size());
        assertEquals(rulers.recommended(trials), values.mean(), 1e-6);
        assertEquals(rulers.logHypervolume(trials), values.logHypervolume(), 1e-6);
        for (RulerValues.Within within : values.budgets()) {
            Trial trial = trials.get(within.trial());
            assertTrue(trial.proposal().cost().macs() <= within.budget() + 1);
            assertEquals(trial.accuracy().orElseThrow(), within.accuracy());
            assertTrue(trials.stream().filter(other -> other.proposal().cost()
                    .macs() <= within.budget() - 1)
                    .allMatch(other -> other.accuracy().orElseThrow() <= within.accuracy()));
        }
        Run other = other("objectives=[accuracy, depth]");
        RecordedRuns.record(other, 12, RecordedRuns::completed, "TRIALS_SPENT");
        assertNull(report(other).rulers(), "multiply-adds are no objective");
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
        assertEquals("PROPOSED", killed.trials().column("state").getLast());
        assertNull(killed.trials().column("accuracy").getLast());
        assertNull(killed.trials().column("endedAt").getLast());
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
    void whatTrainingAgainGaveIsTold() throws IOException {
        Run run = run();
        RecordedRuns.record(run, 12, RecordedRuns::completed, "TRIALS_SPENT");
        RecordedRuns.repeat(run, Question.SETTING, 0.7, 0.8);
        RecordedRuns.repeat(run, Question.INSTANCE, 0.90, 0.92, 0.94);
        ParetoReport report = RecordedRuns.report(run, false, Evidence.NONE);
        assertEquals(List.of(Question.INSTANCE, Question.SETTING),
                report.retrainings().stream().map(Retraining::of).toList(),
                "what says most first, whatever was asked for first");
        Retraining first = report.retrainings().getFirst();
        assertEquals(report.front(),
                first.estimates().stream().map(FrontEstimate::trial).toList());
        FrontEstimate estimate = first.estimates().getFirst();
        assertEquals(0.92, estimate.mean(), 1e-12);
        assertEquals(0.02, estimate.deviation(), 1e-12);
        assertEquals(0.91, estimate.testMean(), 1e-12);
        List<RepeatResult> repeats = report.repeats().get(report.front().getFirst());
        assertEquals(5, repeats.size());
        assertEquals(Long.toString(1L << 60 | 2), repeats.getLast().seed(), "every digit");
        Activity.Phase again = report.activity().phases().getLast();
        assertEquals(Training.Phase.REPEAT, again.phase());
        assertEquals(5 * report.front().size(), again.trainings());
    }

    @Test
    void aTrialThatHasLeftTheFrontKeepsWhatTrainingAgainGave() throws IOException {
        Run run = run();
        RecordedRuns.record(run, 1, i -> new Outcome.Completed(0.5, 1, List.of()), "STOPPED");
        RecordedRuns.repeat(run, Question.INSTANCE, 0.4, 0.5);
        Trial before = TrialStore.read(run.files()).trials().getFirst();
        try (TrialStore store = TrialStore.open(run.files())) {
            Proposal same = before.proposal();
            store.opened(new Session(3, "2026-01-02T06:04:05Z", run.config().budget(), "test"));
            store.propose(List.of(new Proposal(1, 2, "better", same.genome(), List.of(0),
                    List.of(), same.cost(), Redraws.NONE)));
            store.end(new TrialEnd(1, new Outcome.Completed(0.9, 1, List.of()), 3));
        }
        ParetoReport report = report(run);
        assertEquals(List.of(1), report.front());
        FrontEstimate estimate = report.retrainings().getFirst().estimates().getFirst();
        assertEquals(0, estimate.trial());
        assertNull(estimate.onFront());
        assertEquals(Pick.Kind.BEST, report.picks().getFirst().kind());
        assertEquals(1, report.picks().getFirst().trial());
    }

    @Test
    void rungsAreToldWithWhoEndedThere() throws IOException {
        Run run = run("strategy.rungs={count: 2, eta: 3}");
        RecordedRuns.recordRungs(run, 31);
        ParetoReport report = report(run);
        RungLadder ladder = report.rungs();
        assertEquals(List.of(new RungLadder.Rung(1.0 / 3, 31, 20), new RungLadder.Rung(1, 10, 0)),
                ladder.rungs());
        assertEquals(10, ladder.agreements().getFirst().pairs());
        assertEquals(1, ladder.agreements().getFirst().correlation(), 1e-12);
        assertNull(ladder.warning());
        assertEquals(List.of(), report.ranks(), "curves have points at rungs, not epochs alone");
        TrialColumns trials = report.trials();
        assertEquals(Arrays.asList(0, 0, null), trials.column("rung").subList(0, 3));
        assertEquals(List.of(2.0, 0.3), trials.column("curve").getFirst(),
                "of one that was pruned, too");
        assertEquals("PROPOSED", trials.column("state").getLast());
        assertEquals("was trained to rung 0: 60.00 %", trials.column("note").getLast());
        assertEquals(List.of(Training.Phase.RUNG, Training.Phase.END),
                report.activity().phases().stream().map(Activity.Phase::phase).toList());
        assertEquals(31, report.activity().phases().getFirst().seconds(), 1e-9);
        assertEquals(20, report.activity().phases().getLast().seconds(), 1e-9,
                "what was trained before the rung counts there");
    }

    @Test
    void pointsOfACurveLieAtEpochsAndRungs() throws IOException {
        // 7,000 images in batches of 70: 100 steps an epoch, 250 in all.
        String[] recipe = {"recipe.epochs=3", "recipe.maxSteps=250", "recipe.batchSize=70"};
        assertEquals(List.of(1.0, 2.0, 2.5), CurvePoints.epochs(run(recipe)));
        Run withRungs = RecordedRuns.create(directory.resolve("rungs"), RecordedRuns.CLASSES,
                recipe[0], recipe[1], recipe[2], "strategy.rungs={count: 3, eta: 2}");
        assertEquals(List.of(0.63, 1.0, 1.25, 2.0, 2.5), CurvePoints.epochs(withRungs));
    }

    @Test
    void aDonorOfWeightsIsNamed() throws IOException {
        Run run = run();
        RecordedRuns.record(run, 1, RecordedRuns::completed, "STOPPED");
        Proposal first = TrialStore.read(run.files()).trials().getFirst().proposal();
        try (TrialStore store = TrialStore.open(run.files())) {
            store.propose(List.of(new Proposal(1, 2, "warm", first.genome(), List.of(0),
                    List.of(), first.cost(), Redraws.NONE).from(new Donor(0, 0.75))));
        }
        assertEquals(Arrays.asList(null, new Donor(0, 0.75)), report(run).trials().column("donor"));
    }

    @Test
    void damageOfTheFrontIsTakenFromItsOutcomes() throws IOException {
        Run run = run();
        var profile = new DamageProfile(0.9, 500, 7, 9, List.of(new NodeLoss(0, 2, 0.25)),
                List.of(new EdgeLoss(0, 1, 3, 0)));
        RecordedRuns.record(run, 2, i -> new Outcome.Completed(0.5 + i * 0.4, 1, List.of(), null,
                null, i == 1 ? profile : null), "TRIALS_SPENT");
        History history = TrialStore.read(run.files());
        assertEquals(Map.of(1, profile), Evidence.of(run, history).damage());
    }

    @Test
    void drawsThrownAwayAreCounted() throws IOException {
        Run run = run();
        try (TrialStore store = TrialStore.open(run.files())) {
            store.opened(new Session(1, "2026-01-02T03:04:05Z", run.config().budget(), "test"));
            Genome genome = run.config().space().draw(new Random(5));
            store.propose(List.of(new NewTrial(0, 1, "key",
                    new Suggestion(genome, List.of(), List.of(), Redraws.NONE, true),
                    new Redraws(3, 7, 2)).proposal(run.factory())));
        }
        assertEquals(new Redraws(3, 7, 2), report(run).redraws());
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
    void whatHasNoRoomIsLeftOutLastOfTheForemostAndTheRestOfTheTrialIsNot() throws IOException {
        Run run = run();
        RecordedRuns.record(run, 20, RecordedRuns::completed, "TRIALS_SPENT");
        History history = TrialStore.read(run.files());
        var columns = TrialColumns.of(run, history, history.trials().stream()
                .map(trial -> Genome.parse(trial.proposal().genome())).toList(), List.of(17, 3),
                new TrialColumns.Room(200, 45));
        assertNotNull(columns.column("wiring").get(17));
        assertNotNull(columns.column("curve").get(17), "four numbers with a separator each");
        assertNotNull(columns.column("curve").get(3));
        assertNull(columns.column("wiring").getLast());
        assertEquals(List.of(3, 17), IntStream.range(0, 20)
                .filter(i -> columns.column("curve").get(i) != null).boxed().toList());
        assertNotNull(columns.column("accuracy").getLast());
        assertEquals(20, columns.column("genome").size());
    }

    @Test
    void picturesThatHaveNoRoomAreLeftOutLastOfTheForemost() throws IOException {
        Run run = run();
        RecordedRuns.record(run, 20, RecordedRuns::completed, "TRIALS_SPENT");
        History history = TrialStore.read(run.files());
        int room = 9_000;
        Map<Integer, NetworkDetail> drawn = new NetworkArtist(20, room, done -> {},
                new LayeredDrawings()).draw(List.of(17, 3, 4, 5, 6, 7, 8, 9, 10, 11),
                        number -> run.factory().network(Genome
                                .parse(history.trial(number).orElseThrow().proposal().genome())));
        assertTrue(drawn.containsKey(17) && drawn.size() < 10, drawn.keySet().toString());
        int length = drawn.values().stream().mapToInt(NetworkDetail::length).sum();
        assertTrue(length <= room && Json.line(drawn).length() < 2 * room + 20 * 300,
                length + " " + Json.line(drawn).length());
    }

    /** What is large has room of so much; the rest of 10,000 trials is below 6 MB, the charts are 1.1. */
    @Test
    void theLargePartsOfThePageHaveABound() {
        TrialColumns.Room room = TrialColumns.Room.OF_A_PAGE;
        assertTrue(room.wirings() + room.curves() + NetworkArtist.ROOM < 7_500_000);
    }

    @Test
    void profilesBeyondTheRoomAreLeftOutTheFrontsLast() {
        var profile = new DamageProfile(0.9, 100, 3, 2,
                List.of(new DamageProfile.NodeLoss(0, 1, 0.1)),
                List.of(new DamageProfile.EdgeLoss(0, 0, 1, 0.1)));
        Map<Integer, DamageProfile> known = new LinkedHashMap<>();
        List.of(7, 1, 4).forEach(number -> known.put(number, profile));
        assertEquals(List.of(7, 1), List.copyOf(Evidence.within(5, known).keySet()));
    }

    @Test
    void aControlThatMeasuresLatencyInAnotherWayIsRefused() throws IOException {
        Run run = run("objectives=[accuracy, latency]");
        Run control = RecordedRuns.create(directory.resolve("control"), RecordedRuns.CLASSES,
                "objectives=[accuracy, latency]", "measurements.latency.batch=7");
        String message = assertThrows(UserException.class, () -> ControlRun.of(control,
                TrialStore.read(control.files()), run)).getMessage();
        assertTrue(message.contains("another way to measure latency"), message);
    }

    @Test
    void aHugeStageHasCostsButNoDrawing() throws IOException {
        Run run = run("space.nodes={min: 200, max: 200}", "space.stages={min: 1, max: 1}",
                "space.models.erdosRenyi=null", "space.models.barabasiAlbert=null");
        RecordedRuns.record(run, 1, RecordedRuns::completed, "TRIALS_SPENT");
        ParetoReport report = report(run);
        assertNull(report.networks().get(0).stages().getFirst().drawing());
        assertEquals(2 * 3, ((List<?>) report.trials().column("parts").getFirst()).size());
    }

    @Test
    void thePartsOfEveryNetworkAddUpToItsCost() throws IOException {
        Run run = run();
        RecordedRuns.record(run, 12, i -> i % 2 == 0 ? RecordedRuns.completed(i) : null, "");
        TrialColumns trials = report(run).trials();
        for (int i = 0; i < 12; i++) {
            List<?> parts = (List<?>) trials.column("parts").get(i);
            assertEquals(trials.column("macs").get(i), sum(parts, 0));
            assertEquals(trials.column("parameters").get(i), sum(parts, 1));
            assertEquals(
                    2 * (2 + Genome.parse((String) trials.column("genome").get(i)).stages().size()),
                    parts.size(), "stem, stages, head");
        }
    }

    @Test
    void thePagesColumnsAreThoseOfTheCatalogueAndFiveOfItsOwn() throws IOException {
        Run run = run();
        RecordedRuns.record(run, 3, RecordedRuns::completed, "");
        List<String> catalogue = TrialField.of(TrialField.Place.PAGE, run.config(), List.of())
                .stream().map(TrialField::word).toList();
        assertEquals(Stream.concat(catalogue.stream(),
                Stream.of("note", "parts", "endedAt", "wiring", "curve")).toList(),
                List.copyOf(report(run).trials().byName().keySet()));
    }

    private static long sum(List<?> values, int from) {
        return IntStream.range(0, values.size() / 2).mapToLong(i -> (Long) values.get(2 * i + from))
                .sum();
    }
}
