package io.evowire.run.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evowire.core.cost.Cost;
import io.evowire.core.network.TensorShape;
import io.evowire.core.objective.Measurements;
import io.evowire.core.objective.Objective;
import io.evowire.evaluate.Candidate;
import io.evowire.evaluate.Latency;
import io.evowire.evaluate.MeasurementPlan;
import io.evowire.evaluate.Outcome;
import io.evowire.run.config.RungsConfig;
import io.evowire.run.config.SearchConfig;
import io.evowire.run.config.StrategyConfig;
import io.evowire.run.export.TrialsTable;
import io.evowire.run.problem.CandidateFactory;
import io.evowire.run.problem.FitnessScale;
import io.evowire.run.repeat.FrontEstimate;
import io.evowire.run.repeat.FrontEstimates;
import io.evowire.run.search.InlineSearch;
import io.evowire.run.search.SearchJob;
import io.evowire.run.search.StubRun;
import io.evowire.run.store.RunFiles;
import io.evowire.run.store.Trial;
import io.evowire.run.store.TrialStore;
import io.evowire.run.strategy.SearchEnded.Reason;
import io.evowire.run.training.Promotion.Contender;
import io.evowire.run.worker.StubWorker;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Searches for what is measured of trained networks; the latency is another one each time. */
class MeasuredObjectivesTest {

    @TempDir
    private Path temporary;

    private static CandidateFactory factory(SearchConfig config) {
        return new CandidateFactory(config, new TensorShape(1, 28, 28), 3);
    }

    private List<Trial> search(SearchConfig config, int... limits) throws IOException {
        Path directory = temporary.resolve("run");
        StubRun.create(directory);
        for (int limit : limits) {
            new InlineSearch(limit, false).search(directory, config);
        }
        assertEquals(Reason.TRIALS_SPENT, new InlineSearch(-1, false).search(directory, config));
        return StubRun.trials(directory);
    }

    @Test
    void nothingIsMeasuredUnlessItIsAskedFor() {
        assertEquals(MeasurementPlan.NOTHING, StubRun.config().measurementPlan());
        MeasurementPlan objective = StubRun.config("objectives=[accuracy, latency]")
                .measurementPlan();
        assertTrue(objective.latency() != null && objective.damage() == null);
        MeasurementPlan also = StubRun.config("measurements.also=[damage]").measurementPlan();
        assertTrue(also.latency() == null && also.damage() != null);
    }

    @Test
    void referenceOfWhatIsMeasuredFollowsFromTheConfiguration() {
        var reference = FitnessScale.of(factory(StubRun.config(
                "objectives=[accuracy, latency, damage]", "measurements.latency.reference=7.5")))
                .reference();
        assertEquals(List.of(0.0, 7.5, 1.0), reference.values());
    }

    @ParameterizedTest
    @EnumSource(StrategyConfig.Kind.class)
    void everyStrategySearchesForWhatIsMeasured(StrategyConfig.Kind kind) throws IOException {
        SearchConfig config = StubRun.config("objectives=[latency, accuracy, damage]",
                "strategy.kind=" + kind);
        List<Trial> trials = search(config);
        assertEquals(30, trials.size());
        var scale = FitnessScale.of(factory(config));
        List<Trial> front = scale.front(trials);
        for (Trial trial : trials) {
            assertEquals(!front.contains(trial), trials.stream().anyMatch(other -> beats(other,
                    trial)), () -> "trial " + trial.number());
        }
        double volume = scale.hypervolume(trials);
        assertTrue(volume > 0 && volume < 1, () -> "hypervolume " + volume);
    }

    private static boolean beats(Trial a, Trial b) {
        List<Objective> objectives = List.of(Objective.LATENCY, Objective.ACCURACY,
                Objective.DAMAGE);
        return objectives.stream().allMatch(o -> gain(o, a, b) >= 0)
                && objectives.stream().anyMatch(o -> gain(o, a, b) > 0);
    }

    private static double gain(Objective objective, Trial a, Trial b) {
        double difference = a.value(objective).orElseThrow() - b.value(objective).orElseThrow();
        return objective.isMaximised() ? difference : -difference;
    }

