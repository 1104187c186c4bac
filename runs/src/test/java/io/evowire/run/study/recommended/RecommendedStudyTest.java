package io.evowire.run.study.recommended;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evowire.core.network.TensorShape;
import io.evowire.evaluate.Outcome;
import io.evowire.run.UserException;
import io.evowire.run.config.NoveltyConfig;
import io.evowire.run.config.Reading;
import io.evowire.run.config.SearchConfig;
import io.evowire.run.config.TaskConfig;
import io.evowire.run.console.RecommendedTable;
import io.evowire.run.problem.Run;
import io.evowire.run.search.StubSearch;
import io.evowire.run.store.RunFiles;
import io.evowire.run.store.Trial;
import io.evowire.run.store.TrialStore;
import io.evowire.run.study.StudyEntry;
import io.evowire.run.study.Trained;
import io.evowire.run.study.recommended.RecommendedReading.Arm;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plans and readings over searches whose trainings are stubs. */
final class RecommendedStudyTest {

    private static final TensorShape SHAPE = new TensorShape(1, 28, 28);
    private static final SearchConfig CONFIG = StubSearch.config(List.of());

    @TempDir
    private static Path temporary;

    @BeforeAll
    static void searches() throws IOException {
        for (int seed = 1; seed <= 3; seed++) {
            search("random-" + seed, seed, "random");
            search("nsga2-" + seed, seed, "nsga2");
        }
    }

    private static void search(String name, int seed, String kind) throws IOException {
        StubSearch.search(temporary.resolve(name), "inline", List.of("seed=" + seed,
                "budget.trials=12", "strategy.kind=" + kind), trial -> {});
    }

    private static Run run(String name) {
        return Run.open(new RunFiles(temporary.resolve(name)));
    }

    private static List<Run> runs() {
        return List.of(run("random-1"), run("random-2"), run("random-3"), run("nsga2-1"),
                run("nsga2-2"), run("nsga2-3"));
    }

    @Test
    void searchesForNoveltyDetectionAreRefused() {
        Run run = run("nsga2-1");
        var novelty = run.with(run.config().with(
                new TaskConfig(new NoveltyConfig(2, 1, NoveltyConfig.NONE))));
        String said = assertThrows(UserException.class, () -> RecommendedStudy.of(
                List.of(run("random-1"), novelty), List.of(), Optional.of(9), 1, CONFIG))
                .getMessage();
        assertTrue(said.contains("nsga2-1 is a search for novelty detection"), said);
        assertTrue(said.contains("'study novelty' reads such searches"), said);
    }

    private static RecommendedStudy study(int seeds) {
        return RecommendedStudy.of(runs(), List.of(), Optional.of(9), seeds, CONFIG);
    }

    private static RecommendedReading read(RecommendedStudy study,
            ToDoubleFunction<StudyEntry> accuracy) {
        return study.read(study.plan(SHAPE, 3).stream().map(entry -> new Trained(entry.id(),
                entry.what(), "", entry.candidate().recipe(), outcome(accuracy.applyAsDouble(
                        entry)),
                0)).toList());
    }

    private static Outcome outcome(double test) {
        return test < 0
                ? new Outcome.Diverged(3, "NaN")
                : new Outcome.Completed(0.5, 1, List.of(), test, null, null);
    }

    @Test
    void eachNetworkIsTrainedOnceForEachSeedWhoeverRecommendsIt() {
        var study = study(3);
        List<StudyEntry> plan = study.plan(SHAPE, 3);
        assertEquals(plan, study(3).plan(SHAPE, 3), "the same each time");
        Set<String> keys = new HashSet<>();
        Set<Long> initial = new HashSet<>();
        Set<Long> orders = new HashSet<>();
        for (StudyEntry entry : plan) {
            keys.add(entry.what().get("key").asText());
            initial.add(entry.candidate().recipe().seed());
            orders.add(entry.candidate().recipe().seedOfImages());
            assertTrue(entry.candidate().tested());
            assertEquals(9, entry.candidate().recipe().steps(7_000));
        }
        assertEquals(3 * keys.size(), plan.size());
        assertEquals(plan.size(), initial.size());
        assertEquals(3, orders.size(), "with one seed all networks see one order");
        assertTrue(keys.size() < 6 * 5 * Reading.values().length, "some are recommended twice");
        // A study of fewer seeds is a part of it, so that seeds can be added.
        assertEquals(study(2).plan(SHAPE, 3).stream().map(StudyEntry::id).toList(),
                plan.stream().map(StudyEntry::id).limit(2L * keys.size()).toList());
    }

