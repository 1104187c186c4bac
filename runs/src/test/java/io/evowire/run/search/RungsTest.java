package io.evowire.run.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evowire.core.network.TensorShape;
import io.evowire.core.statistics.RankCorrelation;
import io.evowire.evaluate.Outcome;
import io.evowire.run.Thorough;
import io.evowire.run.config.SearchConfig;
import io.evowire.run.config.StrategyConfig.Kind;
import io.evowire.run.problem.CandidateFactory;
import io.evowire.run.problem.FitnessScale;
import io.evowire.run.store.History;
import io.evowire.run.store.RunFiles;
import io.evowire.run.store.Trial;
import io.evowire.run.store.TrialStore;
import io.evowire.run.training.RungStatistics;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Searches whose candidates compete on rungs. */
@Tag("thorough")
class RungsTest {

    private static final String RUNGS = "strategy.rungs={count: 3, eta: 2}";

    @TempDir
    private Path temporary;

    private static SearchConfig config(String... settings) {
        return StubRun.config(Stream.concat(
                Stream.of(RUNGS, "strategy.population=6", "budget.trials=24",
                        "strategy.surrogate={initial: 6, offspring: 12, draws: 4}"),
                Arrays.stream(settings)).toArray(String[]::new));
    }

    private Path straight(String name, SearchConfig config) throws IOException {
        return InlineSearch.straight(temporary.resolve(name), config);
    }

    private static Set<String> states(Path directory) {
        return StubRun.trials(directory).stream().map(Trial::state).collect(Collectors.toSet());
    }

    @Test
    @Tag("further")
    void neitherTheNumberOfWorkersNorTheOrderInWhichTheyFinishMatters() throws IOException {
        Path uneven = temporary.resolve("uneven");
        StubRun.create(uneven);
        List<Integer> finished = new ArrayList<>();
        StubRun.search(uneven, config(), StubRun.backwards(3), job -> {},
                trial -> finished.add(trial.number()));
        assertNotEquals(finished.stream().sorted().toList(), finished, "all in order");
        Path many = temporary.resolve("many");
        StubRun.create(many);
        StubRun.search(many, config("workers.count=3"), "0", job -> {});
        assertEquals(StubRun.csv(uneven), StubRun.csv(many));
        Path even = temporary.resolve("even");
        StubRun.create(even);
        StubRun.search(even, config("workers.count=1"), StubRun.backwards(1), job -> {},
                trial -> {});
        assertEquals(StubRun.csv(even), StubRun.csv(uneven));
        assertEquals(Set.of("COMPLETED", "PRUNED"), states(even));
    }

    @Test
    void whateverIsRecordedWhenASearchStopsTheResumedOneEndsAsTheStraightOne()
            throws IOException {
        SearchConfig config = config("budget.trials=16");
        Path straight = straight("straight", config);
        assertEquals(Set.of("COMPLETED", "DIVERGED", "PRUNED"), states(straight));
        History whole = StubRun.history(straight);
        int records = whole.trials().size() + whole.trials().stream()
                .mapToInt(trial -> whole.rungs(trial.number()).size()).sum();
        assertTrue(records > 30, "hardly anything to cut off: " + records);
        for (int cut : Thorough.some(3, records - 1)) {
            Path resumed = temporary.resolve("cut-" + cut);
            InlineSearch.straight(InlineSearch.cut(resumed, cut, config), config);
            assertEquals(StubRun.csv(straight), StubRun.csv(resumed), "cut after " + cut);
            assertEquals(StubRun.proposals(straight), StubRun.proposals(resumed));
        }
    }

    /** Those whose networks have parents. */
    static List<Kind> kindsThatBreed() {
        return Thorough.some(2, List.of(Kind.SURROGATE, Kind.LOCAL_SEARCH,
                Kind.REGULARIZED_EVOLUTION, Kind.NSGA2));
    }

    @ParameterizedTest
    @MethodSource("kindsThatBreed")
    void whatWasPrunedIsAParentOfNothingAndNotOnTheFront(Kind kind) throws IOException {
        SearchConfig config = config("strategy.kind=" + kind, "budget.trials=60");
        List<Trial> trials = StubRun.trials(straight("run", config));
        int descended = 0;
        for (Trial trial : trials) {
            for (int parent : trial.proposal().parents()) {
                assertTrue(trials.get(parent).completed(), "trial " + trial.number());
                descended++;
            }
        }
        assertTrue(descended > 10);
        assertTrue(trials.stream().anyMatch(trial -> trial.pruned(0)));
        assertTrue(trials.stream().anyMatch(trial -> trial.pruned(1)));
        var scale = FitnessScale.of(new CandidateFactory(config, new TensorShape(1, 28, 28), 3));
        assertTrue(scale.front(trials).stream().allMatch(Trial::completed));
    }

    static List<Kind> kindsWithARaisedBudget() {
        return Thorough.with(Kind.NSGA2, Thorough.some(3, Kind.class, 4));
    }