    @Test
    void aNetworkSlowerThanTheReferenceAddsNoVolumeAndIsNoError() throws IOException {
        SearchConfig config = StubRun.config("objectives=[accuracy, latency]",
                "measurements.latency.reference=0.5");
        List<Trial> trials = search(config);
        var scale = FitnessScale.of(factory(config));
        assertEquals(0, scale.hypervolume(trials));
        assertFalse(scale.front(trials).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"[balancedAccuracy, macs]", "[accuracy, balancedAccuracy, macs]",
            "[accuracy, BalancedAccuracy]"})
    void balancedAccuracyIsSearchedForBesideAccuracyOrInItsPlace(String objectives)
            throws IOException {
        SearchConfig config = StubRun.config("objectives=" + objectives,
                "strategy.rungs={count: 2, eta: 2}");
        List<Trial> trials = search(config, 5);
        var scale = FitnessScale.of(factory(config));
        assertEquals(0, scale.reference().value(Objective.BALANCED_ACCURACY));
        List<Trial> completed = trials.stream().filter(Trial::completed).toList();
        double most = completed.stream()
                .mapToDouble(trial -> trial.value(Objective.BALANCED_ACCURACY).orElseThrow())
                .max().orElseThrow();
        assertTrue(scale.front(trials).stream().anyMatch(
                trial -> trial.value(Objective.BALANCED_ACCURACY).orElseThrow() == most));
    }

    @Test
    void balancedAccuracyIsRecordedOnlyWhereItIsAskedFor() throws IOException {
        assertTrue(search(StubRun.config()).stream()
                .allMatch(trial -> trial.value(Objective.BALANCED_ACCURACY).isEmpty()));
    }

    @Test
    void atARungTheAccuracyDecidesThatIsAnObjective() {
        var contenders = List.of(
                new Contender(0, new Measurements(0.9, null, null, 0.3), new Cost(1, 9, 1, 1)),
                new Contender(1, new Measurements(0.5, null, null, 0.6), new Cost(1, 9, 1, 1)),
                new Contender(2, new Measurements(0.4, null, null, 0.5), new Cost(1, 9, 1, 1)));
        var rungs = new RungsConfig(2, 3);
        assertEquals(List.of(1), new Promotion(rungs,
                List.of(Objective.BALANCED_ACCURACY, Objective.MACS)).of(3, contenders));
        assertEquals(List.of(0), new Promotion(rungs,
                List.of(Objective.ACCURACY, Objective.MACS)).of(3, contenders));
    }

    // As if they had failed, and never trained again; a search and its resume agree on that.
    @Test
    void trialsOfWhichAnObjectiveCouldNotBeMeasuredAreTheWorst() throws IOException {
        SearchConfig config = StubRun.config("objectives=[accuracy, latency]",
                "measurements.also=[damage]", "budget.trials=40");
        Path directory = temporary.resolve("unmeasured");
        StubRun.create(directory);
        try (TrialStore store = TrialStore.open(new RunFiles(directory))) {
            assertEquals(Reason.TRIALS_SPENT, new SearchJob(factory(config), store,
                    MeasuredObjectivesTest::measuringBadly, new InlineSearch(-1, false))
                    .run(() -> {}));
        }
        List<Trial> trials = StubRun.trials(directory);
        var scale = FitnessScale.of(factory(config));
        for (Trial trial : trials) {
            assertEquals("COMPLETED", trial.state());
            boolean missing = trial.latency().isEmpty();
            assertEquals(trial.number() % 5 == 2, missing);
            assertEquals(missing, scale.of(trial).failed(), "damage is no objective");
        }
        assertTrue(scale.front(trials).stream().allMatch(trial -> trial.latency().isPresent()));
        assertEquals(scale.hypervolume(trials), scale.hypervolume(trials.stream()
                .filter(trial -> trial.latency().isPresent()).toList()));
        String table = StubRun.csv(directory);
        assertEquals(Reason.TRIALS_SPENT, new InlineSearch(-1, false).search(directory, config));
        assertEquals(table, StubRun.csv(directory));
    }

    private static void measuringBadly(List<Work> works, BooleanSupplier mayStart,
            TrainingPool.Listener listener) {
        for (Work work : works) {
            if (mayStart.getAsBoolean()) {
                Candidate candidate = work.candidate();
                var all = (Outcome.Completed) StubWorker.outcome(candidate);
                boolean fails = candidate.trial() % 5 == 2;
                listener.ended(work, new Outcome.Completed(all.validationAccuracy(),
                        all.seconds(), all.curve(), null, fails ? null : all.latency(),
                        candidate.trial() % 3 == 1 ? null : all.damage(),
                        fails ? "latency: java.lang.IllegalStateException" : null));
            }
        }
    }

