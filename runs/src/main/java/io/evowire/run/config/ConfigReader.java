package io.evowire.run.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.evowire.run.Json;
import io.evowire.run.UserException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Reads configurations: the defaults (a commented YAML file shipped with the program, the one place
 * that lists every key), under the user's file, under {@code --set key=value}.
 */
public final class ConfigReader {

    private ConfigReader() {}

    /** The defaults as shipped, with their comments. */
    public static String defaults() {
        try (InputStream in = ConfigReader.class.getResourceAsStream("defaults.yaml")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads a file.
     *
     * @param settings overrides of the form {@code key.key=value}, later ones win
     * @throws UserException naming position, key, value and what is allowed
     */
    public static SearchConfig read(Path file, List<String> settings) {
        try {
            return parse(Files.readString(file), file.getFileName().toString(), settings);
        } catch (IOException e) {
            throw new UserException("Cannot read the configuration %s: %s. Check the path."
                    .formatted(file, e.getMessage()));
        }
    }

    /** As {@link #read}, of a text. */
    public static SearchConfig parse(String text, String source, List<String> settings) {
        JsonNode tree = YamlTree.parse(defaults(), "defaults").root();
        tree = overlay(tree, YamlTree.parse(text, source));
        for (String setting : settings) {
            tree = overlay(tree, setting(setting));
        }
        return bind(tree, text, source);
    }

    private static YamlTree setting(String setting) {
        int equals = setting.indexOf('=');
        if (equals < 1) {
            throw new UserException(
                    "--set takes key=value, such as recipe.epochs=2, not '%s'.".formatted(setting));
        }
        String[] keys = setting.substring(0, equals).trim().split("\\.");
        var yaml = new StringBuilder();
        for (int i = 0; i < keys.length; i++) {
            yaml.append(" ".repeat(i)).append(keys[i]).append(i < keys.length - 1 ? ":\n" : ": ");
        }
        return YamlTree.parse(yaml + setting.substring(equals + 1),
                "--set " + setting.substring(0, equals));
    }

    private static JsonNode overlay(JsonNode base, YamlTree over) {
        return overlay(base, over.root(), "", over);
    }

    // A mapping goes over a mapping key by key; anything else replaces what it stands over.
    private static JsonNode overlay(JsonNode base, JsonNode over, String path, YamlTree source) {
        if (!base.isObject()) {
            return over;
        }
        if (over.isNull() && path.contains(".")) {
            return over; // leaves out an optional part
        }
        if (!over.isObject()) {
            throw new UserException("%s: %s must hold keys (%s), not %s.".formatted(
                    source.position(path), path.isEmpty() ? "the configuration" : path,
                    String.join(", ", Json.keys(base)), over));
        }
        ObjectNode merged = base.deepCopy();
        for (String key : Json.keys(over)) {
            String child = path.isEmpty() ? key : path + "." + key;
            if (!base.has(key)) {
                throw new UserException("%s: unknown key %s%s. Known here: %s.".formatted(
                        source.position(child), child,
                        Nearest.of(key, Json.keys(base))
                                .map(near -> ", maybe you mean '" + near + "'").orElse(""),
                        String.join(", ", Json.keys(base))));
            }
            merged.set(key, overlay(base.get(key), over.get(key), child, source));
        }
        return merged;
    }

    private static SearchConfig bind(JsonNode tree, String text, String source) {
        try {
            return Json.bind(scalarsAsLists(tree), SearchConfig.class);
        } catch (Json.BindingException e) {
            throw new UserException("%s: %s".formatted(
                    YamlTree.parse(text, source).position(e.path()), e.getMessage()));
        }
    }

    // One width may be written without brackets.
    private static JsonNode scalarsAsLists(JsonNode tree) {
        for (String key : List.of("channels", "operations")) {
            if (tree.get("space") instanceof ObjectNode space && space.has(key)
                    && space.get(key).isValueNode()) {
                ArrayNode list = space.arrayNode().add(space.get(key));
                space.set(key, list);
            }
        }
        return tree;
    }
}
