package io.evowire.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.EnumFeature;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.evowire.evaluate.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** JSON text to values and back; one mapper, strict about what it reads. */
public final class Json {

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .enable(EnumFeature.WRITE_ENUMS_TO_LOWERCASE)
            .addMixIn(Outcome.class, OutcomeMixIn.class).build();

    private static final ObjectMapper YAML = YAMLMapper.builder()
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
            .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS).build();

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
        try {
            return MAPPER.treeToValue(tree, type);
        } catch (JsonMappingException e) {
            String path = e.getPath().stream()
                    .map(reference -> reference.getFieldName() == null
                            ? Integer.toString(reference.getIndex())
                            : reference.getFieldName())
                    .collect(Collectors.joining("."));
            throw new BindingException(path, describe(e, path, at(tree, path)));
        } catch (JsonProcessingException e) {
            throw new BindingException("", e.getOriginalMessage());
        }
    }

    private static String describe(JsonMappingException e, String path, JsonNode value) {
        if (e instanceof ValueInstantiationException || e.getCause() instanceof RuntimeException) {
            Throwable cause = e;
            while (cause.getCause() != null) {
                cause = cause.getCause();
            }
            return (path.isEmpty() ? "" : path + ": ") + cause.getMessage();
        }
        Class<?> type = e instanceof MismatchedInputException mismatch
                ? mismatch.getTargetType()
                : null;
        String wanted = type == null ? "another type" : name(type);
        if (e instanceof InvalidFormatException && type != null && type.isEnum()) {
            wanted = "one of "
                    + List.of(type.getEnumConstants()).toString().toLowerCase(Locale.ROOT);
        }
        return "%s must be %s, not %s.".formatted(path, wanted, value);
    }

    private static String name(Class<?> type) {
        if (type == int.class || type == long.class || type == Integer.class
                || type == Long.class) {
            return "a whole number";
        }
        if (type == double.class || type == Double.class) {
            return "a number";
        }
        if (type == boolean.class) {
            return "true or false";
        }
        if (List.class.isAssignableFrom(type)) {
            return "a list";
        }
        return type == String.class ? "text" : "a group of keys";
    }

    private static JsonNode at(JsonNode tree, String path) {
        JsonNode node = tree;
        for (String key : path.isEmpty() ? new String[0] : path.split("\\.")) {
            node = node.isArray() ? node.path(Integer.parseInt(key)) : node.path(key);
        }
        return node;
    }

    /** The keys of an object in their order; none of anything else. */
    public static List<String> keys(JsonNode node) {
        var keys = new ArrayList<String>();
        node.fieldNames().forEachRemaining(keys::add);
        return keys;
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
            return YAML.writeValueAsString(tree(value));
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
        return bind(parse(text), type);
    }

    /** Reads a text as an object of plain maps, lists, strings and numbers. */
    public static Map<String, Object> readMap(String text) {
        return MAPPER.convertValue(parse(text), new TypeReference<Map<String, Object>>() {});
    }

    /**
     * Reads a text as a tree.
     *
     * @throws BindingException with line and column if the text is no JSON
     */
    public static JsonNode parse(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            var at = e.getLocation();
            throw new BindingException("", "line %d, column %d: %s".formatted(
                    at == null ? 1 : at.getLineNr(), at == null ? 1 : at.getColumnNr(),
                    e.getOriginalMessage()));
        }
    }
}
