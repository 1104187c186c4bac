package io.evowire.run.study.paper;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evowire.core.network.TensorShape;
import io.evowire.evaluate.Outcome;
import io.evowire.run.UserException;
import io.evowire.run.config.ConfigReader;
import io.evowire.run.config.SearchConfig;
import io.evowire.run.console.PaperTables;
import io.evowire.run.study.StudyEntry;
import io.evowire.run.study.Trained;
import io.evowire.run.study.page.Part;
import io.evowire.run.study.page.Section;
import io.evowire.run.study.paper.MnistReading.Row;
import io.evowire.run.study.paper.MnistStudy.Setting;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class MnistStudyTest {

    private static final TensorShape SHAPE = new TensorShape(1, 28, 28);
    private static final SearchConfig CONFIG = ConfigReader.parse("", "test", List.of());

    private static MnistReading read(MnistStudy study, ToDoubleFunction<Setting> test) {
        return study.read(study.plan(SHAPE, 10).stream().map(entry -> new Trained(entry.id(),
                entry.what(), "", entry.recipe(), new Outcome.Completed(0.9, 30, List.of(),
                        test.applyAsDouble(entry.what(Setting.class)), null, null, null, null,
                        null),
                0)).toList());
    }

    @Test
    void wiredNetworksHaveTheMultiplyAddsOfThoseMadeByHand() {
        for (StudyEntry entry : new MnistStudy(CONFIG, 2, 1, 3, false).plan(SHAPE, 10)) {
            Setting setting = entry.what(Setting.class);
            long wanted = setting.like().equals("TinyCNN") ? 2_799_456 : 17_038_720;
            assertEquals(1, setting.macs() / (double) wanted, 0.01, entry.id());
        }
    }

    @Test
    void allKindsAreTrainedAsOftenOnTheSameImages() {
        List<StudyEntry> plan = new MnistStudy(CONFIG, 5, 1, 10, true).plan(SHAPE, 10);
        assertEquals(plan.size(), plan.stream().map(StudyEntry::id).distinct().count());
        assertEquals(List.of(5L), plan.stream().map(entry -> entry.what(Setting.class))
                .collect(Collectors.groupingBy(setting -> List.of(setting.network(),
                        setting.recipe(), setting.like()), Collectors.counting()))
                .values().stream().distinct().toList());
        assertEquals(4 + 3 * 2, plan.size() / 5);
        plan.forEach(entry -> assertEquals(10 * 157, entry.recipe().steps(10_000), entry.id()));
        assertEquals(1, plan.stream().filter(entry -> entry.id().endsWith("seed 0")
                && entry.id().contains("graph"))
                .map(entry -> entry.recipe().seedOfImages()).distinct().count());
    }

    @Test
    void moreSeedsKeepTheTrainingsThatThereAre() {
        List<StudyEntry> few = new MnistStudy(CONFIG, 2, 1, 3, false).plan(SHAPE, 10);
        List<StudyEntry> more = new MnistStudy(CONFIG, 3, 2, 3, true).plan(SHAPE, 10);
        assertTrue(more.containsAll(few));
    }

    @Test
    void theRowsAreMeansByHand() {
        // Graphs 0 and 1 differ by 2 points, seeds 0 and 1 of each by 1.
        MnistReading reading = read(new MnistStudy(CONFIG, 2, 2, 3, false),
                setting -> 0.95 + 0.02 * setting.graph() + 0.01 * setting.seed());
        assertEquals(List.of("ER(0.2) TinyCNN", "BA(5) TinyCNN", "WS(4, 0.75) TinyCNN",
                "WS(4, 0.75) HandmadeCNN", "TinyCNN TinyCNN", "TinyCNN TinyCNN",
                "HandmadeCNN HandmadeCNN", "HandmadeCNN HandmadeCNN"),
                reading.rows().stream().map(row -> row.network() + " " + row.like()).toList());
        Row row = reading.rows().getFirst();
        assertEquals(4, row.trainings());
        assertEquals(0.965, row.test().mean(), 1e-12);
        assertEquals(0.98, row.best(), 1e-12);
        assertEquals(10, row.secondsAnEpoch(), 1e-12);
        // Within: variance of two values 0.01 apart; of means: that of two 0.02 apart.
        assertEquals(Math.sqrt(0.00005), row.seeds(), 1e-9);
        assertEquals(Math.sqrt(0.0002 - 0.00005 / 2), row.graphs(), 1e-9);
        assertEquals(0.6949, row.published());
        Row made = reading.rows().get(4);
        assertEquals(2, made.trainings());
        assertEquals(98_574, made.parameters());
        assertNull(made.graphs());
    }

    @Test
    void aTrainingThatDivergedMovesTheMeanButNotTheMedian() {
        // Of TinyCNN under the common recipe one of five stays at chance.
        MnistReading reading = read(new MnistStudy(CONFIG, 5, 1, 3, false),
                setting -> setting.network().equals("TinyCNN")
                        && setting.recipe().equals("common") && setting.seed() == 2
                                ? 0.1135
                                : 0.95 + 0.002 * (setting.graph() + setting.seed()));
        Row diverged = reading.rows().get(4);
        assertEquals(List.of("TinyCNN", "common"),
                List.of(diverged.network(), diverged.recipe()));
        assertEquals(1, diverged.collapsed());
        assertEquals((0.95 + 0.952 + 0.1135 + 0.956 + 0.958) / 5, diverged.test().mean(), 1e-12);
        assertEquals(0.952, diverged.median(), 1e-12);
        reading.rows().stream().filter(row -> row != diverged).forEach(row -> {
            assertEquals(0, row.collapsed(), row.network());
            assertEquals(0.954, row.median(), 1e-12, row.network());
        });
        String line = PaperTables.mnist(reading).lines()
                .filter(text -> text.matches("TinyCNN.*common.*")).findFirst().orElseThrow();
        assertTrue(line.matches(".* 78.59 % .* 95.20 % +1 .*"), line);
        Part.Table table = (Part.Table) MnistPage.sections(reading).get(1).parts().getFirst();
        int median = table.columns().stream().map(Part.Column::label).toList()
                .indexOf("Test, median");
        assertEquals("Collapsed", table.columns().get(median - 1).label());
        assertEquals(0.952, (double) table.rows().get(4).get(median), 1e-12);
        assertEquals(1, table.rows().get(4).get(median - 1));
        assertTrue(table.note().contains("diverged"), table.note());
        Part.Bars chart = (Part.Bars) MnistPage.sections(reading).getFirst().parts().getFirst();
        assertEquals(0.952, chart.bars().get(4).mean(), 1e-12);
        assertNull(chart.bars().get(4).deviation());
        assertTrue(chart.bars().getFirst().deviation() > 0);
    }

    @Test
    void trainingsThatDivergedAreCounted() {
        var study = new MnistStudy(CONFIG, 3, 1, 3, false);
        MnistReading reading = study.read(study.plan(SHAPE, 10).stream()
                .map(entry -> new Trained(entry.id(), entry.what(), "", entry.recipe(),
                        entry.id().startsWith("BA(5) at TinyCNN, graph 1")
                                ? new Outcome.Diverged(5, "NaN")
                                : new Outcome.Completed(0.9, 30, List.of(), 0.95, null, null, null,
                                        null, null),
                        0))
                .toList());
        Row row = reading.rows().get(1);
        assertEquals(List.of("BA(5)", 3, 1),
                List.of(row.network(), row.trainings(), row.collapsed()));
        assertEquals(0, reading.rows().getFirst().collapsed());
    }

    @Test
    void theTableNamesEveryRowAndWhatWasPublished() {
        String text = PaperTables.mnist(read(new MnistStudy(CONFIG, 1, 1, 3, true),
                setting -> 0.97));
        assertTrue(text.contains("AlexNet"), text);
        assertTrue(text.contains("54.31 %"), text);
        assertTrue(text.contains("543 M"), text);
    }

    @Test
    void thePageComparesAllRows() {
        MnistReading reading = read(new MnistStudy(CONFIG, 1, 1, 3, true), setting -> 0.97);
        List<Section> sections = MnistPage.sections(reading);
        Part.Bars chart = (Part.Bars) sections.getFirst().parts().getFirst();
        assertEquals(reading.rows().size(), chart.bars().size());
        assertEquals("TinyCNN, authors", chart.bars().get(7).label());
        assertEquals("TinyCNN", chart.bars().getFirst().group());
        assertEquals("WS(4, 0.75) as HandmadeCNN", chart.bars().get(3).label());
        Part.Table table = (Part.Table) sections.get(1).parts().getFirst();
        List<Object> row = table.rows().getFirst();
        assertEquals(table.columns().size(), row.size());
        assertEquals(List.of("ER(0.2)", "TinyCNN", "common", 1), row.subList(0, 4));
        assertEquals(0.6949, row.get(9));
        assertEquals("MNIST, 2021", table.columns().get(9).label());
        assertTrue(sections.get(1).lead().contains("3.5 s for AlexNet"));
    }

    @Test
    void imagesMayBeTooSmall() {
        var study = new MnistStudy(CONFIG, 1, 1, 1, false);
        var thrown = assertThrows(UserException.class,
                () -> study.plan(new TensorShape(1, 8, 8), 10));
        assertTrue(thrown.getMessage().contains("larger images"), thrown.getMessage());
    }
}
