package io.evowire.run.config;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.evowire.core.bounds.Bounds;
import io.evowire.core.bounds.Listed;
import io.evowire.core.bounds.RecordBounds;
import io.evowire.core.graph.GraphFamilies;
import io.evowire.core.graph.GraphFamily.Parameter;
import io.evowire.core.graph.GraphFamily;
import io.evowire.core.graph.NamedGraph;
import io.evowire.core.graph.NamedGraphs;
import io.evowire.core.network.NodeOperation;
import io.evowire.core.objective.Constraint;
import io.evowire.core.objective.Objective;
import io.evowire.evaluate.gpu.device.DeviceSpec;
import io.evowire.genome.space.GraphModels;
import io.evowire.genome.space.IntChoice;
import io.evowire.genome.space.IntRange;
import io.evowire.genome.space.RealRange;
import io.evowire.genome.space.ValueRange;
import io.evowire.run.json.Spelling;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A JSON Schema of the configuration, with which editors complete, explain and check what is typed.
 * Keys, types and bounds of numbers come from {@link SearchConfig}'s records and from the catalogue
 * of families, explanations and defaults from the commented defaults; {@code bounds.yaml} has the
 * forms of texts. What several keys must fulfil together (such as a min below
 * its max), or the parts of a time in sum, only {@link ConfigReader} checks.
 *
 * @see <a href="https://json-schema.org/draft/2020-12">JSON Schema 2020-12</a>
 */
public final class ConfigSchema {

    private static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";

    private final Map<String, String> comments = YamlComments.of(ConfigReader.defaults());
    private final ObjectNode bounds = bounds();
    private final Set<String> bounded = new HashSet<>();

    private ConfigSchema() {}

    // What is one of a list of the code is not written a second time.
    private static ObjectNode bounds() {
        var bounds = (ObjectNode) YamlTree.parse(ConfigReader.resource("bounds.yaml"), "bounds")
                .root();
        bounds.set("format", object().put("const", SearchConfig.FORMAT));
        bounds.set("constraints.items", constraints());
        bounds.set("workers.memory", object().put("pattern", "^" + WorkersConfig.MEMORY + "$")
                .set("examples", array("512m", "2g")));
        bounds.set("device", object().put("pattern", "^(%s)$".formatted(DeviceSpec.PATTERN))
                .set("examples", array("auto", "cpu", "cuda", "opencl", "opencl:1")));
        bounds.set("space.operations.items",
                oneOf(NodeOperation.ALL.stream().map(NodeOperation::notation)));
        bounds.set("strategy.grid.models.items", models());
        bounds.set("measurements.also.items", oneOf(Arrays.stream(Objective.values())
                .filter(Objective::isMeasured).filter(objective -> objective != Objective.AUPRC)
                .map(Objective::word)));
        return bounds;
    }

    // In a list YAML takes WS(4, 0.75) without quotes for two values, which the program joins.
    private static ObjectNode models() {
        String codes = GraphFamilies.ALL.stream().map(GraphFamily::code)
                .map(ConfigSchema::inAnyCase).collect(Collectors.joining("|"));
        ObjectNode schema = object().put("pattern",
                "^\\s*((%s)\\s*\\(.*|[^()]*\\)\\s*)$".formatted(codes));
        return schema.set("examples",
                array(GraphFamilies.ALL.stream().map(GraphFamily::example).toArray(String[]::new)));
    }

    private static ObjectNode constraints() {
        String words = Arrays.stream(Objective.values()).filter(Objective::isCost)
                .map(Objective::word).map(ConfigSchema::inAnyCase)
                .collect(Collectors.joining("|"));
        return object().put("pattern", "^\\s*(%s)".formatted(words)
                + "\\s*<=\\s*[0-9._]*[1-9][0-9._]*\\s*[kKmMgG]?\\s*$")
                .set("examples", array("macs <= 20M", "parameters <= 1.5M", "depth <= 40"));
    }

    private static ObjectNode oneOf(Stream<String> names) {
        return object().set("enum", array(names.toArray(String[]::new)));
    }

    /** The schema as a tree. */
    public static JsonNode tree() {
        return new ConfigSchema().whole();
    }

    private ObjectNode whole() {
        ObjectNode schema = object().put("$schema", DIALECT)
                .put("title", "Configuration of evowire search");
        String first = SearchConfig.class.getRecordComponents()[0].getName();
        schema.put("description", comments.getOrDefault(first, ""));
        comments.remove(first); // above the first key stands what holds for the whole file
        schema.setAll(group(SearchConfig.class, "",
                YamlTree.parse(ConfigReader.defaults(), "defaults").root()));
        bounds.fieldNames().forEachRemaining(key -> {
            if (!bounded.contains(key)) {
                throw new IllegalStateException("bounds.yaml bounds %s, which is no key of the "
                        .formatted(key) + "configuration. Maybe it was renamed.");
            }
        });
        return schema;
    }

