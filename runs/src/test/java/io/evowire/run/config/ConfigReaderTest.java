package io.evowire.run.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evowire.core.graph.ErdosRenyi;
import io.evowire.core.objective.Constraint;
import io.evowire.run.UserException;
import io.evowire.run.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

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
        assertEquals(Optional.empty(), parse("space: {models: {erdosRenyi: null}}").space()
                .models().of(ErdosRenyi.FAMILY));
    }

    @Test
    void whatIsWrittenOutReadsBackTheSame() {
        SearchConfig config = parse("seed: 9\nbudget: {time: 1h30m}\ndata: 'idx:a b: #c'");
        assertEquals(config, parse(Json.yaml(config)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|',
            textBlock = """
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
                    recipe: 5                         | recipe          | must have keys
                    data:                             | data            | text, not null
                    seed: null                        | seed            | whole number, not null
                    recipe: {flip: null}              | recipe.flip     | true or false, not null
                    space: {nodes: null}              | space.nodes     | not null
                    space: {nodes: {min: null}}       | space.nodes.min | whole number, not null
                    space: {channels: null}           | space.channels  | a list, not null
                    space: {channels: [8, null]}      | space.channels  | not null
                    strategy: {kind: 0}               | strategy.kind   | not 0
                    objectives: [1, 4]                | objectives      | not 1
                    data: true                        | data            | text, not true
                    workers: {memory: 512}            | workers.memory  | text, not 512
                    strategy: {kind: null}            | strategy.kind   | not null
                    workers: {memory: null}           | workers.memory  | text, not null
                    space: {skeleton: {stem: [{channels: 8}]}} | stem.0.stride | is missing
                    space: {skeleton: {headChannels: x}} | headChannels | whole number, or a list of such numbers
                    space: {skeleton: {headChannels: [64, 32]}} | headChannels | ascending list
                    space: {skeleton: {headChannels: [0, 32]}} | space.skeleton | at least 1, not 0
                    space: {skeleton: {strides: [[1, 3]]}} | space.skeleton | not [[1, 3]]
                    space: {skeleton: {stem: [{channels: 8, stride: [1, 3]}]}} | stem.0 | not 3
                    space: {widths: wide}             | space.widths    | one of [free, ratios]
                    strategy: {mutations: {width: -1}} | strategy.mutations | at least 0, not -1
                    budget: {time: 99999999999999999999h} | time        | at most 36500d
                    budget: {time: 36501d}            | time            | at most 36500d
                    recipe: &r {epochs: *r}           | search.yaml:1:9 | contains itself
                    ? [seed]                          | search.yaml:1:3 | a key must be a word
                    {? {a: 1} : 2}                    | search.yaml:1:4 | a key must be a word
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
    void aControlCharacterIsReportedWithItsPosition() {
        assertTrue(error("seed: 1\nda\u0001ta: x").startsWith(
                "search.yaml:2:3 is not valid YAML: it contains a control character (0x01)"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            recipe.epocs=2            | maybe you mean 'epochs'
            recipe.epochs=0           | at least 1, not 0
            recipe.epochs=two         | whole number, not "two"
            recipe.epochs={a: 1}      | whole number
            data=                     | text, not null
            space.nodes=null          | not null
            space.nodes.min=99        | [99, 16]
            objectives=[macs]         | two or more
            objectives=               | not null
            objectives=[macs, recall] | balancedAccuracy
            measurements.also=[macs]  | balancedAccuracy, latency and damage
            strategy..kind=nsga2      | unknown key strategy.
            """)
    void aWrongSettingIsNamedAsItWasTyped(String setting, String allowed) {
        String message = error("seed: 3\nrecipe: {batchSize: 32}\nspace: {edgeEdits: false}",
                setting, "recipe.learningRate=0.2");
        assertTrue(message.startsWith("--set " + setting.split("=")[0] + ": "), message);
        assertTrue(message.contains(allowed), message);
    }

    @Test
    void whatTheFileHasWrongIsNotBlamedOnASettingBesideIt() {
        assertTrue(error("seed: 1\nrecipe: {epochs: 0}", "recipe.batchSize=32")
                .startsWith("search.yaml:2:1: recipe: The recipe's epochs"));
        assertTrue(error("recipe: {epochs: 0}", "recipe.epochs=-1").startsWith("--set"));
    }

    @Test
    void settingsThatSuitOnlyTogetherAreJudgedTogether() {
        SearchConfig config = parse("", "space.nodes.min=20", "space.nodes.max=24");
        assertEquals(20, config.space().nodes().min());
    }

    @Test
    void anOptionIsNamedAsItIsCalled() {
        List<Setting> settings = List.of(Setting.of("--epochs", "recipe.epochs", -3));
        String message = assertThrows(UserException.class,
                () -> ConfigReader.defaultsUnder(settings)).getMessage();
        assertTrue(message.startsWith("--epochs: "), message);
    }

    @Test
    void aSettingIsWrittenWithAnEqualsSign() {
        for (String text : List.of("recipe", "=2", " =2", "")) {
            assertTrue(error("", text).contains("key=value"), text);
        }
        assertTrue(error("", "recipe.epochs=[1").startsWith("--set recipe.epochs:1:3 is not"));
    }

    @Test
    void aFileThatIsNoTextIsExplained(@TempDir Path folder) throws IOException {
        Path binary = Files.write(folder.resolve("x.yaml"), new byte[]{(byte) 0xff, 1, 2, 3});
        assertEquals("Cannot read the configuration %s: it is not UTF-8 text. Check the path."
                .formatted(binary), unreadable(binary));
        Path missing = folder.resolve("none.yaml");
        assertEquals("Cannot read the configuration %s: there is no such file. Check the path."
                .formatted(missing), unreadable(missing));
    }

    private static String unreadable(Path file) {
        return assertThrows(UserException.class, () -> ConfigReader.read(file, List.of()))
                .getMessage();
    }

    @ParameterizedTest
    @EnumSource(StrategyConfig.Kind.class)
    void strategiesAreSpelledWithHyphens(StrategyConfig.Kind kind) {
        SearchConfig config = parse("strategy: {kind: " + kind + "}");
        assertEquals(kind, config.strategy().kind());
        assertTrue(Json.yaml(config).contains("kind: " + kind + "\n"), Json.yaml(config));
        assertTrue(kind.toString().matches("[a-z0-9-]+"), kind.toString());
    }

    @Test
    void anUnknownStrategyIsToldTheKnownOnes() {
        assertTrue(error("strategy: {kind: nsga3}").contains(
                "one of [nsga2, regularized-evolution, local-search, surrogate, random, grid, "
                        + "reinforce], not \"nsga3\""),
                error("strategy: {kind: nsga3}"));
    }

    @Test
    void modelsOfAGridMayBeWrittenAsInThePapers() {
        List<String> expected = List.of("ER(0.2)", "BA(5)", "WS(4,0.75)");
        for (String text : List.of("[ER(0.2), BA(5), \"WS(4,0.75)\"]",
                "[ER(0.2),BA(5),WS(4,0.75)]")) {
            assertEquals(expected,
                    parse("strategy: {grid: {models: %s}}".formatted(text)).strategy().grid()
                            .models().stream().map(model -> model.replace(" ", "")).toList());
        }
        assertEquals(List.of("WS(4,0.75)"), parse("", "strategy.grid.models=WS(4,0.75)").strategy()
                .grid().models());
    }

    @Test
    void aConstraintThatCannotBeReadIsNamedWithItsPlace() {
        String message = error("seed: 1\nconstraints:\n  - depth <= 30\n  - macs < 20M\n");
        assertTrue(message.startsWith("search.yaml:4:5: constraints.1: "), message);
        assertTrue(message.contains("'macs < 20M' cannot be read at column 6: write '<='"),
                message);
        assertEquals(List.of(Constraint.parse("macs <= 20M")),
                parse("", "constraints=macs <= 20M").constraints());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            population: 1                | population must be at least 2, not 1
            sample: 0                    | sample must be at least 1, not 0
            batch: 0                     | batch must be at least 1, not 0
            redraws: -1                  | redraws must be at least 0, not -1
            grid: {seeds: 0}             | grid.seeds must be at least 1, not 0
            grid: {nodes: []}            | grid.nodes must be one or more different values
            grid: {channels: [0]}        | grid.channels must be numbers of at least 1, not 0
            grid: {stages: -1}           | grid.stages must be numbers of at least 1, not -1
            grid: {models: [XY(3)]}      | Unknown graph model 'XY(3)'
            kind: grid, grid: {nodes: [40]}       | nodes holds 40, which the space does not have
            kind: grid, grid: {channels: [32]}    | channels (doubled from stage to stage) holds 64
            kind: grid, grid: {stages: [4]}       | stages holds 4
            kind: grid, grid: {models: [ER(0.9)]} | models holds ER(0.9)
            """)
    void wrongStrategiesAreExplained(String strategy, String expected) {
        String message = error("strategy: {%s}".formatted(strategy));
        assertTrue(message.startsWith("search.yaml:1:") && message.contains(expected), message);
    }

    @Test
    void whatIsOpenIsWrittenAsItIsRead() {
        var config = ConfigReader.parse("", "test", List.of(
                "space.skeleton={stem: [{channels: [8, 16], stride: 2}], strides: [2, [1, 2]], "
                        + "headChannels: [32, 64]}",
                "space.widths=ratios"));
        var skeleton = Json.tree(config.space().skeleton());
        assertEquals("{\"stem\":[{\"channels\":[8,16],\"stride\":2}],\"strides\":[2,[1,2]],"
                + "\"headChannels\":[32,64]}", skeleton.toString());
        assertEquals(config, ConfigReader.parse(Json.yaml(config), "again", List.of()));
    }

    @Test
    void mutationsThatCannotChangeAnythingAreRefused() {
        String weights = "{width: 0, nodes: 0, operation: 1, generator: 0, seed: 0, edges: %s}";
        String space = "space: {operations: [separable3x3]}";
        assertTrue(error("{strategy: {mutations: %s}, %s}".formatted(weights.formatted(0), space))
                .contains("Raise another weight, such as generator"));
        assertTrue(error(
                "{strategy: {mutations: %s}, space: {operations: [conv3x3], edgeEdits: false}}"
                        .formatted(weights.formatted(1)))
                .contains("Raise another weight"));
        assertEquals(1, parse("{%s}".formatted(space),
                "strategy.mutations=" + weights.formatted(1)).strategy().mutations().edges());
    }

    @Test
    void aGridNeedsWidthsOfItsOwn() {
        assertTrue(error("{strategy: {kind: grid}, space: {widths: ratios}}")
                .contains("Set space.widths to free"));
    }
}
