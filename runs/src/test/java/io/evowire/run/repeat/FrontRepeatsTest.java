package io.evowire.run.repeat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evowire.core.cost.Cost;
import io.evowire.core.network.TensorShape;
import io.evowire.evaluate.Outcome;
import io.evowire.genome.Genome;
import io.evowire.genome.StageGenome;
import io.evowire.run.Thorough;
import io.evowire.run.config.RepeatsConfig.Question;
import io.evowire.run.config.RepeatsConfig;
import io.evowire.run.config.SearchConfig;
import io.evowire.run.problem.CandidateFactory;
import io.evowire.run.problem.FitnessScale;
import io.evowire.run.problem.Run;
import io.evowire.run.search.InlineSearch;
import io.evowire.run.search.StubRun;
import io.evowire.run.search.StubSearch;
import io.evowire.run.store.History;
import io.evowire.run.store.Proposal;
import io.evowire.run.store.Redraws;
import io.evowire.run.store.Repeat;
import io.evowire.run.store.RunFiles;
import io.evowire.run.store.Session;
import io.evowire.run.store.SessionEnd;
import io.evowire.run.store.Trial;
import io.evowire.run.store.TrialEnd;
import io.evowire.run.store.TrialStore;
import io.evowire.run.generation.NewTrial;
import io.evowire.run.strategy.SearchEnded.Reason;
import io.evowire.run.strategy.Suggestion;
import io.evowire.run.training.SearchListener;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The front trained again. */
@Tag("thorough")
class FrontRepeatsTest {

    @TempDir
    private Path temporary;

    private static SearchConfig config(String... settings) {
        return StubRun.config(Stream.concat(Stream.of("budget.trials=20"),
                Arrays.stream(settings)).toArray(String[]::new));
    }

    private static CandidateFactory factory(SearchConfig config) {
        return new CandidateFactory(config, new TensorShape(1, 28, 28), 3);
    }

    private Path search(String name, SearchConfig config) throws IOException {
        return InlineSearch.straight(temporary.resolve(name), config);
    }

    private static List<Trial> front(SearchConfig config, Path directory) {
        return FitnessScale.of(factory(config)).front(StubRun.trials(directory));
    }

    /** All but the times. */
    private static List<Repeat> repeats(Path directory) {
        List<Repeat> all = new ArrayList<>();
        History history = StubRun.history(directory);
        for (Trial trial : history.trials()) {
            for (Repeat repeat : history.repeats(trial.number())) {
                all.add(new Repeat(repeat.trial(), repeat.of(), repeat.epochs(), repeat.repeat(),
                        repeat.seed(), repeat.genome(), repeat.outcome(), 0));
            }
        }
        return all;
    }

    @Test
    void eachMemberOfTheFrontIsTrainedWithOtherSeedsAndTested() throws IOException {
        SearchConfig config = config("repeats.seeds=3");
        Path directory = search("run", config);
        List<Trial> front = front(config, directory);
        assertTrue(front.size() > 1);
        List<Repeat> repeats = repeats(directory);
        assertEquals(3 * front.size(), repeats.size());
        assertEquals(repeats.size(), repeats.stream().map(Repeat::seed).distinct().count());
        for (Trial trial : front) {
            List<Repeat> own = StubRun.history(directory).repeats(trial.number());
            assertEquals(List.of(0, 1, 2), own.stream().map(Repeat::repeat).toList());
            long seed = factory(config).candidate(trial.proposal()).recipe().seed();
            for (Repeat repeat : own) {
                assertNotEquals(seed, repeat.seed());
                assertEquals(trial.proposal().genome(), repeat.genome());
                assertTrue(((Outcome.Completed) repeat.outcome()).testAccuracy() != null);
            }
        }
    }

    @Test
    void whereBalancedAccuracyIsAnObjectiveItIsThatOfTheRepeats() throws IOException {
        SearchConfig config = config("repeats.seeds=2", "objectives=[balancedAccuracy, macs]");
        Path directory = search("run", config);
        List<FrontEstimate> estimates = FrontEstimates.of(factory(config),
                StubRun.history(directory));
        assertTrue(estimates.size() > 1);
        for (FrontEstimate estimate : estimates) {
            double mean = StubRun.history(directory).repeats(estimate.trial()).stream()
                    .map(repeat -> (Outcome.Completed) repeat.outcome())
                    .mapToDouble(Outcome.Completed::balancedAccuracy).average().orElseThrow();
            assertEquals(mean, estimate.balancedMean());
            assertNotEquals(estimate.mean(), estimate.balancedMean());
            assertTrue(estimate.balancedDeviation() != null);
        }
        assertTrue(estimates.stream().anyMatch(estimate -> estimate.onFront() < 1),
                "luck is in balanced accuracy, too");
    }

