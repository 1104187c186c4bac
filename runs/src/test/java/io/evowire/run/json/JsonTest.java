package io.evowire.run.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {

    private record Pair(String left, @Nullable String right) {}

    private record Pairs(List<Pair> pairs) {}

    private static String error(String text, Class<?> type) {
        return assertThrows(Json.BindingException.class, () -> Json.read(text, type))
                .getMessage();
    }

    @Test
    void onlyNullableComponentsMayBeNullOrMissing() {
        assertNull(Json.read("{\"left\":\"a\",\"right\":null}", Pair.class).right());
        assertNull(Json.read("{\"left\":\"a\"}", Pair.class).right());
        assertEquals("left must be text, not null.",
                error("{\"left\":null,\"right\":\"b\"}", Pair.class));
        assertEquals("left must be text, but is missing.", error("{}", Pair.class));
        assertEquals("pairs.1.left must be text, but is missing.",
                error("{\"pairs\":[{\"left\":\"a\"},{}]}", Pairs.class));
        assertTrue(error("{\"pairs\":[null]}", Pairs.class).contains("not null"));
        assertTrue(error("null", Pair.class).contains("null"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"a":1} {"b":2} | follows after the end
            {"a":1} 5       | follows after the end
            {"a":1,"a":2}   | Duplicate field 'a'
            {"a":[1         | line: 1, column: 6
            ''              | no JSON
            """)
    void whatIsNotOneJsonValueIsRefusedWithoutNamesOfSettings(String text, String why) {
        String message = assertThrows(Json.BindingException.class, () -> Json.parse(text))
                .getMessage();
        assertTrue(message.startsWith("line 1, column ") && message.contains(why), message);
        assertFalse(message.contains("Feature"), message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[1]", "5", "null", "\"text\""})
    void onlyAnObjectIsAMap(String text) {
        assertTrue(assertThrows(Json.BindingException.class, () -> Json.readMap(text))
                .getMessage().contains("must be an object"));
    }

    @Test
    void aMapMayHoldNulls() {
        Map<String, Object> map = Json.readMap("{\"a\":null,\"b\":[1,2.5]}");
        assertTrue(map.containsKey("a") && map.get("a") == null);
        assertEquals(List.of(1, 2.5), map.get("b"));
    }
}
