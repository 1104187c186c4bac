package io.evowire.run.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evowire.core.network.TensorShape;
import io.evowire.run.Thorough;
import io.evowire.run.config.Budget;
import io.evowire.run.config.SearchConfig;
import io.evowire.run.problem.CandidateFactory;
import io.evowire.run.problem.FitnessScale;
import io.evowire.run.store.History;
import io.evowire.run.store.Proposal;
import io.evowire.run.store.Race;
import io.evowire.run.store.Repeat;
import io.evowire.run.store.RunFiles;
import io.evowire.run.store.Session;
import io.evowire.run.store.Trial;
import io.evowire.run.store.TrialStore;
import io.evowire.run.store.WorkerDeath;
import io.evowire.run.strategy.SearchEnded.Reason;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The last part of a budget goes to the front's members. */
@Tag("thorough")
class RaceTest {

    @TempDir
    private Path temporary;

    private static SearchConfig config(String... settings) {
        return StubRun.config(Stream.concat(Stream.of("race={share: 0.15, seeds: 3}",
                "space.operations=[separable3x3]", "space.channels=[8, 12, 16, 24, 32, 48]",
                "strategy.batch=4"), Stream.of(settings)).toArray(String[]::new));
    }

    private Path run(String name, SearchConfig... configs) throws IOException {
        Path directory = temporary.resolve(name);
        StubRun.create(directory);
        for (SearchConfig config : configs) {
            new InlineSearch(0, false).search(directory, config);
        }
        return directory;
    }

    private static History history(Path run) {
        return TrialStore.read(new RunFiles(run));
    }

    private static List<Repeat> repeats(Path run) {
        History history = history(run);
        return history.trials().stream()
                .flatMap(trial -> history.repeats(trial.number()).stream()).toList();
    }

    private static List<String> trained(Path run) {
        return repeats(run).stream().map(repeat -> repeat.id() + " " + repeat.seed() + " "
                + repeat.race() + " " + repeat.outcome()).toList();
    }

    @Test
    void theLastPartOfTheTrialsGoesToMembersOfTheFront() throws IOException {
        SearchConfig config = config("budget.trials=40");
        Path run = run("run", config);
        History history = history(run);
        assertEquals(34, history.decided());
        assertEquals(6, history.raced());
        Race race = history.race().orElseThrow();
        assertEquals(List.of(1, 34, 2),
                List.of(race.race(), race.trials(), race.members().size()));
        List<Integer> front = FitnessScale
                .of(new CandidateFactory(config, new TensorShape(1, 28, 28), 3))
                .front(history.trials()).stream().map(Trial::number).toList();
        assertTrue(front.containsAll(race.members()), race::toString);
        for (int member : race.members()) {
            assertEquals(List.of(0, 1, 2),
                    history.repeats(member).stream().map(Repeat::repeat).toList());
        }
        assertTrue(repeats(run).stream().allMatch(repeat -> Integer.valueOf(1)
                .equals(repeat.race())));
        assertEquals("TRIALS_SPENT", history.end().orElseThrow().reason());
    }

    @Test
    void theSearchDecidesAsItDoesWithoutARace() throws IOException {
        List<Proposal> without = StubRun.proposals(run("without",
                config("budget.trials=40", "race.share=0")));
        assertEquals(without.subList(0, 34),
                StubRun.proposals(run("with", config("budget.trials=40"))));
        assertEquals(0, history(temporary.resolve("without")).raced());
    }

    @Test
    void afterARaisedBudgetItWaitsUntilTheSearchEndsAgain() throws IOException {
        Path straight = run("straight", config("budget.trials=60"));
        Path raised = run("raised", config("budget.trials=20"), config("budget.trials=21"),
                config("budget.trials=60"));
        assertEquals(StubRun.proposals(straight), StubRun.proposals(raised));
        assertEquals(StubRun.csv(straight), StubRun.csv(raised));
        assertEquals(60, history(straight).decided() + history(straight).raced());
        assertEquals(60, history(raised).decided() + history(raised).raced());
        assertTrue(history(raised).race().orElseThrow().race() > 1);
        assertEquals(51, history(raised).race().orElseThrow().trials());
    }