    @Test
    void howManyAreLeftIsSaidBeforeTheyAreTrained() throws IOException {
        SearchConfig config = config("repeats.seeds=3");
        Path directory = temporary.resolve("run");
        StubRun.create(directory);
        var cut = new InlineSearch(20 + 2, false); // all trials and two repeats
        cut.search(directory, config);
        int all = 3 * front(config, directory).size();
        assertEquals(List.of(all), cut.announced());
        var rest = new InlineSearch(Integer.MAX_VALUE, false);
        rest.search(directory, config);
        assertEquals(List.of(all - 2), rest.announced());
    }

    @Test
    void theSearchItselfNeverLooksAtTestImages() throws IOException {
        for (Trial trial : StubRun.trials(search("run", config("repeats.seeds=1")))) {
            assertNull(((Outcome.Completed) trial.outcome().orElseThrow()).testAccuracy());
        }
    }

    @Test
    void repeatsChangeNothingThatTheSearchDecides() throws IOException {
        assertEquals(StubRun.csv(search("without", config())),
                StubRun.csv(search("with", config("repeats.seeds=2"))));
    }

    @Test
    void aSettingHasOtherGraphsOfTheSameGenerators() throws IOException {
        Path directory = search("run", config("repeats={seeds: 2, of: setting, epochs: 0}"));
        List<Repeat> repeats = repeats(directory);
        assertFalse(repeats.isEmpty());
        for (Repeat repeat : repeats) {
            assertEquals(Question.SETTING, repeat.of());
            Genome own = Genome.parse(
                    StubRun.trials(directory).get(repeat.trial()).proposal().genome());
            Genome other = Genome.parse(repeat.genome());
            assertEquals(own.stages().stream().map(FrontRepeatsTest::setting).toList(),
                    other.stages().stream().map(FrontRepeatsTest::setting).toList());
            for (int i = 0; i < own.stages().size(); i++) {
                assertNotEquals(own.stages().get(i).graphSeed(),
                        other.stages().get(i).graphSeed());
                assertEquals(List.of(), other.stages().get(i).edits());
            }
        }
    }

    @Test
    void aSettingCostsWhatItsGraphsCostOnAverage() throws IOException {
        SearchConfig config = config("repeats={seeds: 3, of: setting}");
        Path directory = search("run", config);
        int other = 0;
        for (Trial trial : front(config, directory)) {
            List<Repeat> repeats = StubRun.history(directory).repeats(trial.number());
            double macs = repeats.stream().mapToLong(repeat -> Cost
                    .of(factory(config).network(Genome.parse(repeat.genome()))).macs()).average()
                    .orElseThrow();
            long mean = FrontEstimates.meanCost(repeats, factory(config)).macs();
            assertEquals(macs, mean, 0.5);
            other += mean == trial.proposal().cost().macs() ? 0 : 1;
        }
        assertTrue(other > 0, "other graphs of all settings cost the same");
    }

    @Test
    void otherGraphsKeepTheConstraints() throws IOException {
        SearchConfig free = config();
        long bound = front(free, search("free", free)).getLast().proposal().cost().macs();
        SearchConfig bounded = config("repeats={seeds: 6, of: setting, epochs: 0}",
                "constraints=[macs <= %d]".formatted(bound));
        Path directory = search("bounded", bounded);
        assertFalse(repeats(directory).isEmpty());
        for (Repeat repeat : repeats(directory)) {
            long macs = factory(bounded).cost(Genome.parse(repeat.genome())).macs();
            assertTrue(macs <= bound, repeat + ": " + macs);
        }
    }

    private static List<Object> setting(StageGenome stage) {
        return List.of(stage.model(), stage.width(), stage.operation());
    }

    @Test
    void whereverTheLastStepIsCutItGoesOn() throws IOException {
        SearchConfig config = config("repeats.seeds=2");
        Path straight = search("straight", config);
        int records = 20 + repeats(straight).size();
        for (int done : Thorough.some(4, records - 20)) {
            int cut = 19 + done;
            Path resumed = temporary.resolve("cut-" + cut);
            InlineSearch.cut(resumed, cut, config);
            var last = new InlineSearch(Integer.MAX_VALUE, false);
            assertEquals(Reason.TRIALS_SPENT, last.search(resumed, config));
            assertEquals(records - cut, last.records(), "what was recorded is not done again");
            assertEquals(repeats(straight), repeats(resumed));
        }
    }

    @Test
    void askingForMoreTrainsOnlyThoseThatLack() throws IOException {
        Path directory = search("run", config());
        List<Trial> front = front(config(), directory);
        for (int seeds : new int[]{1, 3}) {
            var session = new InlineSearch(Integer.MAX_VALUE, false);
            session.search(directory, config("repeats.seeds=" + seeds));
            assertEquals((seeds == 1 ? 1 : 2) * front.size(), session.records());
        }
        assertEquals(repeats(search("straight", config("repeats.seeds=3"))), repeats(directory));
        var longer = new InlineSearch(Integer.MAX_VALUE, false);
        longer.search(directory, config("repeats={seeds: 1, of: instance, epochs: 5}"));
        assertEquals(front.size(), longer.records(), "other epochs are another question");
    }

