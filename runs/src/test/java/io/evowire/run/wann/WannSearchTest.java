package io.evowire.run.wann;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evowire.core.wann.Activation;
import io.evowire.evaluate.data.ImageDataset;
import io.evowire.evaluate.wann.WannAccuracy;
import io.evowire.evaluate.wann.WannImages;
import io.evowire.evaluate.wann.WannRecipe;
import io.evowire.evaluate.wann.WannWorkers;
import io.evowire.run.ExitCode;
import io.evowire.run.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WannSearchTest {

    static final int GENERATIONS = 20;

    private static final ImageDataset IMAGES = SmallImages.of(1);

    /** As if the process died once a generation is recorded. */
    private static final class Death extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    @TempDir
    private Path temporary;

    static WannSettings settings(long seed) {
        return new WannSettings(seed, 20, 8, 64, 0.2, 4,
                Activation.WITHOUT_STEP.stream().map(Activation::spelling).toList());
    }

    static WannSearch.Progress dyingAfter(int generations) {
        return new WannSearch.Progress() {
            private int recorded;

            @Override
            public void again(int done, int all) {}

            @Override
            public void recorded(WannHistory history) {
                if (++recorded == generations) {
                    throw new Death();
                }
            }
        };
    }

    static final WannSearch.Progress SILENT = dyingAfter(Integer.MAX_VALUE);

    private WannFiles created(String name, long seed) throws IOException {
        var files = new WannFiles(temporary.resolve(name));
        WannSearch.create(files, settings(seed), "small", IMAGES);
        return files;
    }

    private static WannSearch to(WannFiles files, int generations, int threads) {
        return new WannSearch(files, IMAGES, new WannBudget(generations, "none"), threads);
    }

    /** All that follows from settings and images: generations without their times, and files. */
    static List<String> bits(WannFiles files) throws IOException {
        List<String> bits = new ArrayList<>(Files.readAllLines(files.table()).stream()
                .map(row -> row.substring(0, row.lastIndexOf(','))).toList());
        bits.add(Files.readString(files.champion()));
        WannHistory history = WannSearch.read(files);
        bits.add(history.checkpoint().orElseThrow().toString());
        bits.add(history.champion().orElseThrow().toString());
        return bits;
    }

    @Test
    void aSearchThatDiesAfterAnyGenerationEndsWithTheSameBits() throws IOException {
        WannFiles straight = created("straight", 1);
        to(straight, GENERATIONS, 1).run(() -> true, SILENT);
        WannFiles broken = created("broken", 1);
        for (int died = 0; died < GENERATIONS - 1; died++) {
            assertThrows(Death.class,
                    () -> to(broken, GENERATIONS, 1).run(() -> true, dyingAfter(1)));
        }
        to(broken, GENERATIONS, 1).run(() -> true, SILENT);
        assertEquals(bits(straight), bits(broken));
        assertEquals(List.of(), WannVerification.faults(broken));
    }

    @Test
    void aSearchThatIsStoppedAndGetsMoreGenerationsEndsWithTheSameBitsOnAnyNumberOfThreads()
            throws IOException {
        WannFiles straight = created("straight", 2);
        to(straight, 21, 1).run(() -> true, SILENT);
        WannFiles stopped = created("stopped", 2);
        to(stopped, 5, 3).run(() -> true, SILENT);
        assertEquals(5, WannSearch.read(stopped).last());
        int[] left = {6};
        to(stopped, 21, 2).run(() -> left[0]-- > 0, SILENT);
        assertEquals(11, WannSearch.read(stopped).last());
        to(stopped, 21, 2).run(() -> true, SILENT);
        assertEquals(bits(straight), bits(stopped));
        to(stopped, 21, 2).run(() -> true, SILENT); // nothing is left to do
        assertEquals(bits(straight), bits(stopped));
    }

    @Test
    void anotherSeedTakesAnotherCourseAndSearchingHelps() throws IOException {
        WannFiles one = created("one", 1);
        WannHistory history = to(one, 30, 1).run(() -> true, SILENT);
        WannFiles other = created("other", 2);
        assertNotEquals(history.generation(3).best(),
                to(other, 3, 1).run(() -> true, SILENT).generation(3).best());
        double before = history.generation(1).best();
        double after = history.generation(30).best();
        assertTrue(after > before + 0.05, before + " to " + after);
        assertEquals(history.generation(30).front().getLast().mean(), after);
        WannSummary summary = WannSummary.of(history, false);
        assertEquals("finished", summary.state());
        assertEquals(600, summary.networks());
    }

    @Test
    void otherImagesAreRefused() throws IOException {
        WannFiles files = created("run", 1);
        var search = new WannSearch(files, SmallImages.of(2), new WannBudget(3, "none"), 1);
        var refused = assertThrows(UserException.class, () -> search.run(() -> true, SILENT));
        assertTrue(String.valueOf(refused.getMessage()).contains("is not the one of this search"));
        assertThrows(UserException.class, () -> created("run", 1));
    }

    @Test
    void damageIsFoundAndAResumeRefusesIt() throws IOException {
        WannFiles files = created("run", 1);
        to(files, 4, 1).run(() -> true, SILENT);
        assertEquals(List.of(), WannVerification.faults(files));
        Path population = population(files);
        byte[] whole = Files.readAllBytes(population);
        byte[] damaged = whole.clone();
        damaged[damaged.length / 2] ^= 1;
        Files.write(population, damaged);
        assertEquals(1, WannVerification.faults(files).size());
        assertEquals(ExitCode.CORRUPT, assertThrows(UserException.class,
                () -> to(files, 6, 1).run(() -> true, SILENT)).exitCode());
        Files.delete(population);
        assertTrue(WannVerification.faults(files).getFirst().contains("is missing"));
        Files.write(population, whole);
        assertEquals(List.of(), WannVerification.faults(files));
        String champion = Files.readString(files.champion());
        Files.writeString(files.champion(), champion.replaceFirst("\\[\\[\\d+", "[[1"));
        assertEquals(1, WannVerification.faults(files).size(), "another network");
        Files.delete(files.champion());
        assertTrue(WannVerification.faults(files).getFirst().contains("champion.json is missing"));
        Files.writeString(files.champion(), champion);
        String table = Files.readString(files.table());
        Files.writeString(files.table(), table.substring(0, table.lastIndexOf('\n', 200) + 1));
        assertEquals(1, WannVerification.faults(files).size(), "a beginning of the table");
        Files.writeString(files.table(), table);
        assertEquals(List.of(), WannVerification.faults(files));
    }

    @Test
    void whatASessionLeftIsSoundAlsoAfterALaterOneWasKilled() throws IOException {
        WannFiles files = created("run", 1);
        to(files, 4, 1).run(() -> true, SILENT);
        assertThrows(Death.class,
                () -> to(files, GENERATIONS, 1).run(() -> true, dyingAfter(9)));
        assertEquals(13, WannSearch.read(files).last());
        assertEquals(List.of(), WannVerification.faults(files));
        // The table of one session and the champion of another do not go together.
        String champion = Files.readString(files.champion());
        String table = Files.readString(files.table());
        to(files, GENERATIONS, 1).run(() -> true, SILENT);
        assertNotEquals(champion, Files.readString(files.champion()));
        assertEquals(List.of(), WannVerification.faults(files));
        String newest = Files.readString(files.champion());
        Files.writeString(files.champion(), champion);
        assertEquals(1, WannVerification.faults(files).size());
        // As if it had been killed after the champion was written and before the table was.
        Files.writeString(files.champion(), newest);
        Files.writeString(files.table(), table);
        assertEquals(List.of(), WannVerification.faults(files));
    }

    @Test
    void aSearchWithoutAnyGenerationHasNoChampionAndIsSound() throws IOException {
        WannFiles files = created("run", 1);
        assertFalse(Files.exists(files.head()));
        assertEquals(List.of(), WannVerification.faults(files));
        to(files, 4, 1).run(() -> false, SILENT);
        assertTrue(Files.exists(files.table()));
        assertFalse(Files.exists(files.champion()));
        assertEquals(List.of(), WannVerification.faults(files));
    }

    @Test
    void allThatListenAreTold() {
        List<String> told = new ArrayList<>();
        WannSearch.Progress both = listener("a", told).with(listener("b", told));
        both.again(2, 3);
        assertEquals(List.of("a 2 of 3", "b 2 of 3"), told);
    }

    private static WannSearch.Progress listener(String name, List<String> told) {
        return new WannSearch.Progress() {
            @Override
            public void again(int done, int all) {
                told.add("%s %d of %d".formatted(name, done, all));
            }

            @Override
            public void recorded(WannHistory history) {
                throw new AssertionError("nothing is recorded");
            }
        };
    }

    @Test
    void allDecisionsComeAboutAgain() throws IOException {
        WannFiles files = created("run", 4);
        to(files, GENERATIONS, 1).run(() -> true, SILENT);
        int[] told = {0};
        assertEquals(Optional.empty(),
                to(files, 1, 2).decisions((done, all) -> told[0] = done));
        assertEquals(GENERATIONS, told[0]);
    }

    @Test
    void aTrainedChampionIsRecordedWithItsFile() throws IOException {
        WannFiles files = created("run", 1);
        var trainer = new WannTrainer(
                new WannRecipe(WannRecipe.Method.ADAM, WannRecipe.Start.HE, 4, 32, 0.05, 0.9, 1),
                1);
        assertThrows(UserException.class,
                () -> trainer.train(files, IMAGES, () -> true, epoch -> {}));
        to(files, 4, 1).run(() -> true, SILENT);
        assertEquals(Optional.empty(), trainer.train(files, IMAGES, () -> false, epoch -> {}));
        assertEquals(List.of(), WannSearch.read(files).trained());
        WannTrainer.Recorded recorded = trainer.train(files, IMAGES, () -> true, epoch -> {})
                .orElseThrow();
        WannTrained trained = recorded.told();
        WannHistory history = WannSearch.read(files);
        assertEquals(TrainedFile.read(files, trained).network(), recorded.network());
        assertEquals(List.of(trained), history.trained());
        assertEquals(4, trained.curve().size());
        WannModel best = history.best(files);
        assertEquals(history.champion().orElseThrow().value(), best.network());
        try (var workers = new WannWorkers(1)) {
            assertEquals(trained.test(),
                    WannAccuracy.trained(best.weighted().orElseThrow(),
                            WannData.of(IMAGES, 8).test(), workers));
        }
        assertEquals(List.of(), WannVerification.faults(files));
        String file = Files.readString(files.trained(1));
        Files.writeString(files.trained(1), file + " ");
        assertEquals(1, WannVerification.faults(files).size());
        assertThrows(UserException.class, () -> history.best(files));
        Files.writeString(files.trained(1), file);
        // The same training again is the same bits, and a search that goes on keeps both.
        assertEquals(trained.sha256(), trainer.train(files, IMAGES, () -> true, epoch -> {})
                .orElseThrow().told().sha256());
        to(files, 6, 1).run(() -> true, SILENT);
        assertEquals(2, WannSearch.read(files).trained().size());
    }

    @Test
    void imagesForTrainingAndForValidationAreFiveToOne() {
        List<WannImages> parts = WannTrainer.parts(WannData.of(IMAGES, 8));
        assertEquals(150, parts.get(0).size());
        assertEquals(30, parts.get(1).size());
    }

    private static Path population(WannFiles files) throws IOException {
        try (Stream<Path> all = Files.list(files.directory())) {
            List<Path> found = all
                    .filter(file -> file.getFileName().toString().startsWith("population"))
                    .collect(Collectors.toList());
            assertEquals(1, found.size(), found.toString());
            return found.getFirst();
        }
    }

    @Test
    void settingsOutOfBoundsAreRefused() {
        for (String problem : List.of("population", "size", "batch", "enabled", "tournament",
                "activations")) {
            var refused = assertThrows(IllegalArgumentException.class,
                    () -> new WannSettings(1, problem.equals("population") ? 1 : 20,
                            problem.equals("size") ? 65 : 8, problem.equals("batch") ? 0 : 64,
                            problem.equals("enabled") ? 0 : 0.2,
                            problem.equals("tournament") ? 0 : 4,
                            problem.equals("activations") ? List.of("tan") : List.of("tanh")));
            assertTrue(String.valueOf(refused.getMessage()).startsWith(problem),
                    refused.getMessage());
        }
        assertThrows(IllegalArgumentException.class, () -> new WannBudget(0, "none"));
        assertThrows(IllegalArgumentException.class, () -> new WannBudget(1, "soon"));
        assertTrue(new WannBudget(9, "1m").isSpent(1, 60));
        assertFalse(new WannBudget(9, "1m").isSpent(1, 59));
        assertTrue(new WannBudget(9, "none").isSpent(9, 1));
    }
}
