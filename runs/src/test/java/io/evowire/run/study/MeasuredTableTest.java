package io.evowire.run.study;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.evowire.run.json.Json;
import java.util.List;
import org.junit.jupiter.api.Test;

class MeasuredTableTest {

    private record Settings(int seed, List<String> names) {}

    private record What(String arm, Settings settings) {}

    private record Part(String name, double test) {}

    private record Outcome(String arm, double score, List<Part> parts, List<Double> shares) {}

    private static Measured measured(int seed, double seconds, Part... parts) {
        return new Measured("unit-" + seed,
                Json.tree(new What("nine", new Settings(seed, List.of("a", "b")))),
                Json.tree(new Outcome("nine", -1.5, List.of(parts), List.of(0.5))), seconds);
    }

    @Test
    void innerValuesAndListsOfSuchHaveColumnsAndLackingOnesAreEmpty() {
        assertEquals("""
                arm,settings.seed,score,parts.1.name,parts.1.test,parts.2.name,parts.2.test,seconds
                nine,1,-1.5,x,0.25,,,1.000
                nine,2,-1.5,x,0.5,y,0.75,2.000
                """, MeasuredTable.csv(List.of(measured(1, 1, new Part("x", 0.25)),
                measured(2, 2, new Part("x", 0.5), new Part("y", 0.75)))));
        assertEquals("", MeasuredTable.csv(List.of()));
    }
}