    // The search decides by recorded latencies: were one measured anew, the resumed search would ask
    // for other networks than those recorded, and be refused as corrupt.
    @Test
    void aResumedSearchTakesTheRecordedLatency() throws IOException {
        SearchConfig config = StubRun.config("objectives=[accuracy, latency]", "budget.trials=40");
        Path directory = temporary.resolve("resumed");
        StubRun.create(directory);
        Map<Integer, Latency> before = Map.of();
        for (int cut = 0; cut < 12; cut++) {
            boolean last = cut == 11;
            assertEquals(last ? Reason.TRIALS_SPENT : Reason.STOPPED,
                    new InlineSearch(last ? -1 : 2 + cut % 3, false, cut)
                            .search(directory, config));
            Map<Integer, Latency> after = StubRun.trials(directory).stream()
                    .filter(trial -> trial.latency().isPresent()).collect(Collectors
                            .toMap(Trial::number, trial -> trial.latency().orElseThrow()));
            before.forEach((trial, latency) -> assertEquals(latency, after.get(trial)));
            before = after;
        }
        assertEquals(40, before.size());
        assertEquals(40, Set.copyOf(before.values()).size(), "measurements must differ");
        String table = StubRun.csv(directory);
        assertEquals(Reason.TRIALS_SPENT, new InlineSearch(-1, false).search(directory, config));
        assertEquals(table, StubRun.csv(directory));
    }

    @Test
    void atARungOnlyWhatIsKnownThereDecides() {
        var contenders = List.of(new Contender(0, 0.5, new Cost(1, 9, 1, 1)),
                new Contender(1, 0.9, new Cost(1, 9, 1, 1)),
                new Contender(2, 0.7, new Cost(1, 9, 1, 1)));
        var rungs = new RungsConfig(2, 3);
        for (List<Objective> objectives : List.of(
                List.of(Objective.ACCURACY, Objective.LATENCY),
                List.of(Objective.MACS, Objective.DAMAGE),
                List.of(Objective.DAMAGE, Objective.LATENCY))) {
            assertEquals(List.of(1), new Promotion(rungs, objectives).of(3, contenders));
        }
    }

    @Test
    void atARungMultiplyAddsStandForWhatIsMeasuredLater() {
        var contenders = List.of(new Contender(0, 0.5, new Cost(1, 2, 1, 1)),
                new Contender(1, 0.9, new Cost(1, 9, 1, 1)),
                new Contender(2, 0.7, new Cost(1, 5, 1, 1)),
                new Contender(3, 0.8, new Cost(1, 9, 1, 1)));
        var promotion = new Promotion(new RungsConfig(2, 2),
                List.of(Objective.ACCURACY, Objective.LATENCY));
        assertEquals(List.of(0, 1), promotion.of(4, contenders), "both ends of the front go on");
    }

    @Test
    void searchesWithRungsMeasureAtTheEndOnly() throws IOException {
        List<Trial> trials = search(StubRun.config("objectives=[accuracy, macs, latency, damage]",
                "strategy.rungs={count: 2, eta: 2}"), 5);
        assertTrue(trials.stream().anyMatch(trial -> trial.pruned(0)));
        for (Trial trial : trials) {
            assertEquals(trial.completed(), trial.latency().isPresent());
            assertEquals(trial.completed(), trial.damage().isPresent());
        }
    }

    @Test
    void repeatsOfTheFrontTakeLatencyAndDamageAsTheSearchMeasuredThem() throws IOException {
        SearchConfig config = StubRun.config("objectives=[accuracy, latency, damage]",
                "repeats.seeds=3");
        search(config);
        var history = TrialStore.read(new RunFiles(temporary.resolve("run")));
        List<FrontEstimate> estimates = FrontEstimates.of(factory(config), history);
        assertFalse(estimates.isEmpty());
        estimates.forEach(estimate -> assertTrue(estimate.onFront() != null));
    }

    @Test
    void theTableHasColumnsForWhatWasMeasured() throws IOException {
        SearchConfig config = StubRun.config("objectives=[accuracy, latency]",
                "strategy.warmStart=false");
        List<Trial> measured = search(config);
        String header = TrialsTable.csv(config, measured).lines().findFirst().orElseThrow();
        assertTrue(header.endsWith(",genome,latency,latencySpread"), header);
        List<String> first = List
                .of(TrialsTable.csv(config, measured.subList(0, 1)).lines().toList()
                        .getLast().split(","));
        assertEquals("0.100000", first.getLast());
        assertEquals(measured.getFirst().latency().orElseThrow().milliseconds(),
                Double.parseDouble(first.get(first.size() - 2)), 1e-6);
    }

    @Test
    void theTableOfOtherRunsIsAsItWas() throws IOException {
        SearchConfig config = StubRun.config("strategy.warmStart=false");
        String table = TrialsTable.csv(config, search(config));
        assertTrue(table.lines().findFirst().orElseThrow().endsWith(",operations,genome"), table);
    }
}
