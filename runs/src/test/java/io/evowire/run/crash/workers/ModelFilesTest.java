package io.evowire.run.crash.workers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evowire.run.cli.StubMain;
import io.evowire.run.problem.FitnessScale;
import io.evowire.run.problem.Run;
import io.evowire.run.search.StubSearch;
import io.evowire.run.store.RunFiles;
import io.evowire.run.store.Trial;
import io.evowire.run.store.TrialStore;
import io.evowire.run.verify.Verification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The models of the front's members are files like no other: recorded, checked, never needed. */
class ModelFilesTest {

    @TempDir
    private static Path made;
    @TempDir
    private Path temporary;
    private RunFiles files;

    @BeforeAll
    static void search() {
        assertEquals(0, StubMain.here(made.resolve("run").toString(), "slow:0", "12",
                "strategy.warmStart=false"));
    }

    @BeforeEach
    void copy() throws IOException {
        files = new RunFiles(temporary.resolve("run"));
        try (var all = Files.walk(made.resolve("run"))) {
            for (Path file : all.toList()) {
                Files.copy(file, temporary.resolve(made.relativize(file)));
            }
        }
    }

    private static Set<Path> models(RunFiles files) throws IOException {
        try (var models = Files.list(files.models())) {
            return models.collect(Collectors.toSet());
        }
    }

    private static List<Trial> front(RunFiles files) {
        return FitnessScale.of(Run.open(files).factory()).front(TrialStore.read(files).trials());
    }

    private static void holdsTheFront(RunFiles files) throws IOException {
        assertEquals(front(files).stream().map(trial -> files.model(trial.number()))
                .collect(Collectors.toSet()), models(files));
        for (Trial trial : front(files)) {
            assertEquals("the model of trial " + trial.number(),
                    Files.readString(files.model(trial.number())));
        }
        assertEquals(List.of(), Verification.faults(files));
    }

    @Test
    void modelsOfTheFrontAndNoOthersAreKept() throws IOException {
        assertTrue(front(files).size() > 1 && front(files).size() < 12);
        holdsTheFront(files);
    }

    @Test
    void whatASessionLeftBehindIsRemovedByTheNext() throws IOException {
        Files.writeString(files.writtenModel(99), "cut short");
        Files.writeString(files.model(98), "of a trial that was never recorded");
        Path foreign = Files.writeString(files.models().resolve("notes.txt"), "the user's own");
        assertEquals(0, StubMain.here(files.directory().toString(), "slow:0", "16"));
        assertTrue(Files.deleteIfExists(foreign));
        holdsTheFront(files);
    }

    @Test
    void aMissingModelAndAChangedOneAreNamed() throws IOException {
        Path first = files.model(front(files).getFirst().number());
        Path last = files.model(front(files).getLast().number());
        Files.delete(first);
        Files.writeString(last, "another");
        assertEquals(
                Set.of("%s, a model of the front, is missing.".formatted(first),
                        "%s is not the model that was recorded.".formatted(last)),
                Set.copyOf(Verification.faults(files)));
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 5})
    void aResumeKeepsTheModelsThatTheSearchKept(int population) throws IOException {
        var warm = new RunFiles(temporary.resolve("warm"));
        List<String> settings = List.of("budget.trials=60", "strategy.population=" + population);
        StubSearch.search(warm.directory(), "models", settings, trial -> {});
        List<Integer> endings = TrialStore.read(warm).endings();
        assertNotEquals(endings.stream().sorted().toList(), endings, "else this tells nothing");
        Set<Path> kept = models(warm);
        StubSearch.search(warm.directory(), "models", settings, trial -> {});
        assertEquals(kept, models(warm));
    }

    @Test
    void ofDonorsTheNewestAreKeptHoweverLongTheSearch() throws IOException {
        var warm = new RunFiles(temporary.resolve("warm"));
        StubSearch.search(warm.directory(), "models", List.of("budget.trials=60"), trial -> {});
        List<Path> front = front(warm).stream().map(trial -> warm.model(trial.number())).toList();
        assertTrue(models(warm).containsAll(front));
        assertTrue(models(warm).contains(warm.model(59)), "the newest");
        List<Path> others = models(warm).stream().filter(model -> !front.contains(model)).toList();
        assertTrue(others.size() > 4 && others.size() <= 16, others.toString());
        assertEquals(List.of(), Verification.faults(warm));
        Files.delete(others.getFirst());
        assertEquals(List.of(), Verification.faults(warm), "it is only trained again");
        Files.writeString(others.getLast(), "another");
        assertEquals(List.of("%s is not the model that was recorded.".formatted(others.getLast())),
                Verification.faults(warm));
    }

    @Test
    void theSearchGoesOnWithoutThem() throws IOException {
        for (Path model : models(files)) {
            Files.delete(model);
        }
        assertEquals(0, StubMain.here(files.directory().toString(), "slow:0", "16"));
        RunFiles straight = new RunFiles(temporary.resolve("straight"));
        assertEquals(0, StubMain.here(straight.directory().toString(), "slow:0", "16",
                "strategy.warmStart=false"));
        assertEquals(Child.table(straight), Child.table(files));
    }
}