    private ObjectNode group(Class<?> group, String path, JsonNode defaults) {
        Map<String, ObjectNode> members = new LinkedHashMap<>();
        RecordBounds limits = RecordBounds.of(group);
        for (RecordComponent component : group.getRecordComponents()) {
            String name = key(component);
            String key = path.isEmpty() ? name : path + "." + name;
            ObjectNode value = value(component.getGenericType(), key, defaults.path(name),
                    limits.find(component.getName()));
            if (component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                orNull(value);
            }
            if (limits.lists().get(component.getName()) instanceof Listed listed) {
                setLength(value, listed);
            }
            members.put(name, value);
        }
        return keys(members, defaults);
    }

    // Another word where the name is one of Java's own.
    private static String key(RecordComponent component) {
        JsonProperty named = component.getAccessor().getAnnotation(JsonProperty.class);
        return named == null ? component.getName() : named.value();
    }

    private static ObjectNode keys(Map<String, ObjectNode> members, JsonNode defaults) {
        ObjectNode properties = object();
        properties.setAll(members);
        ObjectNode schema = object().put("type", "object").put("additionalProperties", false);
        schema.set("properties", properties);
        if (defaults.isMissingNode() || defaults.isNull()) {
            schema.set("required", array(members.keySet().toArray(String[]::new)));
        }
        return schema;
    }

    private static void orNull(ObjectNode schema) {
        if (schema.get("anyOf") instanceof ArrayNode either) {
            either.addObject().put("type", "null");
        } else {
            schema.set("type", array(schema.get("type").asText(), "null"));
        }
    }

    private ObjectNode families(String path, JsonNode defaults) {
        Map<String, ObjectNode> families = new LinkedHashMap<>();
        for (GraphFamily family : GraphFamilies.ALL) {
            String key = path + "." + family.key();
            JsonNode standard = defaults.path(family.key());
            Map<String, ObjectNode> ranges = new LinkedHashMap<>();
            for (Parameter parameter : family.parameters()) {
                ranges.put(parameter.key(), range(
                        parameter.whole() ? IntRange.class : RealRange.class,
                        key + "." + parameter.key(), standard.path(parameter.key()),
                        parameter.bounds()));
            }
            ObjectNode schema = described(key, standard);
            schema.setAll(keys(ranges, standard));
            orNull(schema);
            families.put(family.key(), schema);
        }
        return keys(families, defaults);
    }

    private ObjectNode range(Class<?> range, String key, JsonNode standard, Bounds limits) {
        ObjectNode schema = described(key, standard);
        schema.setAll(group(range, key, standard));
        schema.get("properties").forEach(end -> limit((ObjectNode) end, limits));
        return schema;
    }

    private static ObjectNode limit(ObjectNode schema, Bounds bounds) {
        if (bounds.whole() && bounds.max() == bounds.min() + 1) { // editors offer both
            schema.remove(List.of("minimum", "maximum"));
            return schema.set("enum", JsonNodeFactory.instance.arrayNode()
                    .add(number(bounds.min())).add(number(bounds.max())));
        }
        if (Double.isFinite(bounds.min())) {
            schema.set(bounds.aboveMin() ? "exclusiveMinimum" : "minimum", number(bounds.min()));
        }
        if (Double.isFinite(bounds.max())) {
            schema.set(bounds.belowMax() ? "exclusiveMaximum" : "maximum", number(bounds.max()));
        }
        if (bounds.step() > 1) {
            schema.put("multipleOf", bounds.step());
        }
        return schema;
    }

    private static JsonNode number(double bound) {
        return bound == (int) bound
                ? JsonNodeFactory.instance.numberNode((int) bound)
                : JsonNodeFactory.instance.numberNode(bound);
    }

    private ObjectNode described(String key, JsonNode standard) {
        ObjectNode schema = object();
        if (comments.containsKey(key)) {
            schema.put("description", comments.get(key));
        }
        if (standard.isValueNode() || standard.isArray()) {
            schema.set("default", standard);
        }
        return schema;
    }

    private ObjectNode value(Type type, String key, JsonNode standard, Optional<Bounds> limits) {
        ObjectNode value = valueGiven(type, key, standard, limits);
        return Automatic.KEYS.contains(key) ? orAutomatic(value) : value;
    }

    private static ObjectNode orAutomatic(ObjectNode given) {
        ObjectNode either = object();
        for (String key : List.of("description", "default")) {
            Optional.ofNullable(given.remove(key)).ifPresent(value -> either.set(key, value));
        }
        return either.set("anyOf", JsonNodeFactory.instance.arrayNode().add(given)
                .add(object().put("const", Automatic.WORD)));
    }

    private ObjectNode valueGiven(Type type, String key, JsonNode standard,
            Optional<Bounds> limits) {
        return described(key, standard).setAll(switch (type) {
            case ParameterizedType list -> list(list.getActualTypeArguments()[0], key, limits);
            case Class<?> families when families == GraphModels.class -> families(key, standard);
            case Class<?> graphs when graphs == NamedGraphs.class -> graphs();
            case Class<?> range when ValueRange.class.isAssignableFrom(range)
                    && limits.isPresent() ->
                range(range, key, standard, limits.get());
            case Class<?> choice when choice == IntChoice.class -> choice(limits);
            case Class<?> group when group.isRecord() && group != Constraint.class ->
                group(group, key, standard);
            case Class<?> choice when choice.isEnum() ->
                inAnyCase(bounded(scalar(choice), key));
            case Class<?> scalar -> {
                ObjectNode schema = bounded(scalar(scalar), key);
                limits.ifPresent(given -> limit(schema, given));
                yield schema;
            }
            default -> throw new IllegalStateException("No schema for " + type);
        });
    }

