package io.evowire.core.network;

import io.evowire.core.text.Nearest;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A value somewhere in a tree as JSON libraries give it, read with errors that name its path.
 *
 * @param path  JSON path, such as {@code $.stages[0].edges}
 * @param value map, list, string, number, boolean or null
 */
record JsonValue(String path, @Nullable Object value) {

    /** Checks that this is an object with no other keys than these. */
    JsonValue object(String... keys) {
        for (Object key : map().keySet()) {
            if (!Arrays.asList(keys).contains(key)) {
                throw error("unknown key '%s'. %sllowed are %s.".formatted(key,
                        Nearest.of(String.valueOf(key), List.of(keys))
                                .map("Maybe '%s' is meant; a"::formatted).orElse("A"),
                        String.join(", ", keys)));
            }
        }
        return this;
    }

    /** The value of a key that must be there. */
    JsonValue get(String key) {
        return find(key).orElseThrow(() -> error("the key '%s' is missing.".formatted(key)));
    }

    /** The value of a key that may be left out. */
    Optional<JsonValue> find(String key) {
        return map().containsKey(key)
                ? Optional.of(new JsonValue(path + "." + key, map().get(key)))
                : Optional.empty();
    }

    /** The elements of a list, each read by a function. */
    <T> List<T> list(Function<JsonValue, T> element) {
        if (!(value instanceof List<?> list)) {
            throw unlike("a list");
        }
        return IntStream.range(0, list.size())
                .mapToObj(
                        i -> element.apply(new JsonValue("%s[%d]".formatted(path, i), list.get(i))))
                .toList();
    }

    /** The elements of a list of whole numbers, as many as the names given. */
    List<Integer> integers(String... names) {
        var integers = list(JsonValue::integer);
        if (integers.size() != names.length) {
            throw unlike("[%s]".formatted(String.join(", ", names)));
        }
        return integers;
    }

    /** A whole number; 16.0 is one, as some libraries give every number so. */
    int integer() {
        if (!(value instanceof Number)) {
            throw unlike("a whole number");
        }
        try {
            return new BigDecimal(value.toString()).intValueExact();
        } catch (ArithmeticException | NumberFormatException e) {
            throw unlike("a whole number of 32 bits");
        }
    }

    String text() {
        if (value instanceof String text) {
            return text;
        }
        throw unlike("a string");
    }

    /** What a constructor makes of this value, its complaint with the path in front. */
    <T> T make(Supplier<T> constructor) {
        try {
            return constructor.get();
        } catch (NetworkFormatException e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw new NetworkFormatException(path, e);
        }
    }

    NetworkFormatException unlike(String allowed) {
        return error("must be %s, not %s.".formatted(allowed,
                value instanceof String ? "'" + value + "'" : value));
    }

    NetworkFormatException error(String problem) {
        return new NetworkFormatException(path, problem);
    }

    private Map<?, ?> map() {
        if (value instanceof Map<?, ?> map) {
            return map;
        }
        throw unlike("an object");
    }
}
