package io.evowire.run.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evowire.run.config.StrategyConfig;
import io.evowire.run.store.History;
import io.evowire.run.store.RunFiles;
import io.evowire.run.store.Session;
import io.evowire.run.store.TrialStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdleSlotsTest {

    @TempDir
    private Path directory;

    @BeforeEach
    void create() throws IOException {
        StubRun.create(directory);
    }

    private List<String> warnings(int slots, String... settings) {
        StrategyConfig strategy = StubRun.config(settings).strategy();
        return IdleSlots.warnings(strategy, OptionalInt.of(slots), StubRun.history(directory));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"16 | nsga2 | strategy.population=64",
            "16 | surrogate | strategy.batch=64", "16 | regularized-evolution | strategy.batch=64",
            "3 | reinforce | strategy.batch=12"})
    void moreThanAQuarterOfAGenerationIsTooMany(int slots, String kind, String enough) {
        List<String> said = warnings(slots, "strategy.kind=" + kind);
        assertEquals(1, said.size());
        assertTrue(said.getFirst().startsWith(slots + " workers, but this search decides on 4 "),
                said::getFirst);
        assertTrue(said.getFirst().endsWith(" start a run with " + enough + " or more"
                + (kind.equals("reinforce") ? "." : ", or with strategy.generation=steady.")),
                said::getFirst);
        assertFalse(said.getFirst().contains("  "), said::getFirst);
        assertEquals(List.of(), warnings(slots, "strategy.kind=" + kind, enough));
        assertEquals(1, warnings(slots + 1, "strategy.kind=" + kind, enough).size());
        assertEquals(List.of(), warnings(2, "strategy.kind=" + kind));
    }

    @Test
    void drawsAreHandedOverInPlentyUnlessTheyCompete() {
        assertEquals(List.of(), warnings(64, "strategy.kind=random"));
        assertEquals(1, warnings(64, "strategy.kind=random", "strategy.rungs={count: 2, eta: 2}")
                .size());
    }

    @Test
    void aSteadyStateKeepsAnyNumberBusy() {
        assertEquals(List.of(), warnings(64, "strategy.generation=steady"));
    }

    @Test
    void nobodyIsToldTwice() {
        session(2);
        assertEquals(1, warnings(8).size());
        session(8);
        assertEquals(List.of(), warnings(8));
        assertEquals(1, warnings(9).size());
    }

    private void session(int workers) {
        try (TrialStore store = TrialStore.open(new RunFiles(directory))) {
            store.opened(new Session(1, "2026-01-02T03:04:05Z", StubRun.config().budget(), "test",
                    null, null, workers));
        }
    }

    @Test
    void nothingIsSaidWhereNobodyKnowsHowManyTrain() {
        History history = StubRun.history(directory);
        assertEquals(List.of(), IdleSlots.warnings(StubRun.config().strategy(),
                OptionalInt.empty(), history));
    }
}
