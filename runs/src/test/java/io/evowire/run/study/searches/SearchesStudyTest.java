package io.evowire.run.study.searches;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evowire.run.UserException;
import io.evowire.run.config.ConfigReader;
import io.evowire.run.config.SearchConfig;
import io.evowire.run.console.FurtherTables;
import io.evowire.run.study.page.Part;
import io.evowire.run.study.page.Section;
import io.evowire.run.study.searches.Searched.Look;
import io.evowire.run.study.searches.SearchesPage.Published;
import io.evowire.run.study.searches.SearchesReading.Row;
import java.util.List;
import org.junit.jupiter.api.Test;

class SearchesStudyTest {

    // Multiply-adds are measured down to 1.1 * 1000.
    private static final List<Searched> SEARCHED = List.of(
            Searched.of("random", 1, 4, 40, List.of(new Look(0, 10, 1000, 0.5),
                    new Look(1, 20, 500, 0.4), new Look(3, 40, 500, 0.6))),
            Searched.of("nsga2", 1, 5, 100, List.of(new Look(0, 10, 600, 0.5),
                    new Look(2, 50, 100, 0.7), new Look(4, 100, 100, 0.9))));

    @Test
    void hypervolumesAtEqualTrialsByHand() {
        SearchesReading reading = SearchesReading.of(SEARCHED, false);
        assertEquals(4, reading.horizon());
        assertEquals(1100, reading.reference(), 1e-9);
        Row random = reading.rows().getFirst();
        assertEquals("random", random.arm());
        assertNull(random.probability());
        assertEquals(0.5 * 100 / 1100, random.hypervolume().getFirst().median(), 1e-12);
        // 0.4 down to 500, and 0.1 more down to 1000.
        assertEquals((0.4 * 600 + 0.1 * 100) / 1100, random.hypervolume().get(1).median(), 1e-12);
        assertEquals(0.6 * 600 / 1100, random.ends().getFirst(), 1e-12);
        assertEquals(0.6, random.best().median(), 1e-12);
        Row nsga2 = reading.rows().getLast();
        assertEquals(0.7 * 1000 / 1100, nsga2.ends().getFirst(), 1e-12,
                "the fifth trial is one more than the others had");
        assertEquals(1, nsga2.probability(), 1e-12);
        // The five networks that are looked at cost 100, 500, 500, 600 and 1000.
        assertEquals(500, reading.within(), 1e-12);
        assertEquals(0.6, random.bestWithin().median(), 1e-12);
    }

    @Test
    void inEqualTimeTheShortestDecides() {
        SearchesReading reading = SearchesReading.of(SEARCHED, true);
        assertEquals(40, reading.horizon());
        assertEquals(100, reading.longest());
        assertEquals("All searches are compared up to the end of the shortest, 40 seconds; the "
                + "longest has 100.", reading.cut());
        assertTrue(FurtherTables.searches(reading).contains(reading.cut()));
        assertTrue(((Part.Lines) SearchesPage.sections(reading, List.of()).getFirst().parts()
                .getFirst()).note().contains(reading.cut()));
        assertEquals("", SearchesReading.of(SEARCHED.subList(0, 1), true).cut());
        assertEquals(0.5 * 500 / 1100, reading.rows().getLast().ends().getFirst(), 1e-12);
        assertEquals(0.5, reading.rows().getLast().best().median(), 1e-12);
    }

    @Test
    void thePageDrawsALineForEachSearch() {
        SearchesReading reading = SearchesReading.of(SEARCHED, false);
        List<Section> sections = SearchesPage.sections(reading,
                List.of(new Published("others", "42 %")));
        Part.Lines figure = (Part.Lines) sections.getFirst().parts().getFirst();
        assertEquals(List.of("random", "nsga2"),
                figure.series().stream().map(Part.Series::name).toList());
        assertEquals(0.6 * 600 / 1100, figure.series().getFirst().values().getLast(), 1e-12);
        assertEquals(List.of("others", "42 %"),
                ((Part.Table) sections.get(1).parts().getFirst()).rows().getFirst());
        assertTrue(FurtherTables.searches(reading).contains("after parts of 4 trials"));
        assertEquals(List.of(),
                SearchesPage.sections(SearchesReading.of(List.of(), false), List.of()));
    }

    @Test
    void everyArmIsASearchThatCanBe() {
        for (Arms arms : Arms.values()) {
            for (Arm arm : arms.of(List.of())) {
                SearchConfig config = ConfigReader.parse("", arm.name(), arm.settings());
                assertEquals(false, config.strategy().warmStart(), arm.name());
            }
        }
        Arm warm = Arms.STRATEGIES.of(List.of("nsga2-warm")).getFirst();
        assertTrue(ConfigReader.parse("", "warm", warm.settings()).strategy().warmStart());
        Arm rungs = Arms.STRATEGIES.of(List.of("random-rungs")).getFirst();
        assertEquals(2,
                ConfigReader.parse("", "rungs", rungs.settings()).strategy().rungs().count());
        var thrown = assertThrows(UserException.class,
                () -> Arms.STRATEGIES.of(List.of("best")));
        assertTrue(thrown.getMessage().contains("no strategy 'best', but nsga2,"),
                thrown.getMessage());
    }
}
