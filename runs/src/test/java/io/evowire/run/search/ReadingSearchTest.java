package io.evowire.run.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evowire.core.network.TensorShape;
import io.evowire.evaluate.Outcome;
import io.evowire.evaluate.parameters.Inheritance;
import io.evowire.genome.Genome;
import io.evowire.run.Thorough;
import io.evowire.run.config.SearchConfig;
import io.evowire.run.export.TrialsTable;
import io.evowire.run.problem.CandidateFactory;
import io.evowire.run.reading.Belief;
import io.evowire.run.reading.EarlierBeliefs;
import io.evowire.run.reading.RunReading;
import io.evowire.run.store.Donor;
import io.evowire.run.store.History;
import io.evowire.run.store.Redraws;
import io.evowire.run.store.Repeat;
import io.evowire.run.store.RunFiles;
import io.evowire.run.store.Session;
import io.evowire.run.store.Trial;
import io.evowire.run.store.TrialEnd;
import io.evowire.run.store.TrialStore;
import io.evowire.run.generation.NewTrial;
import io.evowire.run.strategy.Suggestion;
import io.evowire.run.training.DonorChoice;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Searches that are read by what is believed of their networks. */
@Tag("thorough")
class ReadingSearchTest {

    @TempDir
    private Path temporary;

    private static SearchConfig config(String... settings) {
        return StubRun.config(Stream.concat(
                Stream.of("reading=posterior", "strategy.warmStart=true", "budget.trials=24"),
                Arrays.stream(settings)).toArray(String[]::new));
    }

    private static CandidateFactory factory(SearchConfig config) {
        return new CandidateFactory(config, new TensorShape(1, 28, 28), 3);
    }

    private Path straight(String name, SearchConfig config) throws IOException {
        Path directory = temporary.resolve(name);
        StubRun.create(directory);
        new InlineSearch(Integer.MAX_VALUE, false).search(directory, config);
        return directory;
    }

    private static History history(Path directory) {
        return TrialStore.read(new RunFiles(directory));
    }

    /** Both tables. */
    private static String tables(SearchConfig config, Path directory) {
        RunReading reading = RunReading.of(factory(config), history(directory));
        return TrialsTable.csv(config, history(directory).trials(), reading.beliefs())
                + TrialsTable.csv(config, reading.front(), reading.beliefs());
    }

    private static List<Integer> numbers(List<Trial> trials) {
        return trials.stream().map(Trial::number).toList();
    }

    private static List<Integer> repeated(Path directory) {
        History history = history(directory);
        return numbers(history.trials().stream()
                .filter(trial -> !history.repeats(trial.number()).isEmpty()).toList());
    }

    @Test
    void whomToTrainAgainFollowsFromWhatTheSearchSaw() throws IOException {
        SearchConfig config = config("repeats.seeds=2");
        Path run = straight("run", config);
        RunReading before = RunReading.ofSearch(factory(config), history(run));
        assertEquals(List.copyOf(new TreeSet<>(numbers(before.front()))), repeated(run));
        assertNotEquals(before.observedFront(), before.front(), "nothing is different");
        int all = repeats(run).size();
        new InlineSearch(Integer.MAX_VALUE, false).search(run, config);
        assertEquals(all, repeats(run).size(), "trained again because of the repeats");
    }

    private static List<Repeat> repeats(Path directory) {
        History history = history(directory);
        return history.trials().stream()
                .flatMap(trial -> history.repeats(trial.number()).stream()).toList();
    }

    static List<List<String>> settings() {
        return List.of(List.of("repeats.seeds=2", "strategy.rungs={count: 2, eta: 2}"),
                List.of("strategy.kind=surrogate", "race={share: 0.25, seeds: 2}",
                        "strategy.batch=4",
                        "strategy.surrogate={initial: 8, looks: 3, offspring: 12, draws: 4}"));
    }

