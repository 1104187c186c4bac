package io.evowire.run.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.evowire.run.UserException;
import io.evowire.run.json.Json;
import java.util.List;
import java.util.Map;

/**
 * One value of the configuration that was given on the command line.
 *
 * @param source what messages call it, such as {@code --set recipe.epochs} or {@code --epochs}
 * @param key    keys joined by dots, such as {@code recipe.epochs}
 * @param value  the value
 */
public record Setting(String source, String key, JsonNode value) {

    /**
     * What {@code --set} takes: {@code key.key=value}, the value in YAML.
     *
     * @throws UserException if it is not written so
     */
    public static Setting parse(String text) {
        int equals = text.indexOf('=');
        String key = text.substring(0, Math.max(0, equals)).strip();
        if (key.isEmpty()) {
            throw new UserException(
                    "--set takes key=value, such as recipe.epochs=2, not '%s'.".formatted(text));
        }
        String source = "--set " + key;
        return new Setting(source, key, YamlTree.parseValue(text.substring(equals + 1), source));
    }

    /** The value of an option of its own. */
    public static Setting of(String option, String key, Object value) {
        return new Setting(option, key, Json.tree(value));
    }

    /** A configuration that holds nothing else. */
    YamlTree tree() {
        JsonNode node = value;
        for (String part : List.of(key.split("\\.", -1)).reversed()) {
            node = JsonNodeFactory.instance.objectNode().set(part, node);
        }
        return new YamlTree(node, source, Map.of());
    }
}
