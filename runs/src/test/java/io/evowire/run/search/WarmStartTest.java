package io.evowire.run.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evowire.core.network.Network;
import io.evowire.core.network.TensorShape;
import io.evowire.evaluate.Candidate;
import io.evowire.evaluate.WarmStart;
import io.evowire.evaluate.parameters.Inheritance;
import io.evowire.genome.Genome;
import io.evowire.run.Thorough;
import io.evowire.run.config.SearchConfig;
import io.evowire.run.config.StrategyConfig.Kind;
import io.evowire.run.export.TrialsTable;
import io.evowire.run.json.Json;
import io.evowire.run.problem.CandidateFactory;
import io.evowire.run.store.Donor;
import io.evowire.run.store.History;
import io.evowire.run.store.Proposal;
import io.evowire.run.store.RunFiles;
import io.evowire.run.store.Trial;
import io.evowire.run.store.TrialStore;
import io.evowire.run.training.WarmStarts;
import io.evowire.run.training.Work;
import io.evowire.run.worker.StubWorker;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Searches whose offspring begin with the weights of their parents. */
@Tag("thorough")
class WarmStartTest {

    @TempDir
    private Path temporary;

    private static SearchConfig config(String... settings) {
        return StubRun.config(Stream
                .concat(Stream.of("strategy.warmStart=true",
                        "strategy.surrogate={initial: 4, offspring: 12, draws: 4}"),
                        Arrays.stream(settings))
                .toArray(String[]::new));
    }

    private static CandidateFactory factory(SearchConfig config) {
        return new CandidateFactory(config, new TensorShape(1, 28, 28), 3);
    }

    private Path straight(String name, SearchConfig config) throws IOException {
        return InlineSearch.straight(temporary.resolve(name), config);
    }

    private static String csv(Path directory) {
        return TrialsTable.csv(StubRun.config(), StubRun.trials(directory));
    }

    private static List<Donor> donors(Path directory) {
        return StubRun.proposals(directory).stream().map(Proposal::donor)
                .filter(Objects::nonNull).toList();
    }

    @ParameterizedTest
    @EnumSource(value = Kind.class, names = {"NSGA2", "REGULARIZED_EVOLUTION", "LOCAL_SEARCH",
            "SURROGATE"})
    void aDonorIsTheTrainedParentThatFitsMost(Kind kind) throws IOException {
        SearchConfig config = config("strategy.kind=" + kind, "budget.trials=60",
                "strategy.crossover=0.9", "strategy.rungs={count: 2, eta: 2}");
        Path run = straight("run", config);
        List<Trial> trials = StubRun.trials(run);
        int warm = 0;
        for (Trial trial : trials) {
            List<Double> shares = new ArrayList<>();
            for (int parent : trial.proposal().parents()) {
                assertTrue(trials.get(parent).completed());
                shares.add(Inheritance.of(network(config, trials.get(parent)),
                        network(config, trial)).share());
            }
            Donor donor = trial.proposal().donor();
            if (donor == null) {
                assertTrue(shares.stream().allMatch(share -> share == 0), "no donor was taken");
            } else {
                warm++;
                int at = trial.proposal().parents().indexOf(donor.trial());
                assertEquals(donor.share(), shares.get(at));
                assertEquals(shares.stream().max(Double::compare).orElseThrow(), donor.share());
                assertTrue(donor.share() > 0 && donor.share() <= 1);
            }
        }
        assertTrue(warm > 10, "hardly any: " + warm);
    }