    @ParameterizedTest
    @MethodSource("settings")
    void whateverIsRecordedWhenASearchStopsTheResumedOneIsReadAsTheStraightOne(
            List<String> settings) throws IOException {
        SearchConfig config = config(settings.toArray(String[]::new));
        Path straight = straight("straight", config);
        var whole = new InlineSearch(Integer.MAX_VALUE, false);
        Path counted = temporary.resolve("counted");
        StubRun.create(counted);
        whole.search(counted, config);
        for (int cut : Thorough.some(3, whole.records() - 1)) {
            Path resumed = temporary.resolve("cut-" + cut);
            StubRun.create(resumed);
            var session = new InlineSearch(cut, true);
            assertThrows(IllegalStateException.class, () -> session.search(resumed, config));
            new InlineSearch(Integer.MAX_VALUE, false).search(resumed, config);
            assertEquals(tables(config, straight), tables(config, resumed), "cut after " + cut);
            assertEquals(StubRun.proposals(straight), StubRun.proposals(resumed));
        }
    }

    @Test
    void ofDonorsThatFitEquallyTheOneThatIsBelievedBetterGives() throws IOException {
        String child = "WS(4, 0.5) n=9 seed=3 c=16 separable3x3";
        List<Genome> parents = withOneMoreEdge(child);
        Path directory = temporary.resolve("donors");
        StubRun.create(directory);
        CandidateFactory posterior = factory(config());
        CandidateFactory observed = factory(config("reading=observed"));
        record(directory, parents, posterior);
        var beliefs = EarlierBeliefs.before(2, posterior, history(directory));
        int better = 0;
        int younger = 0;
        for (int a = 0; a < parents.size(); a++) {
            for (int b = a + 1; b < parents.size(); b++) {
                if (share(posterior, parents.get(a), child) == share(posterior, parents.get(b),
                        child)) {
                    var suggestion = new Suggestion(Genome.parse(child), List.of(a, b), List.of(),
                            Redraws.NONE, true);
                    assertEquals(a, donor(observed, directory, suggestion));
                    boolean second = mean(beliefs, b) > mean(beliefs, a);
                    assertEquals(second ? b : a, donor(posterior, directory, suggestion));
                    better++;
                    younger += second ? 1 : 0;
                }
            }
        }
        assertTrue(younger > 3 && better - younger > 3, younger + " of " + better);
    }

    private static double mean(EarlierBeliefs beliefs, int trial) {
        return beliefs.of(trial).map(Belief::mean).orElseThrow();
    }

    private static int donor(CandidateFactory factory, Path directory, Suggestion suggestion) {
        return new DonorChoice(factory, history(directory)).of(suggestion, 2).map(Donor::trial)
                .orElseThrow();
    }

    private static double share(CandidateFactory factory, Genome donor, String child) {
        return Inheritance.of(factory.network(donor), factory.network(Genome.parse(child)))
                .share();
    }

    private static List<Genome> withOneMoreEdge(String child) {
        int edges = Genome.parse(child).stages().getFirst().wiring().edges().size();
        List<Genome> parents = new ArrayList<>();
        for (int to = 1; to < 9; to++) {
            for (int from = 0; from < to; from++) {
                try {
                    Genome parent = Genome.parse("%s +%d->%d".formatted(child, from, to));
                    if (parent.stages().getFirst().wiring().edges().size() > edges) {
                        parents.add(parent);
                    }
                } catch (IllegalArgumentException e) {
                    continue; // the edge is there already
                }
            }
        }
        return parents;
    }

    private static void record(Path directory, List<Genome> genomes, CandidateFactory factory)
            throws IOException {
        try (TrialStore store = TrialStore.open(new RunFiles(directory))) {
            store.opened(new Session(1, "2026-01-02T03:04:05Z", factory.config().budget(),
                    "test"));
            for (int i = 0; i < genomes.size(); i++) {
                store.propose(List.of(new NewTrial(i, 1, "key" + i,
                        new Suggestion(genomes.get(i), List.of(), List.of(), Redraws.NONE, true),
                        Redraws.NONE).proposal(factory)));
                store.end(new TrialEnd(i, new Outcome.Completed(0.7 + 0.1 * Math.sin(i), 1,
                        List.of()), i + 1));
            }
        }
    }
}
