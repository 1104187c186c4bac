package io.evowire.run.json;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.InvalidNullException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import io.evowire.genome.space.IntChoice;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a failed binding says to a person: path, value and what is allowed.
 *
 * @param tree  what was read
 * @param fault why it does not fit
 */
record BindingMessage(JsonNode tree, JsonMappingException fault) {

    /** Keys that lead to the value, joined by dots. */
    String path() {
        String path = fault.getPath().stream()
                .map(reference -> reference.getFieldName() == null
                        ? Integer.toString(reference.getIndex())
                        : reference.getFieldName())
                .collect(Collectors.joining("."));
        // Of a key that is not there, Jackson's path ends at the group that lacks it.
        return fault instanceof InvalidNullException missing && at(path).isObject()
                && missing.getPropertyName() != null
                        ? (path.isEmpty() ? "" : path + ".")
                                + missing.getPropertyName().getSimpleName()
                        : path;
    }

    String text() {
        String path = path();
        if (fault instanceof ValueInstantiationException
                || fault.getCause() instanceof RuntimeException) {
            Throwable cause = fault;
            while (cause.getCause() != null) {
                cause = cause.getCause();
            }
            return (path.isEmpty() ? "" : path + ": ") + cause.getMessage();
        }
        JsonNode value = at(path);
        String found = value.isMissingNode() ? "but is missing" : "not " + value;
        return "%s must be %s, %s.".formatted(path.isEmpty() ? "The value" : path, wanted(), found);
    }

    private String wanted() {
        Class<?> type = fault instanceof MismatchedInputException mismatch
                ? mismatch.getTargetType()
                : null;
        if (type == null) {
            return "another type";
        }
        return fault instanceof InvalidFormatException && type.isEnum()
                ? "one of " + Arrays.stream(type.getEnumConstants())
                        .map(constant -> Spelling.of((Enum<?>) constant)).toList()
                : name(type);
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
        if (type == IntChoice.class) {
            return "a whole number, or a list of such numbers to choose from";
        }
        if (List.class.isAssignableFrom(type)) {
            return "a list";
        }
        return type == String.class || type.isEnum() ? "text" : "a group of keys";
    }

    private JsonNode at(String path) {
        JsonNode node = tree;
        for (String key : path.isEmpty() ? new String[0] : path.split("\\.")) {
            node = node.isArray() ? node.path(Integer.parseInt(key)) : node.path(key);
        }
        return node;
    }
}
