package io.evowire.run.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evowire.core.network.TensorShape;
import io.evowire.run.ExitCode;
import io.evowire.run.Thorough;
import io.evowire.run.UserException;
import io.evowire.run.config.SearchConfig;
import io.evowire.run.config.StrategyConfig.Kind;
import io.evowire.run.problem.CandidateFactory;
import io.evowire.run.store.DatabaseCheck;
import io.evowire.run.store.Generation;
import io.evowire.run.store.History;
import io.evowire.run.store.Proposal;
import io.evowire.run.store.Repeat;
import io.evowire.run.store.RunEvents;
import io.evowire.run.store.RunFiles;
import io.evowire.run.store.Trial;
import io.evowire.run.store.TrialEnd;
import io.evowire.run.store.TrialStore;
import io.evowire.run.strategy.SearchEnded.Reason;
import io.evowire.run.training.SearchListener;
import io.evowire.run.training.TrainingPool;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Searches that decide on one network whenever a training ends. */
@Tag("thorough")
class SteadySearchTest {

    private static final int TRIALS = 18;

    @TempDir
    private Path temporary;

    private static SearchConfig config(Kind kind, String... settings) {
        return StubRun.config(Stream.concat(Stream.of("strategy.kind=" + kind,
                "strategy.generation=steady", "budget.trials=" + TRIALS,
                "strategy.surrogate={initial: 6, offspring: 12, draws: 4}"),
                Stream.of(settings)).toArray(String[]::new));
    }

    private static CandidateFactory factory(SearchConfig config) {
        return new CandidateFactory(config, new TensorShape(1, 28, 28), 3);
    }

    /** Searches until so many trials or repeats are recorded; then it is killed, or stopped. */
    private static Reason search(Path directory, SearchConfig config, TrainingPool pool,
            int records, boolean killed) {
        try (TrialStore store = TrialStore.open(new RunFiles(directory))) {
            var job = new SearchJob[1];
            job[0] = new SearchJob(factory(config), store, pool, new SearchListener() {
                private int left = records;

                @Override
                public void ended(Trial trial) {
                    recorded();
                }

                @Override
                public void repeated(Repeat repeat) {
                    recorded();
                }

                private void recorded() {
                    if (--left == 0 && killed) {
                        throw new IllegalStateException("killed");
                    } else if (left == 0) {
                        job[0].stop();
                    }
                }
            });
            return job[0].run(() -> {});
        }
    }

    private Path straight(String name, SearchConfig config, TrainingPool pool)
            throws IOException {
        Path directory = temporary.resolve(name);
        StubRun.create(directory);
        search(directory, config, pool, Integer.MAX_VALUE, false);
        return directory;
    }

    private static List<Generation> decisions(Path directory) {
        return StubRun.history(directory).all(RunEvents.GENERATION);
    }

    private static void assertSame(Path straight, Path other) {
        assertEquals(StubRun.csv(straight), StubRun.csv(other));
        assertEquals(StubRun.proposals(straight), StubRun.proposals(other));
        assertEquals(decisions(straight), decisions(other));
        assertEquals(StubRun.history(straight).endings(), StubRun.history(other).endings());
        assertEquals(List.of(), DatabaseCheck.faults(new RunFiles(other)));
    }

    private static void assertRepeats(SearchConfig config, Path directory) {
        assertEquals(Optional.empty(),
                Repetition.difference(factory(config), StubRun.history(directory)));
    }

    static List<Kind> kinds() {
        return List.of(Kind.SURROGATE, Kind.NSGA2, Kind.REGULARIZED_EVOLUTION, Kind.RANDOM);
    }

