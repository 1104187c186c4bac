package io.evowire.run.json;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.AnnotationIntrospector;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.evowire.core.cost.Cost;
import io.evowire.core.objective.Constraint;
import io.evowire.evaluate.DamagePlan;
import io.evowire.evaluate.DamageProfile.EdgeLoss;
import io.evowire.evaluate.DamageProfile.NodeLoss;
import io.evowire.evaluate.EdgeWeight;
import io.evowire.evaluate.Outcome;
import io.evowire.evaluate.TrainingRecipe;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** JSON text to values and back; one mapper, strict about what it reads. */
public final class Json {

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .withCoercionConfig(LogicalType.Textual,
                    text -> text.setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Float, CoercionAction.Fail))
            .annotationIntrospector(AnnotationIntrospector.pair(new JacksonAnnotationIntrospector(),
                    AnnotationIntrospector.pair(new NullableComponents(), new SpelledEnums())))
            .defaultSetterInfo(JsonSetter.Value.construct(Nulls.FAIL, Nulls.FAIL))
            .addModule(new GraphModelsModule()).addModule(new IntChoiceModule())
            .addModule(new NamedGraphsModule())
            .addMixIn(Outcome.class, OutcomeMixIn.class)
            .addMixIn(Constraint.class, ConstraintMixIn.class)
            .addMixIn(Cost.class, WithoutNulls.class)
            .addMixIn(TrainingRecipe.class, WithoutNulls.class)
            .addMixIn(NodeLoss.class, WithoutNulls.class)
            .addMixIn(DamagePlan.class, WithoutNulls.class)
            .addMixIn(EdgeLoss.class, WithoutNulls.class)
            .addMixIn(EdgeWeight.class, WithoutNulls.class).build();

    private static final ObjectMapper PLAIN = new ObjectMapper();

    /** Jackson's note on where a bracket was opened, around a setting of Jackson's. */
    private static final Pattern SOURCE = Pattern
            .compile("\\[Source: [^;]*; (line: \\d+, column: \\d+)\\]");

    // Few commands write YAML, and each would load its classes.
    private static final class Yaml {

        static final ObjectMapper MAPPER = YAMLMapper.builder()
                .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
                .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
                .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS).build();
    }

    private Json() {}

    /** A value could not be read as the type asked for. */
    public static final class BindingException extends RuntimeException {

        private static final long serialVersionUID = 1;

        private final String path;

        BindingException(String path, String message) {
            super(message);
            this.path = path;
        }

        /** Keys that lead to the value, joined by dots. */
        public String path() {
            return path;
        }
    }

    /**
     * Reads a tree as a type.
     *
     * @throws BindingException naming path, value and what is allowed
     */
    public static <T> T bind(JsonNode tree, Class<T> type) {
        if (tree.isNull()) {
            throw new BindingException("", "there is nothing but null.");
        }
        try {
            return MAPPER.treeToValue(tree, type);
        } catch (JsonMappingException e) {
            var message = new BindingMessage(tree, e);
            throw new BindingException(message.path(), message.text());
        } catch (JsonProcessingException e) {
            throw new BindingException("", e.getOriginalMessage());
        }
    }

    /** The keys of an object in their order; none of anything else. */
    public static List<String> keys(JsonNode node) {
        var keys = new ArrayList<String>();
        node.fieldNames().forEachRemaining(keys::add);
        return keys;
    }

    /** A new group of keys. */
    public static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** A value as a tree. */
    public static JsonNode tree(Object value) {
        return MAPPER.valueToTree(value);
    }

    /** A value as one line of JSON. */
    public static String line(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("No JSON form of " + value, e);
        }
    }

    /** A value as indented JSON. */
    public static String pretty(Object value) {
        try {
            return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("No JSON form of " + value, e);
        }
    }

    /** A value as YAML. */
    public static String yaml(Object value) {
        try {
            return Yaml.MAPPER.writeValueAsString(tree(value));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("No YAML form of " + value, e);
        }
    }

    /**
     * Reads a text as a type.
     *
     * @throws BindingException if the text is no JSON or does not fit the type
     */
    public static <T> T read(String text, Class<T> type) {
        try {
            T value = MAPPER.readValue(text, type);
            if (value != null) {
                return value;
            }
        } catch (JsonProcessingException e) {
            // the tree tells what is wrong
        }
        return bind(parse(text), type);
    }

    /**
     * Reads a text as an object of plain maps, lists, strings and numbers.
     *
     * @throws BindingException if the text is no JSON, or none of an object
     */
    public static Map<String, Object> readMap(String text) {
        JsonNode tree = parse(text);
        if (!tree.isObject()) {
            throw new BindingException("", "must be an object, { ... }, not %s."
                    .formatted(tree.isArray() ? "a list" : tree));
        }
        return PLAIN.convertValue(tree, new TypeReference<Map<String, Object>>() {});
    }

    /**
     * Reads a text as a tree.
     *
     * @throws BindingException with line and column if the text is not one JSON value
     */
    public static JsonNode parse(String text) {
        try {
            JsonNode tree = MAPPER.readTree(text);
            if (tree.isMissingNode()) {
                throw new BindingException("", "line 1, column 1: there is no JSON here.");
            }
            return tree;
        } catch (MismatchedInputException e) { // a tree takes every type, so it is the end of it
            throw new BindingException("", at(e) + "something follows after the end of the JSON.");
        } catch (JsonProcessingException e) {
            throw new BindingException("",
                    at(e) + SOURCE.matcher(e.getOriginalMessage()).replaceAll("$1"));
        }
    }

    private static String at(JsonProcessingException e) {
        var at = e.getLocation();
        return at == null ? "" : "line %d, column %d: ".formatted(at.getLineNr(), at.getColumnNr());
    }
}
