package io.evowire.run.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion.VersionFlag;
import io.evowire.core.network.NodeOperation;
import io.evowire.core.objective.Objective;
import io.evowire.evaluate.Precision;
import io.evowire.run.Thorough;
import io.evowire.run.UserException;
import io.evowire.run.config.RepeatsConfig.Question;
import io.evowire.run.json.Json;
import io.evowire.run.json.Spelling;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Editors with the schema and the program agree on what a configuration may be. For numbers see
 * {@link DerivedBoundsTest}.
 */
class ConfigSchemaTest {

    private static final JsonSchema SCHEMA = JsonSchemaFactory.getInstance(VersionFlag.V202012)
            .getSchema(ConfigSchema.tree());

    /** What keys must fulfil together, which no schema can tell. */
    private static final Pattern TOGETHER = Pattern.compile(
            "its min must not exceed its max|The node count of |strategy\\.grid: |has no model for|ascending list"
                    + "|'[^']*' has \\d+ parameters|must be a (whole )?number, not ''");

    /** What is put in the place of each value. */
    private static final List<String> PROBES = List.of("null", "true", "text", "''", "' 30M '",
            "1h30m", "0s", "none", "2g", "0g", "-3000000000", "-1", "0", "1", "2", "3", "4", "1024",
            "1025", "3000000000", "-0.5", "0.25", "1.5", "1.0e-9", "[]", "[0]", "[1]", "[2, 4]",
            "[3, 3]", "[text]", "[null]", "[true]", "[8, x]", "{}", "{x: 1}", "{min: 2}",
            "[accuracy, depth]", "[depth]", "[depth, depth]", "[accuracy, speed]", "depth <= 4",
            "['macs<=1.5 M ', 'DEPTH <= 40']", "depth < 4", "macs <= 0", "accuracy <= 3",
            "latency <= 3",
            "[latency]", "[damage, latency]", "[accuracy, damage]",
            "separable3x3", "[ER(0.2), WS(4, 0.75)]", "XY(3)", "nsga2", "bfloat16",
            "[{channels: 8, stride: 2}]", "[{channels: 8}]", "[{channels: 8, stride: 3}]",
            "[{channels: 0, stride: 1}]", "[{channels: 8, stride: 1, x: 1}]", "evowire-config/1",
            "mnist-10k", "1.0", "2.0", "4.0", "1.0e+3", "3.0e+9", "-0.0", "[2.0, 4.0]",
            "[{channels: 8.0, stride: 2.0}]", "NSGA2", "' Local-Search '", "LOCAL_SEARCH",
            "Float32", "[8, 16]", "[[1, 2]]", "[16, 8]", "[2, [1, 2]]", "ratios", "[[1, 3]]",
            "[{channels: [8, 16], stride: [1, 2]}]",
            "BFLOAT16", "Setting", "Separable3x3", "[Accuracy, MACS]", "[accuracy, Accuracy]",
            "[accuracy, macs, ' MACS']", "[Latency, DAMAGE]", "None", "99999d", "36500d", "36501d",
            "0036500d", "876000h", "876001h", "52560000M", "52560001m", "3153600000s",
            "3153600001s", "00000000000000000000001h", "100000000000000000000h");

    /** Every name that the code has for a choice, alone and in a list. */
    private static final List<String> NAMES = Stream.of(
            NodeOperation.ALL.stream().map(NodeOperation::notation),
            Arrays.stream(Objective.values()).map(Objective::word),
            Stream.of(StrategyConfig.Kind.values(), StrategyConfig.Kill.values(),
                    Precision.values(), Question.values())
                    .flatMap(Arrays::stream).map(Spelling::of))
            .flatMap(names -> names).flatMap(name -> Stream.of(name, "[" + name + "]")).toList();

    private static boolean fits(String yaml) {
        return SCHEMA.validate(YamlTree.parse(yaml, "probe").root()).isEmpty();
    }

