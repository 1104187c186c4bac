package io.evowire.run.study.novelty;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evowire.core.statistics.Detection;
import io.evowire.evaluate.Novelty;
import io.evowire.run.console.NoveltyStudyTable;
import io.evowire.run.study.novelty.NoveltyStudy.Arm;
import io.evowire.run.study.novelty.NoveltyStudy.Reading;
import io.evowire.run.study.novelty.NoveltyStudy.Recommended;
import io.evowire.run.study.page.Part;
import io.evowire.run.study.page.Section;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.jspecify.annotations.Nullable;

class NoveltyStudyTest {

    private static Recommended run(String arm, @Nullable Integer heldOut, double auprc) {
        return new Recommended(arm, arm + "-" + heldOut, heldOut, 3,
                new Novelty(new Detection(auprc, 0.9, 0.1), new Detection(auprc / 2, 0.8, 0.1)));
    }

    private static final List<Recommended> RUNS = List.of(run("a", 0, 0.4), run("a", 1, 0.5),
            run("a", 2, 0.6), run("b", 0, 0.5), run("b", 1, 0.7), run("b", 2, 0.9),
            run("b", 5, 0.9));

    private static Reading reading(List<Recommended> runs) {
        return new NoveltyStudy(runs).read(List.of());
    }

    @Test
    void armsAreComparedOverTheClassesThatBothHeldOut() {
        Reading reading = reading(RUNS);
        Arm first = reading.arms().getFirst();
        assertEquals(0.5, first.auprc().mean(), 1e-12);
        assertNull(first.gain());
        assertNull(first.probability());
        Arm second = reading.arms().getLast();
        assertEquals(0.75, second.auprc().mean(), 1e-12);
        assertEquals((0.1 + 0.2 + 0.3) / 3, second.gain(), 1e-12);
        assertEquals(0.25, second.probability(), 1e-12, "two of the eight signs are as far apart");
        assertTrue(NoveltyStudyTable.text(reading).contains("+0.200"));
    }

    @Test
    void aClassThatTwoSearchesOfAnArmHeldOutIsNoPair() {
        Reading reading = reading(List.of(run("a", 0, 0.4), run("b", 0, 0.5), run("b", 0, 0.6)));
        assertNull(reading.arms().getLast().gain());
    }

    @Test
    void thePageHasALineForEachArm() {
        List<Section> sections = NoveltyPage.sections(reading(RUNS));
        Part.Lines chart = (Part.Lines) sections.getFirst().parts().getFirst();
        assertEquals(List.of("0", "1", "2", "5"), chart.columns());
        assertEquals(List.of("A", "B"), chart.series().stream().map(Part.Series::name).toList());
        assertEquals(Arrays.asList(0.4, 0.5, 0.6, null), chart.series().getFirst().values());
        Part.Table runs = (Part.Table) sections.getLast().parts().getFirst();
        assertEquals(7, runs.rows().size());
        assertEquals("B", runs.rows().getLast().getFirst());
        Section outliers = NoveltyPage.sections(reading(List.of(run("a", null, 0.4)))).getFirst();
        assertTrue(outliers.parts().stream().noneMatch(part -> part instanceof Part.Lines));
    }
}
