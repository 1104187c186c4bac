package io.evowire.run.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.evowire.core.graph.GraphFamilies;
import io.evowire.core.graph.GraphFamily;
import io.evowire.core.graph.NamedGraphs;
import io.evowire.core.text.Nearest;
import io.evowire.run.UserException;
import io.evowire.run.json.Json;
import io.evowire.run.system.IoReason;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads configurations: the defaults (a commented YAML file shipped with the program, the one place
 * that lists every key), under the user's file, under what the command line sets. The file of a run
 * is read over {@code frozen.yaml} instead, in which everything is off that is newer than the first
 * runs: no default of today says anything about a run of yesterday.
 */
public final class ConfigReader {

    private static final List<String> LISTS = List.of("/constraints", "/space/channels",
            "/space/operations", "/space/linkRates", "/strategy/grid/models",
            "/strategy/grid/nodes",
            "/strategy/grid/channels", "/strategy/grid/stages");

    // Never changed: what is laid over them goes into a copy. Most commands need one of the two.
    private static final class Defaults {

        static final JsonNode TREE = YamlTree.parse(defaults(), "defaults").root();
    }

    private static final class Frozen {

        static final JsonNode TREE = YamlTree
                .parse(withAllFamilies(resource("frozen.yaml")), "frozen").root();
    }

    private ConfigReader() {}

    /** The defaults as shipped, with their comments, and the families of graphs that are off. */
    public static String defaults() {
        return withAllFamilies(resource("defaults.yaml"));
    }

    // A family of the catalogue that the file does not name is off.
    private static String withAllFamilies(String text) {
        JsonNode named = YamlTree.parse(text, "families").root().at("/space/models");
        return text.replaceFirst("( *)# Families that are off:.*\\R", GraphFamilies.ALL.stream()
                .filter(family -> !named.has(family.key())).map(ConfigReader::off)
                .collect(Collectors.joining()));
    }

    private static String off(GraphFamily family) {
        return """
                $1# %s: %s.
                $1# Off; to search it: %s: {%s}
                $1%s: null
                """.formatted(family.name(), family.drawing().replace(" = %s", ""), family.key(),
                family.parameters().stream()
                        .map(parameter -> parameter.key() + ": {min: ..., max: ...}")
                        .collect(Collectors.joining(", ")),
                family.key());
    }