    private static ObjectNode graphs() {
        ObjectNode file = scalar(String.class);
        ObjectNode read = object();
        read.set("file", file);
        read.set("threshold", scalar(double.class).put("minimum", 0).put("default", 0));
        read.set("directed", scalar(boolean.class).put("default", false));
        ObjectNode group = object().put("type", "object").put("additionalProperties", false);
        group.set("properties", read);
        ObjectNode graphs = object().put("type", "object");
        graphs.set("propertyNames", object().put("pattern", "^" + NamedGraph.NAME + "$"));
        graphs.set("additionalProperties", object().set("anyOf", JsonNodeFactory.instance
                .arrayNode().add(file).add(group).add(object().put("type", "null"))));
        return graphs;
    }

    // A number, or several to choose from.
    private static ObjectNode choice(Optional<Bounds> limits) {
        ObjectNode number = scalar(int.class);
        limits.ifPresent(given -> limit(number, given));
        ObjectNode several = object().put("type", "array").put("minItems", 1)
                .put("uniqueItems", true);
        several.set("items", number);
        return object().set("anyOf",
                JsonNodeFactory.instance.arrayNode().add(number).add(several));
    }

    // A value of its own stands for a list of one, where the reader takes it so.
    private ObjectNode list(Type element, String key, Optional<Bounds> limits) {
        ObjectNode item = value(element, key + ".items", JsonNodeFactory.instance.missingNode(),
                limits);
        ObjectNode list = object().put("type", "array");
        list.set("items", item);
        return ConfigReader.mayBeScalar(key)
                ? object().set("anyOf", JsonNodeFactory.instance.arrayNode().add(list).add(item))
                : list;
    }

    private static void setLength(ObjectNode value, Listed listed) {
        ObjectNode list = value.at("/anyOf/0") instanceof ObjectNode besideScalar
                ? besideScalar
                : value;
        list.put("minItems", listed.min());
        if (listed.distinct()) {
            list.put("uniqueItems", true);
            JsonNode item = list.get("items");
            if (item.has("anyOf")) {
                list.set("allOf", eachOnce(item.get("anyOf").get(0).get("enum")));
            }
        }
    }

    // However each of them is written.
    private static ArrayNode eachOnce(JsonNode names) {
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        names.forEach(name -> {
            ObjectNode once = object().put("minContains", 0).put("maxContains", 1);
            once.set("contains", object().put("pattern", pattern(List.of(name.asText()))));
            all.add(once);
        });
        return all;
    }

    // The reader does not look at the case of words; editors offer them as they are in the list.
    private static ObjectNode inAnyCase(ObjectNode choice) {
        JsonNode names = choice.remove("enum");
        List<String> words = new ArrayList<>();
        names.forEach(name -> words.add(name.asText()));
        ObjectNode listed = object();
        listed.set("enum", names);
        choice.set("anyOf", JsonNodeFactory.instance.arrayNode().add(listed)
                .add(object().put("pattern", pattern(words))));
        return choice;
    }

    private static String pattern(List<String> words) {
        return words.stream().map(ConfigSchema::inAnyCase)
                .collect(Collectors.joining("|", "^\\s*(", ")\\s*$"));
    }

    private static String inAnyCase(String word) {
        return word.chars().mapToObj(c -> Character.isLetter(c)
                ? "[%c%c]".formatted(Character.toLowerCase(c), Character.toUpperCase(c))
                : Character.toString(c)).collect(Collectors.joining());
    }

    private static ObjectNode scalar(Class<?> type) {
        if (type == int.class || type == Integer.class) {
            return object().put("type", "integer").put("minimum", Integer.MIN_VALUE)
                    .put("maximum", Integer.MAX_VALUE);
        }
        if (type == long.class || type == Long.class) {
            return object().put("type", "integer").put("minimum", Long.MIN_VALUE).put("maximum",
                    Long.MAX_VALUE);
        }
        if (type == double.class || type == Double.class) {
            return object().put("type", "number");
        }
        if (type == boolean.class || type == Boolean.class) {
            return object().put("type", "boolean");
        }
        return type.isEnum()
                ? object().put("type", "string").set("enum",
                        array(Arrays.stream(type.getEnumConstants())
                                .map(constant -> Spelling.of((Enum<?>) constant))
                                .toArray(String[]::new)))
                : object().put("type", "string");
    }

    private ObjectNode bounded(ObjectNode schema, String key) {
        if (bounds.get(key) instanceof ObjectNode found) {
            bounded.add(key);
            schema.setAll(found.deepCopy());
        }
        return schema;
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    private static ArrayNode array(String... values) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        Arrays.stream(values).forEach(array::add);
        return array;
    }
}