    @Test
    void killedAfterAnyEventItEndsAsTheStraightRun() throws IOException {
        SearchConfig config = config("budget.trials=14", "race.share=0.4");
        Path straight = run("straight", config);
        assertTrue(history(straight).raced() >= 3);
        boolean killed = true;
        for (int commit = 1; killed; commit += Thorough.of(3, 1)) {
            Path run = run("killed" + commit);
            int last = commit;
            if (kill(run, config, commit)) {
                assertEquals(Reason.TRIALS_SPENT,
                        new InlineSearch(0, false).search(run, config));
            } else {
                killed = false;
                assertTrue(commit > 15, () -> last + " commits");
            }
            assertEquals(StubRun.csv(straight), StubRun.csv(run));
            assertEquals(trained(straight), trained(run));
            assertEquals(history(straight).race().map(Race::members),
                    history(run).race().map(Race::members));
            assertEquals(1, history(run).race().orElseThrow().race());
        }
    }

    // After so many commits; whether there were as many.
    private static boolean kill(Path run, SearchConfig config, int commits) {
        var left = new AtomicInteger(commits);
        try (TrialStore store = TrialStore.open(new RunFiles(run), history -> List.of(),
                commit -> {
                    if (left.decrementAndGet() == 0) {
                        throw new IllegalStateException("killed");
                    }
                })) {
            if (commits > 100) {
                throw new AssertionError("it never ends");
            }
            new InlineSearch(0, false).search(store, config);
            return false;
        } catch (IllegalStateException e) {
            assertEquals("killed", e.getMessage());
            return true;
        }
    }

    @Test
    void repeatsThatAreAskedForLaterAreThoseOfTheRace() throws IOException {
        SearchConfig config = config("budget.trials=40", "repeats.seeds=3");
        Path run = run("run", config);
        History history = history(run);
        List<Integer> front = FitnessScale
                .of(new CandidateFactory(config, new TensorShape(1, 28, 28), 3))
                .front(history.trials()).stream().map(Trial::number).toList();
        assertEquals(3 * front.size(), repeats(run).size());
        assertEquals(6, history.raced());
        Path later = run("later", config("budget.trials=34", "race.share=0", "repeats.seeds=3"));
        assertEquals(repeats(later).stream().map(Repeat::seed).sorted().toList(),
                repeats(run).stream().map(Repeat::seed).sorted().toList());
    }

    // Half of 200 seconds are for the search; a session was killed after 150.
    @Test
    void theLastPartOfTheTimeGoesToTheFront() throws IOException {
        Path run = run("run", config("budget.trials=12", "race.share=0"));
        try (TrialStore store = TrialStore.open(new RunFiles(run))) {
            store.opened(new Session(1, "2026-11-29T12:00:00Z", new Budget(12, "none"), "test"));
            store.died(new WorkerDeath(0, 0, "killed", 150));
        }
        SearchConfig half = config("budget.trials=40", "budget.time=200s", "race.share=0.5");
        assertEquals(Reason.TIME_SPENT, new InlineSearch(0, false).search(run, half));
        History history = history(run);
        assertEquals(12, history.decided());
        assertEquals(12, history.race().orElseThrow().trials());
        assertEquals(Math.min(28, 3 * history.race().orElseThrow().members().size()),
                history.raced());
        SearchConfig more = config("budget.trials=40", "budget.time=1h", "race.share=0.5");
        assertEquals(Reason.TRIALS_SPENT, new InlineSearch(0, false).search(run, more));
        assertEquals(20, history(run).decided());
        assertTrue(history(run).raced() <= 20, () -> history(run).raced() + " trainings");
    }

    @Test
    void theTimeOfAKilledRaceIsSpent() throws IOException {
        SearchConfig config = config("budget.trials=14", "race.share=0.4");
        Path run = run("run");
        assertThrows(IllegalStateException.class,
                () -> new InlineSearch(9 + 3, true).search(run, config));
        History history = history(run);
        assertEquals(3, history.raced());
        assertEquals(repeats(run).stream().mapToDouble(Repeat::sessionSeconds).max().orElseThrow(),
                history.searchSeconds());
        assertTrue(history.raceSeconds() > 0);
        assertTrue(history.raceSeconds() < history.searchSeconds());
    }
}