    private static Optional<String> refusal(String yaml) {
        try {
            ConfigReader.parse(yaml, "probe", List.of());
            return Optional.empty();
        } catch (UserException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    /** Every key, of groups and values. */
    static Stream<String> keys() {
        List<String> keys = new ArrayList<>();
        collect(YamlTree.parse(ConfigReader.defaults(), "defaults").root(), "", keys);
        return keys.stream();
    }

    /** Every group, every value that is no number, and one number of each type. */
    static Stream<String> keysOfWords() {
        JsonNode defaults = YamlTree.parse(ConfigReader.defaults(), "defaults").root();
        return keys().filter(key -> !defaults.at("/" + key.replace('.', '/')).isNumber()
                || List.of("seed", "recipe.epochs", "recipe.learningRate").contains(key));
    }

    /** Every group, by one of its keys. */
    static Stream<String> groups() {
        return keys().map(key -> key.substring(0, key.lastIndexOf('.') + 1)).distinct();
    }

    private static void collect(JsonNode group, String path, List<String> keys) {
        for (String key : Json.keys(group)) {
            keys.add(path + key);
            collect(group.get(key), path + key + ".", keys);
        }
    }

    private static String with(String key, String value) {
        String yaml = value;
        for (String part : List.of(key.split("\\.")).reversed()) {
            yaml = "{%s: %s}".formatted(part, yaml);
        }
        return yaml;
    }

    @Test
    void theSchemaIsOneOfItsDialect() {
        var dialect = JsonSchemaFactory.getInstance(VersionFlag.V202012)
                .getSchema(SchemaLocation.of("https://json-schema.org/draft/2020-12/schema"));
        assertEquals("[]", dialect.validate(ConfigSchema.tree()).toString());
    }

    @Test
    void theDefaultsFit() {
        assertEquals("[]", SCHEMA.validate(
                YamlTree.parse(ConfigReader.defaults(), "defaults").root()).toString());
        assertEquals("[]",
                SCHEMA.validate(Json.tree(ConfigReader.defaultsUnder(List.of()))).toString());
    }

    // By default every fourth probe, of each key others.
    @ParameterizedTest
    @MethodSource("keysOfWords")
    @Tag("thorough")
    void whatTheProgramTakesFitsAndWhatItRefusesDoesNot(String key) {
        List<String> probes = Stream.concat(PROBES.stream(), NAMES.stream()).toList();
        int each = Thorough.of(4, 1);
        for (int i = Math.floorMod(key.hashCode(), each); i < probes.size(); i += each) {
            String yaml = with(key, probes.get(i));
            Optional<String> refusal = refusal(yaml);
            if (refusal.isEmpty()) {
                assertTrue(fits(yaml), yaml + " is taken but does not fit");
            } else if (!TOGETHER.matcher(refusal.get()).find()) {
                assertFalse(fits(yaml), yaml + " fits but is refused: " + refusal.get());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("groups")
    void unknownKeysAreRefusedInEveryGroup(String group) {
        assertFalse(fits(with(group + "unheardOf", "1")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            seed                | Decides all random choices.
            strategy            | How the search chooses what to try.
            strategy.kind       | local-search: tries neighbours
            workers.replaceAfter| after this many trials
            space.skeleton      | common to all networks
            """)
    void commentsOfTheDefaultsAreDescriptions(String key, String part) {
        JsonNode at = ConfigSchema.tree();
        for (String name : key.split("\\.")) {
            at = at.get("properties").get(name);
        }
        String description = at.get("description").asText();
        assertTrue(description.contains(part), description);
        assertFalse(description.contains("#"), description);
    }

    @Test
    void theFirstCommentDescribesTheWhole() {
        JsonNode schema = ConfigSchema.tree();
        assertTrue(schema.get("description").asText().startsWith("EvoWire's defaults"));
        assertFalse(schema.get("properties").get("format").has("description"));
    }

    @Test
    void defaultsAndChoicesAreOffered() {
        JsonNode strategy = ConfigSchema.tree().get("properties").get("strategy")
                .get("properties");
        assertEquals(JsonNodeFactory.instance.numberNode(0.9),
                strategy.get("crossover").get("default"));
        assertEquals(List.of("nsga2", "regularized-evolution", "local-search", "surrogate",
                "random", "grid", "reinforce"), strings(strategy.at("/kind/anyOf/0/enum")));
    }

    @Test
    void onlyTheReaderAddsUpTheParts() {
        assertTrue(fits("budget: {time: 36500d1s}"));
        assertTrue(refusal("budget: {time: 36500d1s}").orElseThrow().contains("at most 36500d"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"strategy: {kind: NSGA2}", "recipe: {precision: FLOAT32}",
            "objectives: [Accuracy, macs]", "recipe: {epochs: 1.0}"})
    void whatPeopleMayWriteIsTakenByBoth(String yaml) {
        assertEquals(Optional.empty(), refusal(yaml));
        assertTrue(fits(yaml), yaml);
    }

    @ParameterizedTest
    @ValueSource(strings = {"budget: {time: 99999d}", "recipe: {epochs: 1.5}",
            "objectives: [accuracy, Accuracy]"})
    void whatCannotBeIsRefusedByBoth(String yaml) {
        assertTrue(refusal(yaml).isPresent(), yaml);
        assertFalse(fits(yaml), yaml);
    }

    private static List<String> strings(JsonNode array) {
        List<String> strings = new ArrayList<>();
        array.forEach(value -> strings.add(value.asText()));
        return strings;
    }

    @Test
    void commentsBelongToTheKeyBelowThem() {
        assertEquals(Map.of("a", "one\ntwo", "a.b.c", "three", "d", "four"), YamlComments.of("""
                # lost

                # one
                # two
                a:
                  b:
                    # three
                    c: 1
                    d: 2
                # four
                d: {e: 1}
                """));
    }
}
