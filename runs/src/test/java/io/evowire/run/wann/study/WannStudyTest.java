package io.evowire.run.wann.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evowire.evaluate.data.ImageDataset;
import io.evowire.run.ExitCode;
import io.evowire.run.UserException;
import io.evowire.run.console.WannStudyTable;
import io.evowire.run.problem.Basis;
import io.evowire.run.study.MeasuredRun;
import io.evowire.run.wann.SmallImages;
import io.evowire.run.wann.study.WannComparison.Row;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
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

    @Test
    void onlyReluNetworksHaveOnlyRelus() {
        var unit = study(List.of(WannStudy.RELU), false).plan().getFirst()
                .what(WannUnit.class);
        assertEquals(List.of("relu"), unit.settings().activations());
        assertEquals(4, study(List.of(WannStudy.NINE, WannStudy.UNSATURATED), false).plan()
                .stream().map(one -> one.id()).distinct().count());
    }
}
