package io.evowire.run.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evowire.run.Json;
import io.evowire.run.UserException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigReaderTest {

    private static SearchConfig parse(String text, String... settings) {
        return ConfigReader.parse(text, "search.yaml", List.of(settings));
    }

    private static String error(String text, String... settings) {
        return assertThrows(UserException.class, () -> parse(text, settings)).getMessage();
    }

    @Test
    void anEmptyFileGivesTheDefaults() {
        assertEquals(parse(ConfigReader.defaults()), parse(""));
        assertEquals("mnist-10k", parse("").data());
    }

    @Test
    void aFileChangesWhatItNames() {
        SearchConfig config = parse("recipe: {epochs: 3}\nspace:\n  nodes: {max: 20}\n");
        assertEquals(3, config.recipe().epochs());
        assertEquals(20, config.space().nodes().max());
        assertEquals(parse("").space().nodes().min(), config.space().nodes().min());
    }

    @Test
    void settingsWinOverTheFileAndLaterOnesOverEarlier() {
        SearchConfig config = parse("seed: 3", "seed=4", "seed=5", "recipe.learningRate=0.5");
        assertEquals(5, config.seed());
        assertEquals(0.5, config.recipe().learningRate());
    }

    @Test
    void aGraphModelCanBeLeftOut() {
        assertNull(parse("space: {models: {erdosRenyi: null}}").space().models().erdosRenyi());
    }

    @Test
    void whatIsWrittenOutReadsBackTheSame() {
        SearchConfig config = parse("seed: 9\nbudget: {time: 1h30m}\ndata: 'idx:a b: #c'");
        assertEquals(config, parse(Json.yaml(config)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            recipe: {epoch: 2}                | recipe.epoch    | maybe you mean 'epochs'
            recipe: {epochs: two}             | recipe.epochs   | whole number
            recipe: {epochs: 0}               | epochs          | at least 1, not 0
            recipe: {epochs: 1.5}             | recipe.epochs   | whole number
            recipe: {flip: 3}                 | recipe.flip     | true or false
            space: {nodes: {min: 9, max: 3}}  | space.nodes     | [9, 3]
            space: {channels: [8, x]}         | space.channels  | whole number
            strategy: {kind: nsga3}           | strategy.kind   | nsga2
            objectives: [accuracy]            | objectives      | two or more
            objectives: [accuracy, speed]     | objectives      | macs
            workers: {memory: much}           | memory          | 512m
            budget: {time: soon}              | time            | 45s
            recipe: 5                         | recipe          | must hold keys
            """)
    void wrongValuesAreNamedWithPositionAndWhatIsAllowed(String text, String key, String allowed) {
        String message = error(text);
        assertTrue(message.startsWith("search.yaml:1:"), message);
        assertTrue(message.contains(key), message);
        assertTrue(message.contains(allowed), message);
    }

    @Test
    void positionsPointIntoTheText() {
        assertTrue(error("seed: 1\nrecipe:\n  epochs: 2\n  epocs: 2\n")
                .startsWith("search.yaml:4:3: unknown key recipe.epocs"));
    }

    @Test
    void brokenYamlIsReportedWithItsPosition() {
        assertTrue(error("seed: [1").startsWith("search.yaml:1:9 is not valid YAML"));
        assertTrue(error("seed: 1\nseed: 2").contains("duplicate key seed"));
    }

    @Test
    void settingsAreCheckedLikeFiles() {
        assertTrue(error("", "recipe.epocs=2").contains("--set recipe.epocs"));
        assertTrue(error("", "recipe").contains("key=value"));
    }
}
