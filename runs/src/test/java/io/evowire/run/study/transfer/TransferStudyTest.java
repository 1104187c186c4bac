package io.evowire.run.study.transfer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evowire.core.network.TensorShape;
import io.evowire.evaluate.Outcome;
import io.evowire.evaluate.transfer.TransferTraining.Start;
import io.evowire.run.config.ConfigReader;
import io.evowire.run.config.SearchConfig;
import io.evowire.run.console.FurtherTables;
import io.evowire.run.study.StudyEntry;
import io.evowire.run.study.Trained;
import io.evowire.run.study.page.Part;
import io.evowire.run.study.page.Section;
import io.evowire.run.study.transfer.TransferReading.Row;
import io.evowire.run.study.transfer.TransferStudy.Setting;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TransferStudyTest {

    private static final TensorShape SHAPE = new TensorShape(1, 28, 28);
    private static final SearchConfig CONFIG = ConfigReader.parse("", "test", List.of());

    private static TransferStudy study(int seeds) {
        return new TransferStudy(CONFIG, 1, seeds, 7, Optional.empty(), "idx:/there/fashion",
                "abc");
    }

    // All layers gain 10 points over scratch with seed 0 and 14 with seed 1.
    private static double test(Setting setting) {
        double scratch = 0.5 + 0.1 * setting.seed();
        return setting.start() == Start.ALL ? scratch + 0.1 + 0.04 * setting.seed() : scratch;
    }

    private static TransferReading read() {
        return study(2).read(study(2).plan(SHAPE, 10).stream()
                .map(entry -> new Trained(entry.id(), entry.what(), "", entry.recipe(),
                        new Outcome.Completed(0.9, 1, List.of(),
                                test(entry.what(Setting.class)), null, null),
                        0))
                .toList());
    }

    @Test
    void everyArmIsTrainedInBothDirectionsAtEqualCost() {
        List<StudyEntry> plan = study(1).plan(SHAPE, 10);
        assertEquals(2 * 2 * (1 + 3 * 3), plan.size());
        assertEquals(plan.size(), plan.stream().map(StudyEntry::id).distinct().count());
        for (StudyEntry entry : plan) {
            assertEquals(1, entry.what(Setting.class).macs() / 17_038_720.0, 0.01, entry.id());
            assertEquals(7, entry.recipe().steps(10_000), entry.id());
        }
        assertEquals(Start.PRETRAINING, plan.getFirst().what(Setting.class).start());
        assertTrue(study(2).plan(SHAPE, 10).containsAll(plan));
    }

    @Test
    void gainsArePairedByHand() {
        TransferReading reading = read();
        assertEquals(4, reading.pretrained().size());
        assertEquals("idx:fashion", reading.pretrained().get(1).data());
        assertEquals(2 * 2 * 9, reading.rows().size());
        Row all = reading.rows().getFirst();
        assertEquals(List.of("WS(4, 0.75)", "mnist-10k", "idx:fashion", 100, Start.ALL),
                List.of(all.network(), all.from(), all.to(), all.labels(), all.start()));
        assertEquals(0.67, all.test().mean(), 1e-12);
        assertEquals(0.12, all.gain(), 1e-12);
        // Two gains 0.04 apart: deviation 0.04 / sqrt 2, so the error of the mean is 0.02.
        assertEquals(0.02, all.error(), 1e-12);
        Row scratch = reading.rows().stream().filter(row -> row.start() == Start.SCRATCH)
                .findFirst().orElseThrow();
        assertNull(scratch.gain());
    }

    @Test
    void thePageHasAChartForEachDirection() {
        List<Section> sections = TransferPage.sections(read());
        List<Part> charts = sections.getFirst().parts();
        assertEquals(2, charts.size());
        Part.Lines chart = (Part.Lines) charts.getFirst();
        assertEquals("From mnist-10k to idx:fashion", chart.title());
        assertEquals(List.of("100 labels", "1000 labels", "all labels"), chart.columns());
        assertEquals(6, chart.series().size());
        assertEquals("WS(4, 0.75), all layers", chart.series().getFirst().name());
        assertEquals(0.67, chart.series().getFirst().values().getFirst(), 1e-12);
        Part.Table paper = (Part.Table) sections.get(1).parts().getLast();
        assertEquals(List.of("RandWire-WS, C = 154", 41.1), paper.rows().getLast());
        assertEquals(List.of(), TransferPage.sections(study(1).read(List.of())));
        assertTrue(FurtherTables.transfer(read()).contains("last layer"));
    }
}
