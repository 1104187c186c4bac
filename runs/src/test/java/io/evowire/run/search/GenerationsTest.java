package io.evowire.run.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evowire.core.network.NodeOperation;
import io.evowire.core.network.TensorShape;
import io.evowire.run.ExitCode;
import io.evowire.run.Thorough;
import io.evowire.run.UserException;
import io.evowire.run.config.SearchConfig;
import io.evowire.run.config.StrategyConfig.Kind;
import io.evowire.run.problem.CandidateFactory;
import io.evowire.run.store.DatabaseCheck;
import io.evowire.run.store.Generation.Asked;
import io.evowire.run.store.Generation;
import io.evowire.run.store.History;
import io.evowire.run.store.OlderStore;
import io.evowire.run.store.Proposal;
import io.evowire.run.store.RunEvents;
import io.evowire.run.store.RunFiles;
import io.evowire.run.store.RunRecord;
import io.evowire.run.store.Trial;
import io.evowire.run.store.TrialEnd;
import io.evowire.run.store.TrialStore;
import io.evowire.run.strategy.SearchEnded.Reason;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is recorded of generations, and what a resume and a check make of it. */
@Tag("thorough")
class GenerationsTest {

    private static final int TRIALS = 22;

    @TempDir
    private Path temporary;

    private static SearchConfig config(Kind kind, int trials, String... settings) {
        List<String> all = new ArrayList<>(List.of("strategy.kind=" + kind, "strategy.batch=3",
                "strategy.grid.seeds=2", "strategy.surrogate={initial: 5, offspring: 12, draws: 4}",
                "budget.trials=" + trials));
        all.addAll(List.of(settings));
        return StubRun.config(all.toArray(String[]::new));
    }

    private static CandidateFactory factory(SearchConfig config) {
        return new CandidateFactory(config, new TensorShape(1, 28, 28), 3);
    }

    private static History history(Path directory) {
        return TrialStore.read(new RunFiles(directory));
    }

    private static List<Generation> generations(Path directory) {
        return history(directory).all(RunEvents.GENERATION);
    }

    private Path straight(SearchConfig config) throws IOException {
        Path directory = temporary.resolve("straight");
        StubRun.create(directory);
        new InlineSearch(0, false).search(directory, config);
        return directory;
    }

    private static void assertSame(Path straight, Path other) {
        assertEquals(StubRun.csv(straight), StubRun.csv(other));
        assertEquals(StubRun.proposals(straight), StubRun.proposals(other));
        assertEquals(generations(straight), generations(other));
        assertEquals(List.of(), DatabaseCheck.faults(new RunFiles(other)));
    }

    /** By default four kinds once, every other one with rungs. */
    static List<Arguments> kindsAndRungs() {
        return Thorough.some(4, Stream.of(Kind.values()).flatMap(kind -> Stream.of(1, 2)
                .map(rungs -> Arguments.of(kind, kind.ordinal() % 2 == 0 ? 3 - rungs : rungs)))
                .toList());
    }

    @ParameterizedTest
    @MethodSource("kindsAndRungs")
    void resumedAnywhereEqualsStraight(Kind kind, int rungs) throws IOException {
        assertResumedEqualsStraight(config(kind, TRIALS, "constraints=[macs <= 2M]",
                "strategy.redraws=2", "strategy.rungs={count: %d, eta: 2}".formatted(rungs)));
    }

    static List<Kind> kindsForAnOpenSpace() {
        return Thorough.some(1,
                Stream.of(Kind.values()).filter(kind -> kind != Kind.GRID).toList());
    }

    @ParameterizedTest
    @MethodSource("kindsForAnOpenSpace")
    void soItDoesInASpaceThatLeavesStemHeadAndStridesOpen(Kind kind) throws IOException {
        Path straight = assertResumedEqualsStraight(config(kind, TRIALS,
                "constraints=[macs <= 2M]", "strategy.redraws=2", "space.widths=ratios",
                "space.skeleton={stem: [{channels: [8, 16], stride: [1, 2]}], "
                        + "strides: [2, [1, 2]], headChannels: [32, 64]}",
                "space.operations=" + NodeOperation.ALL.stream().map(NodeOperation::notation)
                        .toList()));
        assertTrue(StubRun.csv(straight).contains("stem=16/"), StubRun.csv(straight));
    }

    static List<Kind> kindsForLinks() {
        return Thorough.some(1, List.of(Kind.values()).reversed());
    }