    @ParameterizedTest
    @MethodSource("kindsWithARaisedBudget")
    void aRaisedBudgetGoesOnAsIfItHadBeenThatFromTheStart(Kind kind) throws IOException {
        String strategy = "strategy.kind=" + kind;
        Path straight = straight("straight", config(strategy, "budget.trials=40"));
        Path raised = straight("raised", config(strategy, "budget.trials=9"));
        List<Trial> few = StubRun.trials(raised);
        assertTrue(few.size() >= 9);
        assertTrue(few.size() < 9 + 6, "more than the generation it began");
        assertTrue(few.stream().allMatch(Trial::ended));
        InlineSearch.straight(raised, config(strategy, "budget.trials=40"));
        assertEquals(StubRun.csv(straight), StubRun.csv(raised));
    }

    @Test
    void oneInEtaOfEachGenerationGoesOn() throws IOException {
        History history = StubRun.history(straight("run", config("strategy.kind=random",
                "budget.trials=60")));
        for (int generation = 1; generation <= 10; generation++) {
            int number = generation;
            List<Trial> cohort = history.trials().stream()
                    .filter(trial -> trial.proposal().generation() == number).toList();
            assertEquals(6, cohort.size());
            assertEquals(6, cohort.stream()
                    .filter(trial -> !history.rungs(trial.number()).isEmpty()).count());
            assertEquals(3, cohort.stream().filter(trial -> trial.pruned(0)).count());
            long failed = cohort.stream().filter(trial -> trial.state().equals("DIVERGED")).count();
            long second = cohort.stream()
                    .filter(trial -> history.rungs(trial.number()).size() == 2).count();
            assertTrue(second + failed >= 3 && second <= 3);
            assertTrue(cohort.stream().filter(Trial::completed).count() <= 2);
        }
    }

    @Test
    void timeAndCurvesAddUpOverTheRungs() throws IOException {
        History history = StubRun.history(straight("run", config()));
        Trial whole = history.trials().stream().filter(Trial::completed)
                .filter(trial -> trial.number() > 0).findFirst().orElseThrow();
        var completed = (Outcome.Completed) whole.outcome().orElseThrow();
        assertEquals(3 * 0.001 * whole.number(), completed.seconds(), 1e-12);
        assertEquals(3, completed.curve().size());
        Trial half = history.trials().stream().filter(trial -> trial.pruned(1)).findFirst()
                .orElseThrow();
        assertEquals(2 * 0.001 * half.number(), half.seconds().orElseThrow(), 1e-12);
        assertEquals(half.accuracy().orElseThrow(),
                history.rungs(half.number()).getLast().accuracy());
    }

    @Test
    void whatRungsSavedFollowsFromTheRecords() throws IOException {
        SearchConfig config = config("budget.trials=36");
        History history = StubRun.history(straight("run", config));
        RungStatistics rungs = RungStatistics.of(config.strategy().rungs(), history).orElseThrow();
        // The stub counts 100 steps: 25, 50 and 100.
        assertEquals(0.75 * rungs.pruned().get(0) + 0.5 * rungs.pruned().get(1), rungs.saved(),
                1e-9);
        assertEquals(IntStream.range(0, 2)
                .mapToObj(rung -> (int) history.trials().stream()
                        .filter(trial -> trial.pruned(rung)).count())
                .toList(), rungs.pruned());
        assertEquals(2, rungs.steps().size());
        List<Trial> both = history.trials().stream()
                .filter(trial -> history.rungs(trial.number()).size() == 2).toList();
        assertEquals(both.size(), rungs.steps().getFirst().pairs());
        assertEquals(
                RankCorrelation.of(
                        both.stream().map(trial -> history.rungs(trial.number()).get(0).accuracy())
                                .toList(),
                        both.stream().map(trial -> history.rungs(trial.number()).get(1).accuracy())
                                .toList()),
                rungs.steps().getFirst().correlation());
        assertTrue(RungStatistics.of(StubRun.config().strategy().rungs(), history).isEmpty());
    }

    @Test
    void aPoorCorrelationIsToldOnceThereAreEnoughPairs() {
        var poor = new RungStatistics.Agreement(0, 10, 0.49);
        assertTrue(poor.isPoor());
        assertTrue(!new RungStatistics.Agreement(0, 9, -1).isPoor());
        assertTrue(!new RungStatistics.Agreement(0, 1000, 0.5).isPoor());
        String warning = new RungStatistics(List.of(4), 0.5, 2, List.of(poor)).warning()
                .orElseThrow();
        assertTrue(warning.contains("unreliable") && warning.contains("0.49 over 10"), warning);
    }

    @Test
    void aWorkerThatIgnoresARungIsABug() throws IOException {
        Path directory = temporary.resolve("run");
        StubRun.create(directory);
        try (TrialStore store = TrialStore.open(new RunFiles(directory))) {
            var factory = new CandidateFactory(config(), new TensorShape(1, 28, 28), 3);
            var job = new SearchJob(factory, store,
                    (candidates, mayStart, listener) -> listener.ended(candidates.getFirst(),
                            new Outcome.Completed(0.5, 1, List.of())),
                    new InlineSearch(Integer.MAX_VALUE, false));
            assertThrows(IllegalStateException.class, () -> job.run(() -> {}));
        }
    }
}
