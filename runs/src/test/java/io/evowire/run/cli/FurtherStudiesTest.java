package io.evowire.run.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.evowire.run.json.Json;
import io.evowire.run.study.StudyFiles;
import io.evowire.run.study.StudyHistory;
import io.evowire.run.study.UnderWay;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
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
        // DL4J's own graphs are best trained in a process that may die, as they are outside of
        // tests.
        return name.equals("transfer")
                ? Typed.withWorkers(all.toArray())
                : Typed.of(all.toArray());
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

    @Test
    void networksAreFineTunedOnOtherData() throws IOException {
        String[] words = {"--seeds", "1", "--steps", "1", "--budgets", "100k", "--to",
                "mnist-10k"};
        refusesWithoutSecondData();
        String second = FewDigits.in(temporary.resolve("second"));
        words[words.length - 1] = second;
        Typed typed = study("transfer", words);
        assertEquals(0, typed.code(), typed.err());
        JsonNode result = Json.parse(typed.out());
        assertEquals(4, result.get("pretrained").size());
        assertEquals(36, result.get("rows").size());
        assertEquals("idx:second", result.get("rows").get(0).get("to").asText());
        assertTrue(page("transfer").contains("From idx:digits to idx:second"));
        Path out = temporary.resolve("transfer");
        Typed resumed = Typed.of("resume", out, "--json");
        assertEquals(typed.out(), resumed.out(), resumed.err());

        Path labels = temporary.resolve("second/t10k-labels-idx1-ubyte");
        byte[] changed = Files.readAllBytes(labels);
        changed[changed.length - 1] ^= 1;
        Files.write(labels, changed);
        Typed other = Typed.of("resume", out);
        assertEquals(2, other.code(), other.err());
        assertTrue(other.err().contains("The second data set has other images or labels"),
                other.err());
    }

    private void refusesWithoutSecondData() throws IOException {
        Typed typed = study("transfer");
        assertEquals(2, typed.code());
        assertTrue(typed.err().contains("give it with --to SPEC"), typed.err());
    }

    @Test
    void networksAreMadeLarger() throws IOException {
        Typed typed = study("scaling", "--networks", "1", "--seeds", "1", "--steps", "1",
                "--phi", "1");
        assertEquals(0, typed.code(), typed.err());
        JsonNode rows = Json.parse(typed.out()).get("rows");
        assertEquals(5, rows.size());
        assertEquals("compound", rows.get(1).get("by").asText());
        assertTrue(page("scaling").contains("1.92 times"));
        assertTrue(study("scaling", "--phi", "0").err().contains("--phi must be above 0"));
    }

    @Test
    void searchesAreComparedAndAreRunsOfTheirOwn() throws IOException {
        String[] words = {"--seeds", "1", "--arms", "random,nsga2", "--trials", "3", "--set",
                "recipe.maxSteps=1", "--set", "strategy.population=2", "--set",
                "space.nodes={min: 5, max: 8}", "--set", "space.channels=[4]", "--set",
                "space.stages={min: 1, max: 1}"};
        Typed typed = study("automl", words);
        assertEquals(0, typed.code(), typed.err());
        JsonNode rows = Json.parse(typed.out()).get("rows");
        assertEquals("random", rows.get(0).get("arm").asText());
        assertEquals("nsga2", rows.get(1).get("arm").asText());
        Path out = temporary.resolve("automl");
        assertEquals(0, Typed.of("show", out.resolve("nsga2-1"), "0").code());
        assertTrue(Files.exists(out.resolve("random-1/trials.csv")));
        String page = page("automl");
        assertTrue(page.contains("Li and Talwalkar"));
        assertTrue(page.contains("are in measurements.csv and result.json"));
        Typed resumed = Typed.of("resume", out, "--json");
        assertEquals(typed.out(), resumed.out(), resumed.err());
        assertEquals(0, Typed.of("verify", out).code());
        assertTrue(typed.err().contains("0 of 2 searches are measured; now random-1 ..."),
                typed.err());
        assertTrue(typed.err().contains("3 of 3 trials"), typed.err());
        assertTrue(typed.err().matches("(?s).*1 of 2 searches are measured \\(.*searches/"
                + "(s|min)  left [0-9ms]+\\); now nsga2-1 .*"), typed.err());
        aSearchThatIsNotRecordedIsUnderWay(out);
    }

    private static void aSearchThatIsNotRecordedIsUnderWay(Path out) throws IOException {
        var files = new StudyFiles(out);
        assertEquals(Optional.empty(), UnderWay.of(files, StudyHistory.read(files)));
        Path search = Files.createDirectory(out.resolve("nsga2-2"));
        try (var within = Files.newDirectoryStream(out.resolve("nsga2-1"), Files::isRegularFile)) {
            for (Path file : within) {
                Files.copy(file, search.resolve(file.getFileName()));
            }
        }
        UnderWay found = UnderWay.of(files, StudyHistory.read(files)).orElseThrow();
        assertEquals(List.of("nsga2-2", 3, 1.0),
                List.of(found.name(), found.ended(), found.share()));
        assertTrue(found.seconds() > 0);
    }

    @Test
    void searchesAreForecastFromDrawnNetworks() throws IOException {
        String[] words = {"study", "show", "wiring", "--data",
                FewDigits.in(temporary.resolve("digits")), "--seeds", "2", "--json", "--workers",
                "2", "--set", "recipe.maxSteps=10", "--set", "space.channels=[4]", "--trials"};
        JsonNode some = shown(words, "10");
        assertEquals(12, some.get("trainings").asInt());
        double seconds = some.get("seconds").asDouble();
        // Twelve searches of ten trainings, of which two go on at a time, on one network's speed.
        double step = some.get("speeds").get(0).get("secondsAStep").asDouble();
        assertEquals(1, seconds / (12 * 5 * 10 * step), 0.8, some::toString);
        assertEquals("kernels", some.get("speeds").get(0).get("layers").asText());
        assertEquals(12.0, shown(words, "100000", "--time", "1s").get("seconds").asDouble());
    }

    private static JsonNode shown(String[] words, String... more) {
        Typed shown = Typed.of(
                Stream.concat(Stream.of(words), Stream.of(more)).toArray());
        assertEquals(0, shown.code(), shown.err());
        return Json.parse(shown.out());
    }
}
