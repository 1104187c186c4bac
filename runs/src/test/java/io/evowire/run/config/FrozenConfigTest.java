package io.evowire.run.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.evowire.run.EarlierRuns;
import io.evowire.run.UserException;
import io.evowire.run.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The file of a run says the same whatever the defaults have become since. */
class FrozenConfigTest {

    private static final List<String> NAMES = EarlierRuns.NAMES;

    private static final JsonNode FROZEN = resource("frozen.yaml");

    @TempDir
    private Path temporary;

    private static JsonNode resource(String name) {
        return YamlTree.parse(ConfigReader.resource(name), name).root();
    }

    private JsonNode ofRun(JsonNode file) throws IOException {
        Path path = Files.writeString(temporary.resolve("config.yaml"), Json.yaml(file));
        return Json.tree(ConfigReader.ofRun(path));
    }

    // As the program writes it: 1.0e-9 and 1.0E-9 are one number.
    private static JsonNode written(JsonNode tree) {
        return YamlTree.parse(Json.yaml(tree), "written").root();
    }

    private JsonNode earlier(String name) throws IOException {
        Path run = EarlierRuns.copy(name, temporary);
        return YamlTree.parse(Files.readString(run.resolve("config.yaml")), name).root();
    }

    /** Every key of the defaults, of groups and values. */
    static Stream<String> keys() {
        List<String> keys = new ArrayList<>();
        collect(resource("defaults.yaml"), "", keys);
        return keys.stream();
    }

    private static void collect(JsonNode group, String path, List<String> keys) {
        for (String key : Json.keys(group)) {
            keys.add(path + "/" + key);
            collect(group.get(key), path + "/" + key, keys);
        }
    }

    private static String group(String key) {
        return key.substring(0, key.lastIndexOf('/'));
    }

    private static boolean isFrozen(String key) {
        JsonNode value = FROZEN.at(key);
        return !value.isMissingNode() || FROZEN.at(group(key)).isNull();
    }

    @ParameterizedTest
    @MethodSource("keys")
    void everyDefaultHasAFrozenValue(String key) {
        for (String above = key; !above.isEmpty(); above = group(above)) {
            if (FROZEN.at(above).isNull()) {
                return; // the whole group is off
            }
        }
        assertTrue(isFrozen(key), "Add to frozen.yaml the value of %s that switches it off."
                .formatted(key));
    }

    @Test
    void noFrozenValueIsLeftOverOrChanged() {
        List<String> known = keys().toList();
        List<String> frozen = new ArrayList<>();
        collect(FROZEN, "", frozen);
        assertEquals(List.of(), frozen.stream().filter(key -> !known.contains(key)).toList());
        JsonNode first = resource("frozen-f9e9045.yaml");
        List<String> keys = new ArrayList<>();
        collect(first, "", keys);
        for (String key : keys) {
            if (first.at(key).isValueNode() || first.at(key).isArray()) {
                assertEquals(first.at(key), FROZEN.at(key), key);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("keys")
    void aFileWithoutAKeyReadsAsItsFrozenValue(String key) throws IOException {
        JsonNode file = earlier("nsga2");
        JsonNode whole = ofRun(file);
        if (file.at(group(key)) instanceof ObjectNode group) {
            group.remove(key.substring(key.lastIndexOf('/') + 1));
        }
        JsonNode read = ofRun(file);
        assertEquals(written(Json.tree(frozen())).at(key), written(read).at(key));
        assertEquals(written(without(key, whole)), written(without(key, read)));
    }

    private JsonNode frozen() throws IOException {
        return ofRun(JsonNodeFactory.instance.objectNode());
    }

    private static JsonNode without(String key, JsonNode tree) {
        JsonNode copy = tree.deepCopy();
        ((ObjectNode) copy.at(group(key))).remove(key.substring(key.lastIndexOf('/') + 1));
        return copy;
    }

    @Test
    void aFileWithoutAnyKeyReadsAsTheFrozenBaseAlone() throws IOException {
        JsonNode read = written(frozen());
        for (String key : keys().toList()) {
            if (FROZEN.at(key).isValueNode()) {
                assertEquals(FROZEN.at(key).asText(), read.at(key).asText(), key);
            }
        }
        assertFalse(read.at("/strategy/warmStart").asBoolean());
        assertTrue(ConfigReader.parse("", "defaults", List.of()).strategy().warmStart());
    }

    @ParameterizedTest
    @FieldSource("NAMES")
    void everyKeyOfAnEarlierRunReadsAsItsFileSays(String name) throws IOException {
        JsonNode file = earlier(name);
        JsonNode read = written(ofRun(file));
        List<String> keys = new ArrayList<>();
        collect(file, "", keys);
        for (String key : keys) {
            if (file.at(key).isValueNode() || file.at(key).isArray()) {
                assertEquals(file.at(key).toString(), read.at(key).toString(), key);
            }
        }
    }

    @Test
    void aFamilyThatARunLeftOutStaysOut() throws IOException {
        SearchConfig config = ConfigReader.parse("", "defaults",
                List.of("space.models.barabasiAlbert="));
        Path file = Files.writeString(temporary.resolve("config.yaml"), Json.yaml(config));
        assertEquals(config, ConfigReader.ofRun(file));
    }

    @Test
    void aKeyThatNobodyKnowsIsAnError() throws IOException {
        JsonNode file = earlier("grid");
        ((ObjectNode) file.at("/strategy")).put("unheardOf", 1);
        String message = assertThrows(UserException.class, () -> ofRun(file)).getMessage();
        assertTrue(message.contains("unknown key strategy.unheardOf"), message);
    }
}
