package io.evowire.run.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evowire.run.UserException;
import io.evowire.run.json.Json;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NoveltyConfigTest {

    private static SearchConfig config(String... settings) {
        return ConfigReader.parse("", "test", List.of(settings));
    }

    private static int inner(SearchConfig config) {
        return Objects.requireNonNull(config.task().novelty().inner());
    }

    @Test
    void nothingIsNovelByDefault() {
        SearchConfig config = config();
        assertFalse(config.task().novelty().isOn());
        assertNull(config.task().novelty().inner());
        assertEquals("mnist-10k", config.learned());
        assertFalse(config.measurementPlan().novelty());
    }

    @Test
    void theInnerClassIsDrawnByTheSeedAndWrittenOut() {
        Set<Integer> drawn = new HashSet<>();
        for (int seed = 1; seed <= 60; seed++) {
            SearchConfig config = config("task.novelty.class=3", "seed=" + seed);
            assertEquals(config, config("task.novelty.class=3", "seed=" + seed));
            assertTrue(config.measurementPlan().novelty());
            assertEquals("novelty:3,%d:mnist-10k".formatted(inner(config)), config.learned());
            assertTrue(Json.yaml(config).contains("class: 3\n    inner: " + inner(config)));
            drawn.add(inner(config));
        }
        assertEquals(Set.of(0, 1, 2, 4, 5, 6, 7, 8, 9), drawn, "every class but that one");
    }

    @Test
    void outliersLeaveAllClassesToDrawFrom() {
        Set<Integer> drawn = new HashSet<>();
        for (int seed = 1; seed <= 80; seed++) {
            SearchConfig config = config("task.novelty.outliers=idx:/o, p", "seed=" + seed);
            assertEquals("novelty:,%d,idx%%3A%%2Fo%%2C+p:mnist-10k".formatted(inner(config)),
                    config.learned());
            drawn.add(inner(config));
        }
        assertEquals(10, drawn.size());
    }

    @Test
    void aGivenInnerClassStays() {
        assertEquals(7, inner(config("task.novelty.class=3", "task.novelty.inner=7")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "objectives=[auprc, macs] | but they learn all",
            "measurements.also=[auprc] | recorded wherever a class is novel",
            "task.novelty={class: 3, inner: 3} | must not see the class",
            "task.novelty={class: 3, inner: null} | or auto, not null",
            "task.novelty={class: 3, outliers: mnist-10k} | give class or outliers, not both",
            "task.novelty.class=-1 | at least 0",
            "task.novelty.class=three | task.novelty.class",
            "constraints=[auprc <= 1] | is not known before training"})
    void whatCannotBeIsRefusedWithTheReason(String setting, String words) {
        String message = assertThrows(UserException.class, () -> config(setting)).getMessage();
        assertTrue(message.contains(words), message);
    }

    @Test
    void aRaceAsksForAccuracies() {
        String message = assertThrows(UserException.class, () -> config("task.novelty.class=3",
                "objectives=[auprc, macs]", "race.share=0.2")).getMessage();
        assertTrue(message.contains("Set race.share to 0"), message);
    }

    @Test
    void theSchemaKnowsItsKeys() {
        var novelty = ConfigSchema.tree().at("/properties/task/properties/novelty/properties");
        assertEquals(List.of("class", "inner", "outliers"), Json.keys(novelty));
        assertTrue(Stream.of("class", "inner")
                .allMatch(key -> novelty.get(key).toString().contains("\"null\"")));
    }
}