    @ParameterizedTest
    @MethodSource("kindsForLinks")
    void soItDoesInASpaceWithLinks(Kind kind) throws IOException {
        Path straight = assertResumedEqualsStraight(config(kind, TRIALS,
                "constraints=[macs <= 8M]", "strategy.redraws=2",
                "space.linkRates=[0.01, 0.05, 0.2]"));
        assertTrue(StubRun.csv(straight).contains(" links=0.0"), StubRun.csv(straight));
    }

    static List<Kind> kindsInAnyOrder() {
        return Thorough.with(Kind.NSGA2, Thorough.some(1, Kind.class, 0));
    }

    @ParameterizedTest
    @MethodSource("kindsInAnyOrder")
    void theOrderInWhichTrainingsEndDecidesNothing(Kind kind) throws IOException {
        SearchConfig config = config(kind, Thorough.of(30, 3 * TRIALS));
        Path backwards = temporary.resolve("backwards");
        StubRun.create(backwards);
        new InlineSearch(0, false).backwards().search(backwards, config);
        assertSame(straight(config), backwards);
    }

    @Test
    @Tag("further")
    void soItDoesIfTheWorstDie() throws IOException {
        Path straight = assertResumedEqualsStraight(config(Kind.REGULARIZED_EVOLUTION, TRIALS,
                "strategy.kill=worst"));
        Path aging = temporary.resolve("aging");
        StubRun.create(aging);
        new InlineSearch(0, false).search(aging, config(Kind.REGULARIZED_EVOLUTION, TRIALS));
        assertNotEquals(StubRun.csv(aging), StubRun.csv(straight));
    }

    private Path assertResumedEqualsStraight(SearchConfig config)
            throws IOException {
        Path straight = straight(config);
        Path resumed = temporary.resolve("resumed");
        StubRun.create(resumed);
        Reason reason = Reason.STOPPED;
        int sessions = 0;
        while (reason == Reason.STOPPED) {
            assertTrue(sessions < 3 * TRIALS, "it never ends");
            var search = new InlineSearch(2, sessions++ % 2 == 1);
            try {
                reason = search.search(resumed, config);
            } catch (IllegalStateException killed) {
                assertEquals("killed", killed.getMessage());
            }
        }
        assertTrue(sessions > TRIALS / 3, "stopped too rarely: " + sessions);
        assertSame(straight, resumed);
        return straight;
    }

    static List<Kind> kindsWithARaisedBudget() {
        return Thorough.with(Kind.NSGA2, Thorough.some(1, Kind.class, 1));
    }

    @ParameterizedTest
    @MethodSource("kindsWithARaisedBudget")
    void aBudgetRaisedTrialByTrialGoesOnAsIfItHadBeenThatFromTheStart(Kind kind)
            throws IOException {
        Path straight = straight(config(kind, TRIALS, "strategy.redraws=1"));
        Path raised = temporary.resolve("raised");
        StubRun.create(raised);
        for (int trials : Thorough.some(5, TRIALS)) {
            new InlineSearch(0, false).search(raised,
                    config(kind, trials, "strategy.redraws=1"));
            assertEquals(trials, StubRun.trials(raised).size());
        }
        assertSame(straight, raised);
    }

    static List<Kind> kindsToRepeat() {
        return Thorough.with(Kind.NSGA2, Thorough.some(1, Kind.class, 2));
    }

    @ParameterizedTest
    @MethodSource("kindsToRepeat")
    void whatIsRecordedIsWhatIsDecidedAgainFromTheStart(Kind kind) throws IOException {
        SearchConfig config = config(kind, 40);
        Path run = straight(config);
        assertFalse(generations(run).isEmpty());
        assertEquals(Repetition.of(factory(config), history(run)).generations(), generations(run));
        assertEquals(Optional.empty(), Repetition.difference(factory(config), history(run)));
        assertEquals(0, generations(run).stream()
                .filter(generation -> generation.asked().isEmpty()).count());
    }

    // Once more with the same events but those of generations, in format 6.
    private Path older(Path run, UnaryOperator<Proposal> change) {
        var files = new RunFiles(temporary.resolve("older"));
        assertTrue(files.directory().toFile().mkdirs());
        RunRecord record = history(run).record();
        try (TrialStore store = OlderStore.create(files, new RunRecord(6, record.program(),
                record.dataFingerprint(), record.configuration(), record.kernels(),
                record.shape(), record.classNames()))) {
            for (Trial trial : StubRun.trials(run)) {
                store.propose(List.of(change.apply(trial.proposal())));
            }
            for (Trial trial : StubRun.trials(run)) {
                store.end(new TrialEnd(trial.number(), trial.outcome().orElseThrow(), 1));
            }
        }
        return files.directory();
    }

