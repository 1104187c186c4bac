package io.evowire.run.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.evowire.run.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The command line as a person types it, with real trainings of a few steps. */
class CommandLineTest {

    /** The smallest networks worth the name. */
    private static final List<String> TINY = List.of("--workers", "1", "--set",
            "recipe.maxSteps=2", "--set", "space.nodes={min: 7, max: 7}", "--set",
            "space.channels=[4]", "--set", "space.stages={min: 1, max: 1}", "--set",
            "space.skeleton.headChannels=8", "--set", "strategy.population=2");

    @TempDir
    private static Path temporary;
    private static Path run;

    private record Said(int code, String out, String err) {}

    private static Said type(Object... words) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        PrintStream oldOut = System.out;
        PrintStream oldErr = System.err;
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
        try {
            int code = Main.run(List.of(words).stream().map(Object::toString)
                    .toArray(String[]::new));
            return new Said(code, out.toString(StandardCharsets.UTF_8),
                    err.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(oldOut);
            System.setErr(oldErr);
        }
    }

    private static Said search(Path out, int trials) {
        List<Object> words = new ArrayList<>(List.of("search", "--out", out, "--seed", "7"));
        words.addAll(TINY);
        words.addAll(List.of("--trials", trials));
        return type(words.toArray());
    }

    @BeforeAll
    static void search() {
        run = temporary.resolve("a run");
        Said said = search(run, 3);
        assertEquals(0, said.code(), said.err());
        assertTrue(said.out().startsWith("trial"), said.out());
        assertTrue(said.err().contains("3 of 3 trials"), said.err());
    }

    @Test
    void theSameSearchGivesTheSameTableButForSeconds() {
        Path second = temporary.resolve("second");
        search(second, 3);
        assertEquals(withoutSeconds(type("export", run, "--format", "csv").out()),
                withoutSeconds(type("export", second, "--format", "csv").out()));
    }

    private static String withoutSeconds(String csv) {
        assertTrue(csv.startsWith(
                "trial,generation,state,accuracy,macs,parameters,activations,depth,rung,seconds,"));
        return csv.lines().map(line -> line.replaceFirst("^((?:[^,]*,){9})[^,]*", "$1"))
                .reduce("", (a, b) -> a + b + "\n");
    }

    @Test
    void nothingIsWrittenOver() {
        Said said = search(run, 3);
        assertEquals(2, said.code());
        assertTrue(said.err().contains("holds a run already"), said.err());
        assertEquals(2, type("search", "--out", temporary).code(), "not empty");
    }

    @Test
    void statusTellsWhatItMust() {
        JsonNode status = Json.parse(type("status", run, "--json").out());
        assertEquals("trials_spent", status.get("state").asText());
        assertEquals(3, status.get("trials").get("total").asInt());
        assertEquals(status.get("trials").get("total").asInt(),
                status.get("trials").get("completed").asInt()
                        + status.get("trials").get("failed").asInt());
        assertTrue(status.get("generation").asInt() >= 1);
        double hypervolume = status.get("hypervolume").asDouble();
        assertTrue(hypervolume > 0 && hypervolume < 1);
        assertTrue(status.get("best").get("accuracy").asDouble() > 0);
        assertTrue(status.get("best").get("macs").asLong() > 0);
    }

    @Test
    void aResumeGoesOnAfterTheEnd() {
        Path resumed = temporary.resolve("resumed");
        search(resumed, 2);
        assertEquals(0, type("resume", resumed, "--trials", "3", "--workers", "1").code());
        assertEquals(withoutSeconds(type("export", run, "--format", "csv").out()),
                withoutSeconds(type("export", resumed, "--format", "csv").out()));
        assertEquals(0, type("verify", resumed).code());
    }

    @Test
    void anExportedNetworkCanBeTrainedAndMeasured() throws IOException {
        Path file = temporary.resolve("network.json");
        assertEquals(0,
                type("export", run, "0", "--format", "network", "--out", file).code());
        JsonNode network = Json.parse(Files.readString(file));
        assertEquals("evowire-network/1", network.get("format").asText());
        Said bench = type("bench", "--network", file, "--batch", "4", "--steps", "2", "--json");
        JsonNode speed = Json.parse(bench.out());
        assertEquals(List.of("imagesPerSecond", "parameters", "threads", "batch", "kernels"),
                Json.keys(speed));
        Said train = type("train", "--network", file, "--steps", "2", "--json");
        assertEquals(0, train.code(), train.err());
        JsonNode result = Json.parse(train.out());
        assertTrue(result.get("testAccuracy").asDouble() > 0);
        assertTrue(result.has("validationAccuracy") && result.has("seconds"));
    }

    @Test
    void aReplayGivesTheSameAccuracy() {
        Said said = type("replay", run, "0");
        assertEquals(0, said.code(), said.out() + said.err());
        assertTrue(said.out().contains("The same."), said.out());
    }

    @Test
    void showTellsWhereATrialStands() {
        String shown = type("show", run, "0").out();
        assertTrue(shown.contains("COMPLETED") && shown.contains("n=7"), shown);
        assertTrue(shown.contains("on the front") || shown.contains("dominated by"), shown);
    }

    @Test
    void dotIsWrittenForATrialOnly() {
        assertTrue(type("export", run, "0", "--format", "dot").out().startsWith("strict digraph"));
        Said all = type("export", run, "--format", "dot");
        assertEquals(2, all.code());
        assertTrue(all.err().contains("name a trial"), all.err());
    }

    @Test
    void costPrintsThePapersNumbers() {
        JsonNode cost = Json.parse(type("cost", "--preset", "small", "--channels", "78", "--seeds",
                "20", "--json").out());
        assertEquals(583e6, cost.get("macs").get("mean").asDouble(), 6.2e6);
        assertEquals(5.6e6, cost.get("parameters").get("mean").asDouble(), 0.1e6);
        assertTrue(cost.get("macs").get("sd").asDouble() > 0);
    }

    @Test
    void configPrintsADefaultThatASearchAccepts() {
        assertTrue(type("config").out().contains("format: evowire-config/1"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"serch", "search --trials none", "search --trials 0 --out x",
            "search --data nowhere --out x", "search --data idx:/nowhere --out x",
            "search --config /nowhere.yaml --out x", "search --set recipe.epoch=1 --out x",
            "search --time soon --out x", "resume /nowhere", "status /nowhere", "show /nowhere 1",
            "export /nowhere --format csv", "export /nowhere --format pdf",
            "train --network /nowhere.json", "train --trial nowhere", "train",
            "bench --network /nowhere.json", "cost --preset big --channels 8",
            "cost --preset small --channels 0", "cost --preset small --channels 78 --model XY(3)",
            "cost --preset small --channels 78 --nodes 0", "verify /nowhere"})
    void aUsersMistakeIsExplainedAndEndsWith2(String line) {
        Said said = type((Object[]) line.split(" "));
        assertEquals(2, said.code(), said.err());
        assertTrue(said.err().startsWith("evowire: "), said.err());
        assertFalse(said.err().contains("\tat "), said.err());
        assertEquals("", said.out());
    }
}