    /** A file shipped beside this class. */
    static String resource(String name) {
        try (InputStream in = ConfigReader.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads a file.
     *
     * @param settings laid over the file, later ones win
     * @throws UserException naming position, key, value and what is allowed
     */
    public static SearchConfig read(Path file, List<Setting> settings) {
        return resolve(Defaults.TREE, GraphFiles.beside(file).read(tree(file)), settings);
    }

    /**
     * Reads a file, but leaves open what follows from the data.
     *
     * @param file     nothing where there are defaults and settings only
     * @param settings laid over the file, later ones win
     * @throws UserException as {@link #read}
     */
    public static Draft draft(Optional<Path> file, List<Setting> settings) {
        List<YamlTree> layers = layers(
                file.map(path -> GraphFiles.beside(path).read(settings(tree(path))))
                        .orElseGet(() -> YamlTree.parse("", "defaults")),
                settings);
        SearchConfig sound = resolve(Defaults.TREE, layers, Automatic.Facts.OF_DIGITS).config();
        return new Draft(sound.data(), Defaults.TREE, layers);
    }

    /**
     * Reads the file of a run. It names every key that the program knew which made the run; what is
     * newer was off.
     *
     * @throws UserException as {@link #read}
     */
    public static SearchConfig ofRun(Path file) {
        return resolve(Frozen.TREE, GraphFiles.ofRun(file).read(tree(file)), List.of());
    }

    /**
     * Reads the file of a study.
     *
     * @throws UserException as {@link #read}
     */
    public static StudyConfig ofStudy(Path file) {
        YamlTree whole = tree(file);
        if (!(whole.root() instanceof ObjectNode root)) {
            throw new UserException("%s must have keys, not %s.".formatted(file, whole.root()));
        }
        try {
            StudyConfig head = Json.bind(root.deepCopy().without("settings"), StudyConfig.class);
            return root.has("settings")
                    ? StudyConfig.of(head.study(), head.options(), resolve(Frozen.TREE,
                            GraphFiles.ofRun(file).read(settings(whole)), List.of()))
                    : head;
        } catch (Json.BindingException e) {
            throw new UserException("%s: %s".formatted(whole.position(e.path()), e.getMessage()));
        }
    }

    // The file of a study has them within.
    private static YamlTree settings(YamlTree file) {
        return file.root().path("format").asText().equals(StudyConfig.FORMAT)
                && file.root().has("settings")
                        ? new YamlTree(file.root().get("settings"), file.source() + ", settings",
                                Map.of())
                        : file;
    }

    private static YamlTree tree(Path file) {
        try {
            return YamlTree.parse(Files.readString(file), String.valueOf(file.getFileName()));
        } catch (IOException e) {
            throw new UserException("Cannot read the configuration %s: %s. Check the path."
                    .formatted(file, IoReason.of(e)));
        }
    }

    /** As {@link #read}, of no file: the defaults under these settings. */
    public static SearchConfig defaultsUnder(List<Setting> settings) {
        return resolve(Defaults.TREE, YamlTree.parse("", "defaults"), settings);
    }

    /**
     * As {@link #read}, of a text.
     *
     * @param source   what messages call the text
     * @param settings of the form {@code key.key=value}
     */
    public static SearchConfig parse(String text, String source, List<String> settings) {
        return resolve(Defaults.TREE, GraphFiles.HERE.read(YamlTree.parse(text, source)),
                settings.stream().map(Setting::parse).toList());
    }

    /**
     * The configuration of a run under other settings.
     *
     * @param config   as it was read
     * @param file     its file
     * @param settings of the form {@code key.key=value}
     */
    public static SearchConfig under(SearchConfig config, Path file, List<String> settings) {
        return resolve(Defaults.TREE,
                GraphFiles.ofRun(file).read(YamlTree.parse(Json.yaml(config), file.toString())),
                settings.stream().map(Setting::parse).toList());
    }

    /**
     * Reads graphs that were named on the command line.
     *
     * @param option what messages call the option
     * @param named  of the form {@code worm=worm.txt}
     */
    public static NamedGraphs graphs(String option, List<String> named) {
        ObjectNode graphs = Json.object();
        for (String text : named) {
            int equals = text.indexOf('=');
            if (equals < 1 || text.substring(equals + 1).isBlank()) {
                throw new UserException("%s takes NAME=FILE, such as worm=worm.txt, not '%s'."
                        .formatted(option, text));
            }
            String name = text.substring(0, equals).strip();
            if (graphs.has(name)) {
                throw new UserException("%s names two graphs %s. Give one of them another name."
                        .formatted(option, name));
            }
            String source = option + " " + name;
            JsonNode read = GraphFiles.HERE.read(new Setting(source, GraphFiles.KEY + "." + name,
                    YamlTree.parseValue(text.substring(equals + 1), source)).tree())
                    .root().at("/space/graphs");
            graphs.setAll((ObjectNode) read);
        }
        try {
            return Json.bind(graphs, NamedGraphs.class);
        } catch (Json.BindingException e) {
            throw new UserException("%s %s".formatted(option, e.getMessage()));
        }
    }

    private static List<YamlTree> layers(YamlTree file, List<Setting> settings) {
        return Stream.concat(Stream.of(file),
                settings.stream().map(Setting::tree).map(GraphFiles.HERE::read)).toList();
    }

    private static SearchConfig resolve(JsonNode base, YamlTree file, List<Setting> settings) {
        return resolve(base, layers(file, settings), Automatic.Facts.OF_DIGITS).config();
    }

    /** Lays layers over a base, and puts values in the place of {@code auto}. */
    static Draft.Fitted resolve(JsonNode base, List<YamlTree> layers, Automatic.Facts facts) {
        Automatic.Resolved resolved = Automatic.resolve(normal(overlaid(base, layers)), facts);
        try {
            return new Draft.Fitted(Json.bind(resolved.tree(), SearchConfig.class),
                    resolved.reasons());
        } catch (Json.BindingException e) {
            throw new UserException("%s: %s".formatted(
                    culprit(base, layers, e.getMessage()).position(e.path()), e.getMessage()));
        }
    }

    // The first layer that brings the complaint about: a group of keys is checked as a whole, so
    // which layer wrote its last key says nothing.
    private static YamlTree culprit(JsonNode base, List<YamlTree> layers, String complaint) {
        for (int i = 1; i < layers.size(); i++) {
            if (complaint(base, layers.subList(0, i)).filter(complaint::equals).isPresent()) {
                return layers.get(i - 1);
            }
        }
        return layers.getLast();
    }

    private static Optional<String> complaint(JsonNode base, List<YamlTree> layers) {
        try {
            Json.bind(Automatic.resolve(normal(overlaid(base, layers)),
                    Automatic.Facts.OF_DIGITS).tree(), SearchConfig.class);
            return Optional.empty();
        } catch (Json.BindingException e) {
            return Optional.of(e.getMessage());
        }
    }

    private static JsonNode overlaid(JsonNode base, List<YamlTree> layers) {
        JsonNode tree = base;
        for (YamlTree layer : layers) {
            tree = overlaid(tree, layer.root(), "", layer);
        }
        return tree;
    }

    // A mapping goes over a mapping key by key; anything else replaces what it stands over.
    private static JsonNode overlaid(JsonNode base, JsonNode over, String path, YamlTree source) {
        if (!base.isObject()) {
            return over;
        }
        if (over.isNull() && path.contains(".")) {
            return over; // leaves out an optional part
        }
        if (!over.isObject()) {
            throw new UserException("%s: %s must have keys (%s), not %s.".formatted(
                    source.position(path), path.isEmpty() ? "the configuration" : path,
                    String.join(", ", Json.keys(base)), over));
        }
        ObjectNode merged = base.deepCopy();
        for (String key : Json.keys(over)) {
            String child = path.isEmpty() ? key : path + "." + key;
            if (!base.has(key) && !GraphFiles.within(path)) {
                throw new UserException("%s: unknown key %s%s. Known here: %s.".formatted(
                        source.position(child), child,
                        Nearest.of(key, Json.keys(base))
                                .map(near -> ", maybe you mean '" + near + "'").orElse(""),
                        String.join(", ", Json.keys(base))));
            }
            merged.set(key, base.has(key)
                    ? overlaid(base.get(key), over.get(key), child, source)
                    : over.get(key));
        }
        return merged;
    }

    /** Whether one value of this list may be written without brackets. */
    static boolean mayBeScalar(String key) {
        return LISTS.contains("/" + key.replace('.', '/'));
    }

    private static JsonNode normal(JsonNode tree) {
        return wholeNumbers(scalarsAsLists(tree));
    }

    // 1.0 is a whole number in JSON Schema, and for people.
    private static JsonNode wholeNumbers(JsonNode tree) {
        return switch (tree) {
            case ObjectNode group -> {
                Json.keys(group).forEach(key -> group.set(key, wholeNumbers(group.get(key))));
                yield group;
            }
            case ArrayNode list -> {
                for (int i = 0; i < list.size(); i++) {
                    list.set(i, wholeNumbers(list.get(i)));
                }
                yield list;
            }
            case DoubleNode number when number.canConvertToExactIntegral()
                    && number.canConvertToLong() ->
                LongNode.valueOf(number.longValue());
            default -> tree;
        };
    }

    private static JsonNode scalarsAsLists(JsonNode tree) {
        for (String path : LISTS) {
            int dot = path.lastIndexOf('/');
            String key = path.substring(dot + 1);
            if (tree.at(path.substring(0, dot)) instanceof ObjectNode group
                    && group.path(key).isValueNode() && !group.path(key).isNull()) {
                group.set(key, group.arrayNode().add(group.get(key)));
            }
        }
        return tree;
    }
}