    @Test
    void aRunIsResumedWithTheRepeatsOfItsNewestSession() throws IOException {
        Path directory = temporary.resolve("run");
        StubSearch.search(directory, "inline", List.of("budget.trials=6", "repeats.seeds=1"),
                trial -> {});
        assertEquals(1, Run.open(new RunFiles(directory)).config().repeats().seeds());
        SearchConfig more = StubSearch.config(List.of("budget.trials=6", "repeats.seeds=2"));
        InlineSearch.straight(directory, more);
        assertEquals(2, Run.open(new RunFiles(directory)).config().repeats().seeds());
    }

    @Test
    void trainingAgainDoesNotSpendTheTimeOfTheSearch() throws IOException {
        Path directory = search("run", config());
        try (TrialStore store = TrialStore.open(new RunFiles(directory))) {
            store.opened(new Session(2, "2026-01-02T05:04:05Z", config().budget(), "test",
                    "a machine", new RepeatsConfig(1, Question.INSTANCE, 0), 1));
            Trial trial = front(config(), directory).getFirst();
            store.retrained(new Repeat(trial.number(), Question.INSTANCE, 0, 0, 1L << 60,
                    trial.proposal().genome(), new Outcome.Completed(0.9, 2, List.of()), 4_000));
            store.closed(new SessionEnd("TRIALS_SPENT", 4_000), () -> {});
        }
        SearchConfig hour = config("budget={trials: 24, time: 1h}");
        assertEquals(Reason.TRIALS_SPENT,
                new InlineSearch(Integer.MAX_VALUE, false).search(directory, hour));
        assertEquals(24, StubRun.history(directory).ended());
    }

    @Test
    void estimatesAreMeansOfTheRepeatsAlone() throws IOException {
        SearchConfig config = config("repeats.seeds=4");
        Path directory = search("run", config);
        List<FrontEstimate> estimates = FrontEstimates.of(factory(config),
                StubRun.history(directory));
        assertEquals(front(config, directory).stream().map(Trial::number).toList(),
                estimates.stream().map(FrontEstimate::trial).toList());
        for (FrontEstimate estimate : estimates) {
            List<Double> measured = StubRun.history(directory).repeats(estimate.trial()).stream()
                    .map(repeat -> ((Outcome.Completed) repeat.outcome()).validationAccuracy())
                    .toList();
            double mean = measured.stream().mapToDouble(x -> x).average().orElseThrow();
            double squares = measured.stream().mapToDouble(x -> (x - mean) * (x - mean)).sum();
            assertEquals(mean, estimate.mean(), 1e-12);
            assertEquals(Math.sqrt(squares / 3), estimate.deviation(), 1e-12);
            assertEquals(4, estimate.repeats());
            assertTrue(estimate.onFront() >= 0 && estimate.onFront() <= 1);
        }
        assertEquals(estimates, FrontEstimates.of(factory(config), StubRun.history(directory)));
    }

    // As when the search takes a second look at a network that it knows.
    @Test
    void twoTrialsOfOneNetworkAreToldApartThoughTheirSeedsAreEqual() throws IOException {
        SearchConfig config = config("budget.trials=2", "repeats.seeds=2");
        Path directory = temporary.resolve("run");
        StubRun.create(directory);
        try (TrialStore store = TrialStore.open(new RunFiles(directory))) {
            CandidateFactory factory = factory(config);
            Genome genome = config.space().draw(factory.random(1));
            var suggestion = new Suggestion(genome, List.of(), List.of(), Redraws.NONE,
                    true);
            List<Proposal> same = IntStream.range(0, 2).mapToObj(i -> new NewTrial(i, 1,
                    factory.key(genome), suggestion, Redraws.NONE).proposal(factory)).toList();
            store.propose(same);
            for (int i = 0; i < 2; i++) {
                store.end(new TrialEnd(i, new Outcome.Completed(0.9, 1, List.of()), i));
            }
            new FrontRepeats(factory, store, StubRun.backwards(4), () -> true, () -> 1,
                    new SearchListener() {
                        @Override
                        public void ended(Trial trial) {}
                    }).train();
        }
        assertEquals(List.of("trial 0 repeat 0 of instance", "trial 0 repeat 1 of instance",
                "trial 1 repeat 0 of instance", "trial 1 repeat 1 of instance"),
                repeats(directory).stream().map(Repeat::id).sorted().toList());
        assertEquals(2, repeats(directory).stream().map(Repeat::seed).distinct().count());
    }
}
