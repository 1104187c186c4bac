package io.evowire.run.study.paper;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evowire.core.cost.Cost;
import io.evowire.core.network.Network;
import io.evowire.core.network.TensorShape;
import io.evowire.evaluate.AtSize;
import io.evowire.evaluate.Outcome;
import io.evowire.run.config.ConfigReader;
import io.evowire.run.config.SearchConfig;
import io.evowire.run.console.PaperTables;
import io.evowire.run.study.StudyEntry;
import io.evowire.run.study.Trained;
import io.evowire.run.study.page.Part;
import io.evowire.run.study.paper.ResolutionReading.Counted;
import io.evowire.run.study.paper.ResolutionReading.Row;
import io.evowire.run.study.paper.ResolutionStudy.Setting;
import io.evowire.run.study.paper.ResolutionStudy.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ResolutionStudyTest {

    private static final SearchConfig CONFIG = ConfigReader.parse("", "test", List.of());

    private static ResolutionStudy study(int graphs, List<Integer> heights) {
        return new ResolutionStudy(CONFIG, graphs, 1, 7, Optional.of(300_000L), heights);
    }

    // The first training has 0.80 and gets 1 point better at 20 pixels, the second 0.90 and 3.
    private static ResolutionReading read() {
        List<StudyEntry> plan = study(2, List.of(20)).plan(new TensorShape(1, 14, 14), 10);
        List<Trained> trained = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            double own = 0.8 + 0.1 * i;
            trained.add(new Trained(plan.get(i).id(), plan.get(i).what(), "",
                    plan.get(i).recipe(), new Outcome.Completed(0.5, 1, List.of(), own, null, null,
                            null, null, null,
                            List.of(new AtSize(20, 20, 0.6, own + 0.01 + 0.02 * i))),
                    0));
        }
        return study(2, List.of(20)).read(trained);
    }

    @Test
    void sizesAreThePapersInProportion() {
        Setting setting = study(1, List.of()).plan(new TensorShape(1, 28, 28), 10).getFirst()
                .what(Setting.class);
        assertEquals(List.of(32, 40, 48, 56),
                setting.sizes().stream().map(Size::height).toList());
        Size wide = study(1, List.of(14, 21)).plan(new TensorShape(3, 14, 20), 10).getFirst()
                .what(Setting.class).sizes().getFirst();
        assertEquals(List.of(21, 30), List.of(wide.height(), wide.width()));
    }

    @Test
    void costsAreThoseOfTheNetworkAtEachSize() {
        StudyEntry entry = study(1, List.of(20)).plan(new TensorShape(1, 14, 14), 10).getFirst();
        Setting setting = entry.what(Setting.class);
        assertEquals(1, setting.macs() / 300_000.0, 0.03);
        Network network = entry.wired().orElseThrow();
        var larger = Network.of(network.architecture(),
                new TensorShape(1, 20, 20), 10);
        assertEquals(Cost.of(larger).macs(), setting.sizes().getFirst().macs());
        assertEquals(Cost.of(larger).parameters(), setting.parameters());
    }

    @Test
    void changesArePairedByHand() {
        ResolutionReading reading = read();
        assertEquals(2, reading.trainings());
        Row own = reading.rows().getFirst();
        assertTrue(own.learned());
        assertEquals(0.85, own.test().mean(), 1e-12);
        assertEquals(1, own.times(), 1e-12);
        Row larger = reading.rows().getLast();
        assertEquals(0.87, larger.test().mean(), 1e-12);
        assertEquals(0.02, larger.change(), 1e-12);
        // Two values 0.02 apart: deviation 0.02 / sqrt 2, so the error of the mean is 0.01.
        assertEquals(0.01, larger.error(), 1e-12);
        assertEquals(0.6, larger.validation().mean(), 1e-12);
    }

    @Test
    void thePapersLargeImagesCostWhatItSays() {
        Counted large = read().paper().getLast();
        assertEquals(320, large.side());
        assertEquals(16.0e9, large.macs().mean(), 0.36e9);
        assertEquals("81.6 \u00b1 0.13", large.top1());
        assertEquals("80.1 \u00b1 0.19", read().paper().getFirst().top1());
    }

    @Test
    void thePageDrawsAccuracyBySize() {
        List<Part> parts = ResolutionPage.sections(read()).getFirst().parts();
        Part.Lines figure = (Part.Lines) parts.getFirst();
        assertEquals(List.of("14\u00d714", "20\u00d720"), figure.columns());
        assertEquals(0.87, figure.series().getFirst().values().getLast(), 1e-12);
        List<List<Object>> rows = ((Part.Table) parts.get(1)).rows();
        assertNull(rows.getFirst().get(7));
        assertEquals(0.02, (Double) rows.getLast().get(7), 1e-12);
        assertEquals(List.of(), ResolutionPage.sections(study(1, List.of()).read(List.of())));
        assertTrue(PaperTables.resolution(read()).contains("20x20"));
    }
}
