package io.evowire.run.wann.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evowire.core.wann.Activation;
import io.evowire.core.wann.SparseNetwork;
import io.evowire.evaluate.data.ImageDataset;
import io.evowire.evaluate.wann.NodeProbe;
import io.evowire.evaluate.wann.WannRecipe;
import io.evowire.run.ExitCode;
import io.evowire.run.UserException;
import io.evowire.run.config.StudyConfig;
import io.evowire.run.config.StudyOptions;
import io.evowire.run.console.WannStudyTable;
import io.evowire.run.problem.Basis;
import io.evowire.run.study.MeasuredRun;
import io.evowire.run.wann.SmallImages;
import io.evowire.run.wann.study.WannComparison.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WannStudyTest {

    private static final ImageDataset IMAGES = SmallImages.of(1);

    @TempDir
    private Path temporary;

    private static WannStudy study(List<WannStudy.Arm> arms, boolean dense) {
        return new WannStudy("wann", arms, dense, new WannStudy.Size(2, 20, 12, 2, 8, 64),
                "small", IMAGES, 1);
    }

    private Optional<WannComparison> run(WannStudy study, String directory, int asked)
            throws IOException {
        int[] left = {asked};
        return new MeasuredRun<>(study, temporary.resolve(directory),
                StudyConfig.of(study.name(), StudyOptions.NONE, null),
                new Basis("small", IMAGES.fingerprint(), "wann"), IMAGES.shape(),
                IMAGES.classes()).run(() -> left[0]-- > 0, (done, all, next) -> {});
    }

    @Test
    void armsAreSearchedTestedTrainedAndCompared() throws IOException {
        List<WannStudy.Arm> arms = List.of(WannStudy.NINE, WannStudy.RELU);
        WannComparison straight = run(study(arms, true), "straight", Integer.MAX_VALUE)
                .orElseThrow();
        assertEquals(List.of("nine", "relu"), straight.arms());
        assertEquals(2, straight.seeds());
        for (Row row : straight.rows().subList(0, 8)) {
            row.values().forEach(value -> assertNotNull(value, row.name()));
        }
        List<String> trained = straight.trainings().stream().map(Row::name).toList();
        assertTrue(trained.containsAll(List.of("champion, adam from he",
                "champion, adam from tuned", "champion, sgd from he", "champion, pepg from tuned",
                "champion, pepg from zero", "dense 7, adam from he")), trained.toString());
        assertTrue(WannStudyTable.text(straight).contains("ensemble"));
        List<String> table = Files
                .readAllLines(temporary.resolve("straight").resolve("measurements.csv"));
        for (int row = 1; row < table.size(); row++) {
            Map<String, String> cells = cells(table, row);
            assertEquals(row < 3 ? "1" : "2", cells.get("settings.seed"));
            assertEquals("champion", cells.get("trainings.1.network"));
            assertEquals("sgd", cells.get("trainings.3.method"));
            double accuracy = Double.parseDouble(cells.get("trainings.7.test"));
            assertTrue(accuracy > 0 && accuracy <= 1, cells.toString());
        }

        // Stopped again and again, at any question, it ends with the same figures.
        Optional<WannComparison> stopped = Optional.empty();
        for (int asked = 5; stopped.isEmpty(); asked += 4) {
            stopped = run(study(arms, true), "stopped", asked);
        }
        assertEquals(straight, stopped.get());
    }

    @Test
    void aSearchOfOtherSizesIsNotMixedIn() throws IOException {
        for (WannStudy.Size other : List.of(new WannStudy.Size(1, 10, 12, 1, 8, 64),
                new WannStudy.Size(1, 20, 4, 1, 8, 64))) {
            String directory = "other-%d".formatted(other.population());
            // Stopped within the first search, after more generations than the other would have.
            assertEquals(Optional.empty(),
                    run(study(List.of(WannStudy.RELU), false), directory, 8));
            var changed = new WannStudy("wann", List.of(WannStudy.RELU), false, other, "small",
                    IMAGES, 1);
            assertEquals(ExitCode.CORRUPT, assertThrows(UserException.class,
                    () -> run(changed, directory, Integer.MAX_VALUE)).exitCode());
        }
    }

    private static Map<String, String> cells(List<String> table, int row) {
        String[] names = table.getFirst().split(",", -1);
        String[] values = table.get(row).split(",", -1);
        assertEquals(names.length, values.length);
        return IntStream.range(0, names.length).boxed()
                .collect(Collectors.toMap(i -> names[i], i -> values[i]));
    }

    @Test
    void aDenseNetworkOfTheSameSizeIsTheNearestOne() {
        for (int weights : IntStream.rangeClosed(100, 3_000).toArray()) {
            int hidden = WannMeasurement.hiddenOf(weights, 256, 10);
            int nearest = Integer.MAX_VALUE;
            for (int other = 1; other < 14; other++) {
                nearest = Math.min(nearest, Math.abs(weights(other) - weights));
            }
            assertEquals(nearest, Math.abs(weights(hidden) - weights), weights + " weights");
        }
        assertEquals(7, WannMeasurement.hiddenOf(1_849, 256, 10));
    }

    private static int weights(int hidden) {
        return SparseNetwork.dense(256, hidden, 10, Activation.RELU).connections().size();
    }

    @Test
    void theMedianOfAnEvenNumberOfGradientsIsBetweenTheTwoInTheMiddle() {
        assertEquals(2.5, WannMeasurement.median(Stream.of(4, 1, 3, 2)
                .map(gradient -> new NodeProbe(gradient, 0)).toList()));
        assertNull(WannMeasurement.median(List.of()));
    }

    @Test
    void ranksOfFewNetworksAreNotSpokenOf() {
        WannComparison few = comparison(7);
        assertNull(few.gains().gradient());
        assertFalse(WannStudyTable.text(few).contains("Over 7 networks"),
                WannStudyTable.text(few));
        String eight = WannStudyTable.text(comparison(8));
        assertTrue(eight.contains("Over 8 networks, what Adam gains"), eight);
        assertTrue(eight.contains("correlation\nof 1.00 with"), eight);
    }

    /** Networks that gain the more, the longer their paths and the larger their gradients are. */
    private static WannComparison comparison(int networks) {
        return WannComparison.of(IntStream.range(0, networks).mapToObj(
                i -> new WannFigures("nine", 100, 10, 2, -1, 0.5, 0.1, 0.6, 0.6,
                        List.of(new WannFigures.Training("champion", WannRecipe.Method.ADAM,
                                WannRecipe.Start.HE, 100, 1, 0.7, 0.7 + i / 100.)),
                        2 + i, List.of(1.), 0.1 + i, 0.5, 0.5))
                .toList());
    }

    @Test
    void onlyReluNetworksHaveOnlyRelus() {
        var unit = study(List.of(WannStudy.RELU), false).plan().getFirst()
                .what(WannUnit.class);
        assertEquals(List.of("relu"), unit.settings().activations());
        assertEquals(4, study(List.of(WannStudy.NINE, WannStudy.UNSATURATED), false).plan()
                .stream().map(one -> one.id()).distinct().count());
    }
}