    private static TrialStore open(Path directory, SearchConfig config) {
        return TrialStore.open(new RunFiles(directory),
                history -> Repetition.of(factory(config), history).generations(), commit -> {});
    }

    static List<Kind> kindsOfOlderRuns() {
        return Thorough.with(Kind.NSGA2, Thorough.some(1, Kind.class, 3));
    }

    @ParameterizedTest
    @MethodSource("kindsOfOlderRuns")
    void anOlderRunGetsItsGenerationsWhereItIsBroughtForward(Kind kind)
            throws IOException {
        SearchConfig config = config(kind, TRIALS);
        Path run = straight(config);
        Path older = older(run, proposal -> proposal);
        assertEquals(List.of(), generations(older), "only the owner adds them");
        assertEquals(Optional.empty(), Repetition.difference(factory(config), history(older)));
        open(older, config).close();
        assertSame(run, older);
        long events = history(older).sequence();
        open(older, config).close();
        assertEquals(events, history(older).sequence(), "nothing is left to do");
        new InlineSearch(0, false).search(run, config(kind, 2 * TRIALS));
        new InlineSearch(0, false).search(older, config(kind, 2 * TRIALS));
        assertSame(run, older);
    }

    @Test
    void anOlderRunThatWasDecidedOtherwiseStaysAsItIs() throws IOException {
        SearchConfig config = config(Kind.NSGA2, TRIALS);
        Path run = straight(config);
        Path older = older(run, proposal -> proposal.trial() == 9
                ? new Proposal(9, proposal.generation(), "f".repeat(64), proposal.genome(),
                        proposal.parents(), proposal.mutations(), proposal.cost(),
                        proposal.redraws())
                : proposal);
        long events = history(older).sequence();
        UserException refused = assertThrows(UserException.class, () -> open(older, config));
        assertEquals(ExitCode.CORRUPT, refused.exitCode());
        assertTrue(String.valueOf(refused.getMessage())
                .startsWith("Trial 9 is recorded with another network"), refused::getMessage);
        assertEquals(events, history(older).sequence());
        assertEquals(Optional.of(refused.getMessage()),
                Repetition.difference(factory(config), history(older)));
    }

    @Test
    void aResumeComparesTheNewestGenerationAndACheckAllOfThem() throws IOException {
        SearchConfig config = config(Kind.LOCAL_SEARCH, 12);
        Path run = straight(config);
        List<Generation> recorded = generations(run);
        for (int i : List.of(1, recorded.size() - 1)) {
            Path changed = temporary.resolve("changed" + i);
            StubRun.create(changed);
            try (TrialStore store = TrialStore.open(new RunFiles(changed))) {
                store.propose(StubRun.proposals(run));
                for (Trial trial : StubRun.trials(run)) {
                    store.end(new TrialEnd(trial.number(), trial.outcome().orElseThrow(), 1));
                }
                for (Generation generation : recorded) {
                    store.record(RunEvents.GENERATION, generation.generation() == i + 1
                            ? backwards(generation)
                            : generation);
                }
            }
            String difference = "Generation %d is recorded with other requests".formatted(i + 1);
            String found = Repetition.difference(factory(config), history(changed))
                    .orElse("none");
            assertTrue(found.startsWith(difference), found);
            if (i == recorded.size() - 1) {
                UserException refused = assertThrows(UserException.class,
                        () -> new InlineSearch(0, false).search(changed, config));
                assertEquals(ExitCode.CORRUPT, refused.exitCode());
                assertTrue(String.valueOf(refused.getMessage()).startsWith(difference));
            }
        }
    }

    private static Generation backwards(Generation generation) {
        List<Asked> asked = generation.asked().reversed();
        assertTrue(!asked.equals(generation.asked()));
        return new Generation(generation.generation(), asked, generation.redraws());
    }

    @Test
    void aCheckSeesAnotherOriginThatAResumeDoesNotLookAt() throws IOException {
        SearchConfig config = config(Kind.REGULARIZED_EVOLUTION, TRIALS);
        Path older = older(straight(config), proposal -> proposal.trial() == 15
                ? new Proposal(15, proposal.generation(), proposal.key(), proposal.genome(),
                        List.of(0), proposal.mutations(), proposal.cost(), proposal.redraws(),
                        proposal.donor(), null)
                : proposal);
        assertTrue(Repetition.difference(factory(config), history(older)).orElse("none")
                .startsWith("Trial 15 is recorded with another origin"));
        open(older, config).close();
    }
}