    @Test
    void aSearchRecommendsItsMostAccurateNetworkWithinABudget() {
        Run run = run("random-1");
        List<Trial> trials = TrialStore.read(run.files()).trials();
        double all = trials.stream().mapToDouble(t -> t.proposal().cost().macs()).max()
                .orElseThrow();
        double least = trials.stream().mapToDouble(t -> t.proposal().cost().macs()).min()
                .orElseThrow();
        var choices = Searched.of(run, "random", List.of(least - 1, least, all)).choices()
                .get(Reading.OBSERVED);
        assertNull(choices.getFirst());
        assertEquals((long) least, choices.get(1).macs());
        double best = trials.stream().mapToDouble(t -> t.accuracy().orElse(0)).max().orElseThrow();
        assertEquals(best, trials.stream()
                .filter(t -> t.proposal().key().equals(choices.get(2).key())).findFirst()
                .orElseThrow().accuracy().orElseThrow());
    }

    @Test
    void armsAreComparedWithTheFirst() {
        var study = study(2);
        // Whatever nsga2 alone recommends is 0.1 better.
        Set<String> random = new HashSet<>();
        study.searches().stream().filter(search -> search.run().contains("random"))
                .forEach(search -> search.choices().get(Reading.OBSERVED)
                        .forEach(choice -> random.add(choice == null ? "" : choice.key())));
        RecommendedReading reading = read(study,
                entry -> random.contains(entry.what().get("key").asText()) ? 0.5 : 0.6);

        List<Arm> observed = reading.arms().stream()
                .filter(arm -> arm.reading() == Reading.OBSERVED).toList();
        assertEquals(2, observed.size());
        Arm first = observed.getFirst();
        Arm second = observed.getLast();
        assertEquals("strategy.kind=random", first.settings());
        for (int i = 0; i < 3; i++) {
            double found = study.searches().get(i).choices().get(Reading.OBSERVED).stream()
                    .filter(Objects::nonNull).count();
            assertEquals((found * 0.5 + (5 - found) / 3) / 5, first.accuracies().get(i), 1e-9,
                    "a guess where nothing is cheap enough");
        }
        assertNull(first.probability());
        assertNull(first.gain());
        assertTrue(second.accuracies().stream().anyMatch(accuracy -> accuracy > 0.5));
        assertEquals(second.accuracies().stream().mapToDouble(x -> x).average().orElseThrow(),
                second.byBudget().stream().mapToDouble(x -> x).average().orElseThrow(), 1e-9);
        assertTrue(second.pairs().middle() >= 0);
        assertEquals(second.probability(), second.adjusted(), "one test needs no correction");
        String text = RecommendedTable.text(reading);
        assertTrue(text.contains("strategy.kind=nsga2"), text);
    }

    @Test
    void whatNeverEndsCountsAsAGuess() {
        RecommendedReading reading = read(study(1), entry -> -1);
        assertEquals(reading.networks(), reading.failed());
        reading.arms().getFirst().accuracies().forEach(a -> assertEquals(1 / 3.0, a, 1e-9));
        assertNotEquals(RecommendedTable.text(reading), RecommendedTable.text(
                read(study(1), entry -> 1 / 3.0)), "it is said");
    }

    @Test
    void otherImagesAreRefused() {
        var refused = assertThrows(UserException.class,
                () -> study(1).plan(new TensorShape(3, 32, 32), 10));
        assertTrue(refused.getMessage().contains("choose a --data like theirs"),
                refused.getMessage());
    }
}
