package io.evowire.run.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.evowire.run.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Studies from their command to their page, with small networks and a few steps. */
final class FurtherStudiesTest {

    @TempDir
    private Path temporary;

    private Typed study(String name, String... words) throws IOException {
        List<String> all = new ArrayList<>(List.of("study", name, "--out",
                temporary.resolve(name).toString(), "--data",
                FewDigits.in(temporary.resolve("digits")), "--workers", "1", "--json", "--set",
                "strategy.grid.nodes=[8]", "--set", "strategy.grid.channels=[4]", "--set",
                "strategy.grid.stages=[1]", "--set", "space.skeleton.headChannels=8"));
        all.addAll(List.of(words));
        return Typed.of(all.toArray());
    }

    private String page(String name) throws IOException {
        Typed typed = Typed.of("report", temporary.resolve(name).toString());
        assertEquals(0, typed.code(), typed.err());
        return Files.readString(Path.of(typed.out().strip()));
    }

    @Test
    void networksAreTestedOnLargerImages() throws IOException {
        String[] words = {"--networks", "2", "--steps", "2", "--sizes", "30,42"};
        Typed typed = study("resolution", words);
        assertEquals(0, typed.code(), typed.err());
        JsonNode rows = Json.parse(typed.out()).get("rows");
        assertEquals(3, rows.size());
        assertEquals(42, rows.get(2).get("height").asInt());
        assertEquals(2.25, rows.get(2).get("times").asDouble(), 0.3);
        List<String> table = Files
                .readAllLines(temporary.resolve("resolution/trainings.csv"));
        assertTrue(table.getFirst().endsWith("state,validationAccuracy,testAccuracy,"
                + "validationAccuracy30x30,testAccuracy30x30,validationAccuracy42x42,"
                + "testAccuracy42x42,seconds"), table.getFirst());
        assertEquals(3, table.size());
        assertTrue(page("resolution").contains("42\u00d742"));
        assertEquals(typed.out(), study("resolution", words).out());
    }
}
