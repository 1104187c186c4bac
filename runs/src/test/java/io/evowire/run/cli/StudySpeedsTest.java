package io.evowire.run.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.evowire.run.cli.StudySpeeds.Speed;
import io.evowire.run.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** Isolated: networks made by hand are timed in this process, on DL4J's own layers. */
@Isolated
class StudySpeedsTest {

    @TempDir
    private Path temporary;

    private Typed study(List<String> words, String... more) throws IOException {
        List<String> all = new ArrayList<>(List.of("study"));
        all.addAll(words);
        all.addAll(List.of("--data", FewDigits.in(temporary.resolve("digits"), 24, 6), "--workers",
                "1", "--networks", "1", "--epochs", "1", "--set", "recipe.batchSize=4", "--set",
                "recipe.maxSteps=1", "--set", "strategy.grid.nodes=[8]", "--set",
                "space.skeleton.headChannels=8"));
        all.addAll(List.of(more));
        return Typed.withWorkers(all.toArray());
    }

    @Test
    void theSlowestNetworkIsAnnounced() {
        var speeds = new StudySpeeds(List.of(new Speed("WS", "kernels", 64, 0.0512),
                new Speed("AlexNet", "stock", 64, 12)), 7, 2, 5 * 3600);
        assertEquals("Trainings that are left: 7. They take about 5h00m here, with 2 at a time; a "
                + "step of 64 images takes 12.00 s, AlexNet in DL4J's layers. Ctrl-C stops after "
                + "the trainings under way.", speeds.announcement());
        assertEquals("0.051 s, WS", speeds.speeds().getFirst().words());
    }

    @Test
    void networksMadeByHandAreTimed() throws IOException {
        Typed shown = study(List.of("show", "mnist"), "--json");
        assertEquals(0, shown.code(), shown.err());
        JsonNode speeds = Json.parse(shown.out()).get("speeds"); // and nothing else was printed
        assertEquals(List.of("kernels", "stock", "stock"), speeds.findValuesAsText("layers"));
        assertEquals(List.of("TinyCNN", "HandmadeCNN"),
                speeds.findValuesAsText("network").subList(1, 3));
        speeds.forEach(speed -> assertTrue(speed.get("secondsAStep").asDouble() > 0));
        assertTrue(Json.parse(shown.out()).get("seconds").asDouble() > 0);
    }

    @Test
    @Tag("further")
    void beforeAlexNetItsTimeIsSaid() throws IOException {
        String out = temporary.resolve("mnist").toString();
        List<String> words = List.of("mnist", "--alexnet", "--out", out);
        Typed first = study(words);
        assertEquals(0, first.code(), first.err());
        int said = first.err().indexOf("Trainings that are left: 10. They take about ");
        assertTrue(said >= 0 && said < first.err().indexOf("\ntrained "), first.err());
        assertTrue(first.err().contains("AlexNet in DL4J's layers"), first.err());
        assertEquals(11, Files.readAllLines(Path.of(out, "trainings.csv")).size());
        assertFalse(study(words).err().contains("that are left"));
    }
}