    // What a killed run has recorded is a prefix of what a straight one has.
    @ParameterizedTest
    @MethodSource("kinds")
    void withAScriptedOrderOfEndsAnyKillsAndResumesGiveTheSameTable(Kind kind)
            throws IOException {
        SearchConfig config = config(kind, "strategy.warmStart=true", "race={share: 0.2, seeds: 2}",
                "repeats.seeds=1", "reading=posterior", "constraints=[macs <= 6M]",
                "strategy.redraws=3");
        Path straight = straight("straight", config, new ScriptedPool(4, "a"));
        assertRepeats(config, straight);
        for (int cut : Thorough.some(3, TRIALS - 4)) {
            Path resumed = temporary.resolve("cut-" + cut);
            StubRun.create(resumed);
            if (cut % 2 == 0) {
                assertEquals(Reason.STOPPED,
                        search(resumed, config, new ScriptedPool(4, "a"), cut + 1, false));
            } else {
                assertThrows(IllegalStateException.class,
                        () -> search(resumed, config, new ScriptedPool(4, "a"), cut + 1, true));
            }
            assertRepeats(config, resumed);
            List<Generation> before = decisions(resumed);
            assertEquals(decisions(straight).subList(0, before.size()), before);
            search(resumed, config, new ScriptedPool(4, "a"), Integer.MAX_VALUE, false);
            assertSame(straight, resumed);
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void manyKillsGiveTheSameTableToo(Kind kind) throws IOException {
        SearchConfig config = config(kind);
        Path resumed = temporary.resolve("resumed");
        StubRun.create(resumed);
        int sessions = 0;
        for (boolean ended = false; !ended;) {
            assertTrue(sessions++ < 2 * TRIALS, "it never ends");
            try {
                ended = search(resumed, config, new ScriptedPool(3, "b"), 1 + sessions % 3,
                        sessions % 2 == 0) != Reason.STOPPED;
            } catch (IllegalStateException killed) {
                assertEquals("killed", killed.getMessage());
            }
        }
        assertTrue(sessions > 6, "killed too rarely");
        assertSame(straight("straight", config, new ScriptedPool(3, "b")), resumed);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void exactlyTheBudgetIsTriedAndNoNetworkTwice(Kind kind) throws IOException {
        SearchConfig config = config(kind);
        var pool = new ScriptedPool(4, "c");
        List<Trial> trials = StubRun.trials(straight("run", config, pool));
        assertEquals(TRIALS, trials.size());
        assertTrue(trials.stream().allMatch(Trial::ended));
        assertEquals(TRIALS, trials.stream().map(trial -> trial.proposal().key()).distinct()
                .count());
        assertEquals(5, pool.fewest(), "one for each worker, and one that waits");
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void aParentHadEndedAndTheStrategyKnewIt(Kind kind) throws IOException {
        Path run = straight("run", config(kind), new ScriptedPool(4, "d"));
        Set<Integer> known = new HashSet<>();
        int descended = 0;
        for (Generation decision : decisions(run)) {
            known.addAll(decision.ended());
            Trial trial = StubRun.trials(run).get(decision.asked().getFirst().trial());
            assertTrue(known.containsAll(trial.proposal().parents()), trial::toString);
            descended += trial.proposal().parents().isEmpty() ? 0 : 1;
        }
        assertEquals(StubRun.history(run).endings().subList(0, known.size()).stream().sorted()
                .toList(), known.stream().sorted().toList());
        assertEquals(kind == Kind.RANDOM, descended == 0, "offspring of " + kind);
    }

    @ParameterizedTest
    @EnumSource(value = Kind.class, names = {"SURROGATE", "RANDOM"})
    void theOrderOfEndsDecidesWhereOutcomesDo(Kind kind) throws IOException {
        SearchConfig config = config(kind);
        Path first = straight("first", config, new ScriptedPool(4, "e"));
        Path second = straight("second", config, new ScriptedPool(4, "f"));
        assertNotEquals(StubRun.history(first).endings(), StubRun.history(second).endings());
        assertEquals(kind == Kind.RANDOM, keys(first).equals(keys(second)));
        assertRepeats(config, second);
    }

    private static List<String> keys(Path run) {
        return StubRun.proposals(run).stream().map(Proposal::key).toList();
    }

    @Test
    void aPoolThatDoesNotAskForMoreIsGivenItLater() throws IOException {
        SearchConfig config = config(Kind.NSGA2);
        Path run = straight("run", config, new ScriptedPool(4, "g", false));
        assertEquals(TRIALS, StubRun.trials(run).stream().filter(Trial::ended).count());
        assertRepeats(config, run);
    }

    @Test
    void whatIsLostGoesBackToTheQueueOnce() throws IOException {
        SearchConfig config = config(Kind.NSGA2);
        Path run = straight("run", config, new ScriptedPool(4, "h").losing());
        assertEquals(TRIALS, StubRun.trials(run).stream().filter(Trial::ended).count());
        assertEquals(TRIALS, StubRun.history(run).endings().size());
        assertRepeats(config, run);
        Path twice = temporary.resolve("twice");
        StubRun.create(twice);
        TrainingPool broken = (works, mayStart, listener) -> works.forEach(
                work -> listener.ended(work, new io.evowire.evaluate.Outcome.Lost("a cable")));
        var fault = assertThrows(UserException.class,
                () -> search(twice, config, broken, Integer.MAX_VALUE, false));
        assertTrue(String.valueOf(fault.getMessage()).startsWith("Trial 0 could not be done: "),
                fault::getMessage);
    }

    @Test
    void aResumeMayHaveMoreWorkersOrFewer() throws IOException {
        SearchConfig config = config(Kind.SURROGATE, "strategy.warmStart=true");
        Path run = temporary.resolve("run");
        StubRun.create(run);
        int[] workers = {4, 12, 1, 2};
        for (int i = 0; i < workers.length; i++) {
            search(run, config, new ScriptedPool(workers[i], "i"),
                    i < workers.length - 1 ? 5 : Integer.MAX_VALUE, false);
            assertRepeats(config, run);
        }
        assertEquals(TRIALS, StubRun.trials(run).stream().filter(Trial::ended).count());
    }

    @Test
    void aRaisedBudgetGoesOnWithWhatIsRecorded() throws IOException {
        Path run = temporary.resolve("run");
        StubRun.create(run);
        for (int trials : List.of(3, 4, 11, TRIALS)) {
            SearchConfig config = config(Kind.SURROGATE, "budget.trials=" + trials);
            assertEquals(Reason.TRIALS_SPENT, search(run, config, new ScriptedPool(4, "j"),
                    Integer.MAX_VALUE, false));
            assertEquals(trials, StubRun.trials(run).size());
            assertRepeats(config, run);
        }
    }

    @Test
    void timeThatIsUpEndsItAndMoreTimeGoesOn() throws IOException {
        Path run = temporary.resolve("run");
        StubRun.create(run);
        assertEquals(Reason.TIME_SPENT, search(run,
                config(Kind.NSGA2, "budget.trials=1000000", "budget.time=1s"),
                new ScriptedPool(4, "k"), Integer.MAX_VALUE, false));
        int before = StubRun.trials(run).size();
        SearchConfig more = config(Kind.NSGA2, "budget.trials=" + (before + 9));
        assertEquals(Reason.TRIALS_SPENT,
                search(run, more, new ScriptedPool(4, "k"), Integer.MAX_VALUE, false));
        assertRepeats(more, run);
    }

    @Test
    void aSpaceWithFewNetworksEnds() throws IOException {
        Path run = temporary.resolve("run");
        StubRun.create(run);
        SearchConfig config = config(Kind.NSGA2, "space.models.erdosRenyi=null",
                "space.models.barabasiAlbert=null",
                "space.models.wattsStrogatz={neighbours: {min: 2, max: 2}, rewiring: {min: 0, max: 0}}",
                "space.nodes={min: 3, max: 3}", "space.channels=[8, 12]",
                "space.operations=[separable3x3]", "space.stages={min: 1, max: 1}",
                "space.edgeEdits=false");
        assertEquals(Reason.SPACE_EXHAUSTED,
                search(run, config, new ScriptedPool(4, "l"), Integer.MAX_VALUE, false));
        assertEquals(2, StubRun.trials(run).size());
        assertRepeats(config, run);
    }

    @Test
    void aRunWithEndsOrDecisionsInAnotherOrderIsNotWhatWasDecided() throws IOException {
        SearchConfig config = config(Kind.SURROGATE);
        Path run = straight("run", config, new ScriptedPool(4, "m"));
        assertDifferent(config, changed(run, "swapped", true, 0),
                "which is not the order in which");
        assertDifferent(config, changed(run, "missing", false, 9), "Decision 10 is recorded after");
    }

    private static void assertDifferent(SearchConfig config, Path run, String what) {
        String found = Repetition.difference(factory(config), StubRun.history(run))
                .orElse("none");
        assertTrue(found.contains(what), found);
        var refused = assertThrows(UserException.class, () -> search(run, config,
                new ScriptedPool(4, "m"), Integer.MAX_VALUE, false));
        assertEquals(ExitCode.CORRUPT, refused.exitCode());
    }

    private Path changed(Path run, String name, boolean swapped, int missing)
            throws IOException {
        Path other = temporary.resolve(name);
        StubRun.create(other);
        History history = StubRun.history(run);
        List<Integer> endings = new ArrayList<>(history.endings());
        if (swapped) {
            endings.add(3, endings.remove(2));
        }
        try (TrialStore store = TrialStore.open(new RunFiles(other))) {
            store.propose(StubRun.proposals(run));
            for (int trial : endings) {
                store.end(new TrialEnd(trial,
                        history.trial(trial).orElseThrow().outcome().orElseThrow(), 1));
            }
            for (Generation decision : decisions(run)) {
                if (decision.generation() != missing) {
                    store.record(RunEvents.GENERATION, decision);
                }
            }
        }
        return other;
    }

    @Test
    void processesAreKeptBusy() throws IOException {
        SearchConfig config = config(Kind.NSGA2, "budget.trials=12");
        Path run = temporary.resolve("run");
        StubRun.create(run);
        assertEquals(Reason.TRIALS_SPENT, StubRun.search(run, config, "0", job -> {}));
        assertEquals(12, StubRun.trials(run).stream().filter(Trial::completed).count());
        assertRepeats(config, run);
        // Two train and one waits: more could not be known when the last one was decided on.
        assertEquals(9, decisions(run).stream().mapToInt(made -> made.ended().size()).sum());
        assertFalse(decisions(run).stream().anyMatch(made -> made.ended().size() > 1));
    }
}