    private static Network network(SearchConfig config, Trial trial) {
        return factory(config).network(Genome.parse(trial.proposal().genome()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"NSGA2 | {count: 1, eta: 3}",
            "NSGA2 | {count: 3, eta: 2}", "REGULARIZED_EVOLUTION | {count: 1, eta: 3}",
            "LOCAL_SEARCH | {count: 2, eta: 2}", "SURROGATE | {count: 1, eta: 3}"})
    void whateverIsRecordedWhenASearchStopsTheResumedOneEndsAsTheStraightOne(Kind kind,
            String rungs) throws IOException {
        SearchConfig config = config("strategy.kind=" + kind, "strategy.rungs=" + rungs,
                "budget.trials=14");
        Path straight = straight("straight", config);
        History whole = StubRun.history(straight);
        int records = whole.trials().size() + whole.trials().stream()
                .mapToInt(trial -> whole.rungs(trial.number()).size()).sum();
        assertFalse(donors(straight).isEmpty());
        for (int cut : Thorough.some(4, records - 1)) {
            Path resumed = temporary.resolve("cut-" + cut);
            InlineSearch.straight(InlineSearch.cut(resumed, cut, config), config);
            assertEquals(csv(straight), csv(resumed), "cut after " + cut);
            assertEquals(StubRun.proposals(straight), StubRun.proposals(resumed));
        }
    }

    @Test
    void whatIsTakenOverDecidesWhatComesOut() throws IOException {
        Path cold = straight("cold", StubRun.config("strategy.warmStart=false"));
        Path warm = straight("warm", config());
        assertEquals(StubRun.proposals(cold).subList(0, 4), StubRun.proposals(warm).subList(0, 4));
        assertNotEquals(StubRun.csv(cold), StubRun.csv(warm));
        assertEquals(List.of(), donors(cold));
        for (Proposal proposal : StubRun.proposals(cold)) {
            assertFalse(Json.line(proposal).contains("donor"), "as before there were donors");
        }
        String header = csv(warm).lines().findFirst().orElseThrow();
        assertTrue(header.endsWith(",genome,donor,inherited"), header);
        int columns = header.split(",").length;
        Donor last = donors(warm).getLast();
        assertTrue(csv(warm).lines().anyMatch(line -> line.contains(
                ",%d,%.6f".formatted(last.trial(), last.share()))), csv(warm));
        assertTrue(csv(warm).lines().skip(1).limit(4).allMatch(line -> line.endsWith(",,")));
        assertEquals(columns, 2 + StubRun.csv(cold).lines().findFirst().orElseThrow()
                .split(",").length);
    }

    @ParameterizedTest
    @EnumSource(value = Kind.class, names = {"RANDOM", "GRID", "REINFORCE"})
    void drawsHaveNoDonors(Kind kind) throws IOException {
        String strategy = "strategy.kind=" + kind;
        Path warm = straight("warm", config(strategy));
        assertEquals(StubRun.csv(straight("cold", StubRun.config(strategy))),
                StubRun.csv(warm));
        assertEquals(List.of(), donors(warm));
        assertFalse(config(strategy).strategy().inherits());
    }

    @Test
    void aCandidateLeadsBackToTheNearestDonorWhoseModelIsThere() throws IOException {
        SearchConfig config = config("strategy.kind=regularized-evolution", "budget.trials=40");
        History history = StubRun.history(straight("run", config));
        Trial late = history.trials().stream().filter(trial -> line(history, trial).size() >= 3)
                .findFirst().orElseThrow();
        List<Integer> line = line(history, late);
        WarmStart none = warmStart(config, history, late, List.of());
        assertNull(none.saved());
        assertEquals(line.size(), none.again().size());
        for (int i = 0; i < line.size(); i++) { // the oldest first
            Candidate donor = factory(config).candidate(
                    history.trial(line.get(line.size() - 1 - i)).orElseThrow().proposal());
            assertEquals(donor.network(), none.again().get(i).network());
            assertEquals(donor.recipe(), none.again().get(i).recipe());
        }
        WarmStart second = warmStart(config, history, late, line.subList(1, line.size()));
        assertEquals("hash of " + line.get(1), Objects.requireNonNull(second.saved()).model());
        assertEquals(none.again().subList(line.size() - 1, line.size()), second.again());
        WarmStart first = warmStart(config, history, late, line);
        assertNotNull(first.saved());
        assertEquals(List.of(), first.again());
        assertEquals(1 + line.size(), new WarmStarts(factory(config), history,
                trial -> Optional.empty()).candidate(late.proposal()).trainings());
    }

    private static WarmStart warmStart(SearchConfig config, History history, Trial trial,
            List<Integer> kept) {
        return Objects.requireNonNull(new WarmStarts(factory(config), history,
                number -> kept.contains(number)
                        ? Optional.of("hash of " + number)
                        : Optional.empty())
                .candidate(trial.proposal()).warmStart());
    }

    private static List<Integer> line(History history, Trial trial) {
        List<Integer> line = new ArrayList<>();
        for (Donor donor = trial.proposal().donor(); donor != null;) {
            line.add(donor.trial());
            donor = history.trial(donor.trial()).orElseThrow().proposal().donor();
        }
        return line;
    }

    @Test
    void repeatsAreTrainedFromScratch() throws IOException {
        SearchConfig config = config("budget.trials=20", "repeats={seeds: 2}");
        Path run = temporary.resolve("run");
        StubRun.create(run);
        List<Candidate> repeats = new ArrayList<>();
        List<Candidate> warm = new ArrayList<>();
        try (TrialStore store = TrialStore.open(new RunFiles(run))) {
            new SearchJob(factory(config), store, (works, mayStart, listener) -> {
                for (Work work : works) {
                    Candidate candidate = work.candidate();
                    (candidate.tested() ? repeats : warm).add(candidate);
                    listener.ended(work, StubWorker.outcome(candidate));
                }
            }, new InlineSearch(Integer.MAX_VALUE, false)).run(() -> {});
        }
        assertTrue(warm.stream().anyMatch(candidate -> candidate.warmStart() != null));
        assertFalse(repeats.isEmpty());
        assertTrue(repeats.stream().allMatch(candidate -> candidate.warmStart() == null));
    }
}
