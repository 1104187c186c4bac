package io.evowire.run.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evowire.core.cost.Cost;
import io.evowire.core.network.TensorShape;
import io.evowire.core.objective.Fitness;
import io.evowire.genome.Genome;
import io.evowire.run.Thorough;
import io.evowire.run.config.SearchConfig;
import io.evowire.run.config.StrategyConfig.Kind;
import io.evowire.run.problem.CandidateFactory;
import io.evowire.run.problem.FitnessScale;
import io.evowire.run.problem.Randomness;
import io.evowire.run.store.Trial;
import io.evowire.run.strategy.SearchEnded.Reason;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SearchJobTest {

    @TempDir
    private static Path defaults;
    @TempDir
    private Path temporary;

    @BeforeAll
    static void search() throws IOException {
        StubRun.create(defaults);
        StubRun.search(defaults, StubRun.config(), "0", job -> {});
    }

    private Path run(String name, String... settings) throws IOException {
        Path directory = temporary.resolve(name);
        StubRun.create(directory);
        search(directory, job -> {}, settings);
        return directory;
    }

    // Without processes, which the defaults and the killers have.
    private static Reason search(Path directory, Consumer<SearchJob> onEnded, String... settings)
            throws IOException {
        return StubRun.search(directory, StubRun.config(settings), StubRun.backwards(2), onEnded,
                trial -> {});
    }

    @Test
    void theSameSeedGivesTheSameTable() throws IOException {
        assertEquals(StubRun.csv(defaults), StubRun.csv(run("again")));
        assertNotEquals(StubRun.csv(defaults), StubRun.csv(run("other", "seed=8")));
    }

    static List<Kind> kindsWithProcesses() {
        return Thorough.some(1, List.of(Kind.NSGA2, Kind.SURROGATE));
    }

    // That no kind of strategy looks at the order is a law of StrategyLawTest.
    @ParameterizedTest
    @MethodSource("kindsWithProcesses")
    @Tag("thorough")
    void neitherTheNumberOfWorkersNorTheOrderInWhichTheyFinishMatters(Kind kind)
            throws IOException {
        String[] settings = {"budget.trials=14", "strategy.batch=5", "strategy.kind=" + kind,
                "strategy.surrogate={initial: 4, offspring: 20, draws: 5}"};
        Path uneven = temporary.resolve("uneven");
        StubRun.create(uneven);
        List<Integer> finished = new ArrayList<>();
        StubRun.search(uneven, StubRun.config(settings), StubRun.backwards(3), job -> {},
                trial -> finished.add(trial.number()));
        assertNotEquals(finished.stream().sorted().toList(), finished, "all in order");
        Path four = temporary.resolve("four");
        StubRun.create(four);
        StubRun.search(four, StubRun.config(Stream.concat(Stream.of(settings),
                Stream.of("workers.count=4")).toArray(String[]::new)), "0", job -> {});
        assertEquals(StubRun.csv(four), StubRun.csv(uneven));
        Path one = temporary.resolve("one");
        StubRun.create(one);
        StubRun.search(one, StubRun.config(settings), StubRun.backwards(1), job -> {},
                trial -> {});
        assertEquals(StubRun.csv(one), StubRun.csv(uneven));
    }

    @Test
    void resumedRunEqualsStraightRun() throws IOException {
        String[] settings = {"budget.trials=16", "constraints=[macs <= 5M]"};
        Path resumed = temporary.resolve("resumed");
        StubRun.create(resumed);
        int sessions = 0;
        Reason reason = Reason.STOPPED;
        while (reason == Reason.STOPPED) {
            var left = new AtomicInteger(4);
            reason = search(resumed, job -> {
                if (left.decrementAndGet() <= 0) {
                    job.stop();
                }
            }, settings);
            sessions++;
        }
        assertTrue(sessions > 3, "stopped too rarely to test anything: " + sessions);
        Path straight = run("straight", settings);
        assertEquals(StubRun.csv(straight), StubRun.csv(resumed));
        assertEquals(StubRun.proposals(straight), StubRun.proposals(resumed));
    }

    @Test
    void whatBreaksAConstraintIsNotTrained() throws IOException {
        Path directory = run("grid", "strategy.kind=grid", "budget.trials=51",
                "constraints=[depth <= 12]");
        List<Trial> trials = StubRun.trials(directory);
        assertEquals(51, trials.size());
        assertTrue(trials.stream().anyMatch(Trial::completed));
        for (Trial trial : trials) {
            assertEquals(trial.proposal().cost().depth() <= 12
                    ? "COMPLETED"
                    : "INFEASIBLE", trial.state());
        }
    }

    @Test
    void drawsThrownAwayAreCounted() throws IOException {
        Path directory = run("bound", "constraints=[macs <= 2M]");
        assertTrue(StubRun.redraws(directory).infeasible() > 0);
        assertEquals(0, StubRun.redraws(defaults).infeasible());
    }

    @Test
    void aRaisedBudgetGoesOnAsIfItHadBeenThatFromTheStart() throws IOException {
        Path raised = run("raised", "budget.trials=10");
        search(raised, job -> {});
        assertEquals(StubRun.csv(defaults), StubRun.csv(raised));
    }

    @Test
    void exactlyTheBudgetIsTriedAndNoNetworkTwice() throws IOException {
        List<Trial> trials = StubRun.trials(defaults);
        assertEquals(30, trials.size());
        assertEquals(30, trials.stream().map(trial -> trial.proposal().key()).distinct().count());
        assertTrue(trials.stream().allMatch(Trial::completed));
    }

    @Test
    void parentsAreEarlierTrialsAndOffspringDifferFromThem() throws IOException {
        List<Trial> trials = StubRun.trials(defaults);
        int descended = 0;
        for (Trial trial : trials) {
            var proposal = trial.proposal();
            for (int parent : proposal.parents()) {
                assertTrue(trials.get(parent).proposal().generation() < proposal.generation());
                assertNotEquals(trials.get(parent).proposal().genome(), proposal.genome());
            }
            assertEquals(proposal.generation() == 1, proposal.parents().isEmpty());
            descended += proposal.parents().isEmpty() ? 0 : 1;
        }
        assertTrue(descended > 15, "only " + descended + " offspring");
    }

    @Test
    @Tag("further")
    void aCandidateThatKillsItsWorkersCostsOnlyItsOwnSlot() throws IOException {
        Path directory = temporary.resolve("crashing");
        StubRun.create(directory);
        StubRun.search(directory, StubRun.config("budget.trials=8"), "5", job -> {});
        List<Trial> trials = StubRun.trials(directory);
        for (Trial trial : trials) {
            boolean killer = trial.number() > 0 && trial.number() % 5 == 0;
            assertEquals(killer ? "CRASHED" : "COMPLETED", trial.state());
            assertFalse(trial.proposal().parents().stream().anyMatch(p -> p > 0 && p % 5 == 0),
                    "a failed candidate is a parent of nothing");
        }
        var config = StubRun.config("budget.trials=8");
        var scale = FitnessScale.of(new CandidateFactory(config, new TensorShape(1, 28, 28), 3));
        assertTrue(scale.front(trials).stream().allMatch(Trial::completed));
    }

    @Test
    void recordedGenomesReadBack() throws IOException {
        for (Trial trial : StubRun.trials(defaults)) {
            String genome = trial.proposal().genome();
            assertEquals(genome, Genome.parse(genome).notation());
        }
    }

    @Test
    void aSearchThatNeverVariesEnds() throws IOException {
        Path directory = temporary.resolve("still");
        StubRun.create(directory);
        assertEquals(Reason.SPACE_EXHAUSTED, search(directory, job -> {}, "strategy.crossover=0",
                "strategy.mutation=0", "strategy.resize=0"));
    }

    @Test
    void keysAreHexadecimalDigits() throws IOException {
        assertTrue(StubRun.trials(defaults).stream()
                .allMatch(trial -> trial.proposal().key().matches("[0-9a-f]{64}")));
    }

    @Test
    @Tag("thorough")
    void noNetworkOfTheSpaceIsBeyondTheReferencePoint() {
        SearchConfig config = StubRun.config("objectives=[accuracy, macs, activations, parameters]",
                "space.skeleton.headChannels=256", "space.nodes={min: 4, max: 6}");
        var factory = new CandidateFactory(config, new TensorShape(1, 28, 28), 3);
        Fitness reference = FitnessScale.of(factory).reference();
        for (int seed = 0; seed < Thorough.of(100, 300); seed++) {
            Genome genome = config.space().draw(new Randomness(seed).of("space"));
            Fitness fitness = Fitness.of(reference.objectives(), 0.5,
                    Cost.of(factory.network(genome)));
            assertEquals(1, fitness.dominance(reference), genome.notation());
        }
    }

    @Test
    void theReferencePointFollowsFromSpaceAndObjectivesAlone() {
        var shape = new TensorShape(1, 28, 28);
        var reference = FitnessScale.of(new CandidateFactory(StubRun.config(), shape, 3));
        for (String setting : List.of("seed=99", "budget.trials=5", "constraints=[macs <= 1M]",
                "strategy.kind=grid", "strategy.population=64", "workers.count=7")) {
            assertEquals(reference, FitnessScale
                    .of(new CandidateFactory(StubRun.config(setting), shape, 3)), setting);
        }
        assertNotEquals(reference, FitnessScale.of(new CandidateFactory(
                StubRun.config("space.nodes.max=20"), shape, 3)));
    }

    @Test
    void aSpaceWithOneNetworkEnds() throws IOException {
        Path directory = temporary.resolve("tiny");
        StubRun.create(directory);
        Reason reason = search(directory, job -> {},
                "space.models.erdosRenyi=null", "space.models.barabasiAlbert=null",
                "space.models.wattsStrogatz={neighbours: {min: 2, max: 2}, rewiring: {min: 0, max: 0}}",
                "space.nodes={min: 3, max: 3}", "space.channels=[8]",
                "space.operations=[separable3x3]",
                "space.stages={min: 1, max: 1}", "space.edgeEdits=false");
        assertEquals(Reason.SPACE_EXHAUSTED, reason);
        assertEquals(1, StubRun.trials(directory).size());
    }
}
