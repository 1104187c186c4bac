package io.evowire.run.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.evowire.run.json.Json;
import io.evowire.run.store.RunFiles;
import io.evowire.run.store.Session;
import io.evowire.run.store.TrialStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The command line as a person types it, with real trainings of a few steps. */
class CommandLineTest {

    /** The smallest networks worth the name. */
    private static final List<String> TINY = List.of("--workers", "1", "--set",
            "strategy.kind=nsga2",
            "--set", "reading=observed", "--set", "race.share=0", "--set", "finalTraining.epochs=0",
            "--set",
            "recipe.maxSteps=2", "--set", "space.nodes={min: 7, max: 7}", "--set",
            "space.channels=[4]", "--set", "space.stages={min: 1, max: 1}", "--set",
            "space.skeleton.headChannels=8", "--set", "strategy.population=2");

    @TempDir
    private static Path temporary;
    private static String data = "";
    private static Path run;
    private static String progress = "";
    private static Path second;
    @RegisterExtension
    private static final SharedRuns SHARED = new SharedRuns();
    private static Typed begun;
    private static Typed again;

    private static Object[] search(Path out, int trials, Object... more) {
        List<Object> words = new ArrayList<>(List.of("search", "--out", out, "--seed", "7"));
        words.addAll(TINY);
        words.addAll(List.of("--trials", trials, "--data", data));
        words.addAll(List.of(more));
        return words.toArray();
    }

    @BeforeAll
    static void search() throws IOException {
        data = FewDigits.in(temporary.resolve("digits"));
        run = temporary.resolve("a run");
        Typed said = Typed.withWorkers(search(run, 3));
        assertEquals(0, said.code(), said.err());
        assertTrue(said.out().startsWith("trial"), said.out());
        progress = said.err();
        second = temporary.resolve("second");
        begun = Typed.of(search(second, 2, "--json", "--quiet"));
        again = Typed.of("resume", second, "--trials", "3", "--workers", "2", "--json", "--quiet");
        SHARED.share(run);
        SHARED.share(second);
    }

    /**
     * Digits in MNIST's files that nobody could read: a hundred of them are for training, so that an epoch
     * can have two steps and still be over at once.
     */
    private static Path fewDigits() throws IOException {
        Path folder = Files.createDirectories(temporary.resolve("few"));
        for (var part : Map.of("train", 120, "t10k", 20).entrySet()) {
            int count = part.getValue();
            ByteBuffer images = ByteBuffer.allocate(16 + count * 28 * 28).putInt(0x803)
                    .putInt(count).putInt(28).putInt(28);
            ByteBuffer labels = ByteBuffer.allocate(8 + count).putInt(0x801).putInt(count);
            for (int i = 0; i < count; i++) {
                images.put(16 + i * (28 * 28 + 1), (byte) 255); // within its own picture
                labels.put((byte) (i % 10));
            }
            Files.write(folder.resolve(part.getKey() + "-images-idx3-ubyte"), images.array());
            Files.write(folder.resolve(part.getKey() + "-labels-idx1-ubyte"), labels.array());
        }
        return folder;
    }

    @Test
    void progressThatIsNotReadOnATerminalIsPlainLines() {
        assertTrue(progress.contains("3 of 3 trials"), progress);
        assertEquals("", progress.replaceAll("[^\\p{Cntrl}]|\n", ""), progress);
    }

    @Test
    void quietCommandsSayNothingButTheirResult(@TempDir Path folder) throws IOException {
        Path run = SHARED.copy(CommandLineTest.run, folder);
        int left = IntStream.range(0, 3).filter(trial -> !Files.exists(run.resolve("models")
                .resolve("trial-%d.model".formatted(trial)))).findFirst().orElse(0);
        requireQuiet(begun, "search --json --quiet");
        requireQuiet(again, "resume --json --quiet");
        for (Object[] line : List.<Object[]>of(
                new Object[]{"train", "--trial", run + ":0", "--steps", "2", "--quiet", "--json"},
                new Object[]{"damage", run, "0", "--quiet", "--json", "--most", "1", "--images",
                        "20"},
                new Object[]{"report", run, "--quiet", "--json"},
                new Object[]{"simulate", "--problem", "zdt1", "--seeds", "1", "--population", "20",
                        "--evaluations", "200", "--quiet", "--json"},
                new Object[]{"verify", run, "--json"}, new Object[]{"doctor", "--json"},
                new Object[]{"export", run, left, "--format", "onnx", "--quiet", "--out",
                        temporary.resolve("quiet.onnx")})) {
            requireQuiet(Typed.of(line), Stream.of(line).map(Object::toString)
                    .collect(Collectors.joining(" ")));
        }
    }

    private static void requireQuiet(Typed said, String line) {
        assertEquals(0, said.code(), said.err());
        assertEquals("", said.err(), line);
        if (line.contains("--json")) {
            assertEquals(1, said.out().lines().count(), line);
            assertTrue(Json.parse(said.out()).isObject(), line);
        }
    }

    @Test
    void theSameSearchGivesTheSameTableButForSeconds() {
        assertEquals(withoutSeconds(Typed.of("export", run, "--format", "csv").out()),
                withoutSeconds(Typed.of("export", second, "--format", "csv").out()));
    }

    private static String withoutSeconds(String csv) {
        assertTrue(csv.startsWith(
                "trial,generation,state,accuracy,macs,parameters,activations,depth,rung,seconds,"));
        return csv.lines().map(line -> line.replaceFirst("^((?:[^,]*,){9})[^,]*", "$1"))
                .reduce("", (a, b) -> a + b + "\n");
    }

    @Test
    void aModelThatWasNotKeptIsTrainedAgainToTheSameBits(@TempDir Path folder)
            throws IOException {
        Path run = SHARED.copy(CommandLineTest.run, folder);
        int front = Json.parse(Typed.of("status", run, "--json").out()).get("best").get("trial")
                .asInt();
        Path kept = run.resolve("models").resolve("trial-%d.model".formatted(front));
        Path exported = temporary.resolve("kept.model");
        assertEquals(0,
                Typed.of("export", run, front, "--format", "model", "--out", exported).code());
        assertArrayEquals(Files.readAllBytes(kept), Files.readAllBytes(exported));

        Path first = temporary.resolve("kept.onnx");
        Path second = temporary.resolve("again.onnx");
        assertEquals(0, Typed.of("export", run, front, "--format", "onnx", "--out", first).code());
        Files.delete(kept);
        Typed again = Typed.of("export", run, front, "--format", "onnx", "--out", second);
        assertEquals(0, again.code(), again.err());
        assertTrue(again.err().contains("training it once more"), again.err());
        assertArrayEquals(Files.readAllBytes(first), Files.readAllBytes(second));
    }

    @Test
    void nothingIsWrittenOver() {
        Typed said = Typed.of(search(run, 3));
        assertEquals(2, said.code());
        assertTrue(said.err().contains("already holds a run"), said.err());
        assertEquals(2, Typed.of("search", "--out", temporary).code(), "not empty");
    }

    @Test
    void statusTellsWhatItMust() {
        JsonNode status = Json.parse(Typed.of("status", run, "--json").out());
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
        assertEquals(2, Json.parse(begun.out()).at("/trials/total").asInt(), begun.err());
        assertEquals(3, Json.parse(again.out()).at("/trials/total").asInt(), again.err());
        assertEquals(0, again.code());
        assertEquals(withoutSeconds(Typed.of("export", run, "--format", "csv").out()),
                withoutSeconds(Typed.of("export", second, "--format", "csv").out()));
        assertEquals(0, Typed.of("verify", second).code());
    }

    @Test
    void theWorkersOfASessionAreRecorded() {
        assertEquals(1, Json.parse(begun.out()).get("workers").asInt(), begun.out());
        assertEquals(2, Json.parse(again.out()).get("workers").asInt(), again.out());
        String status = Typed.of("status", run).out();
        assertTrue(status.matches("(?s).*\nworkers +1\n.*"), status);
        assertEquals(List.of(1, 2), TrialStore.read(new RunFiles(second)).sessions().stream()
                .limit(2).map(Session::workers).toList());
    }

    @Test
    void anExportedNetworkCanBeTrainedAndMeasured() throws IOException {
        Path file = temporary.resolve("network.json");
        assertEquals(0,
                Typed.of("export", run, "0", "--format", "network", "--out", file).code());
        JsonNode network = Json.parse(Files.readString(file));
        assertEquals("evowire-network/1", network.get("format").asText());
        Typed bench = Typed.of("bench", "--network", file, "--batch", "4", "--steps", "2",
                "--warm-up", "0",
                "--json");
        JsonNode speed = Json.parse(bench.out());
        assertEquals(
                List.of("imagesPerSecond", "mean", "parameters", "threads", "batch", "kernels"),
                Json.keys(speed));
        Typed train = Typed.of("train", "--network", file, "--steps", "2", "--json");
        assertEquals(0, train.code(), train.err());
        JsonNode result = Json.parse(train.out());
        assertTrue(result.get("testAccuracy").asDouble() > 0);
        for (String part : List.of("validation", "test")) {
            JsonNode figures = result.get(part);
            assertEquals(result.get(part + "Accuracy"), figures.get("accuracy"));
            assertEquals(10, figures.get("recall").size());
            assertEquals(StreamSupport.stream(figures.get("recall").spliterator(), false)
                    .mapToDouble(JsonNode::asDouble).average().orElseThrow(),
                    figures.get("balancedAccuracy").asDouble(), 1e-9);
            int images = 0;
            for (JsonNode row : figures.get("confusion")) {
                for (JsonNode count : row) {
                    images += count.asInt();
                }
            }
            assertEquals(figures.get("images").asInt(), images);
        }
        assertTrue(result.has("validationAccuracy") && result.has("seconds"));
    }

    @Test
    void aReplayGivesTheSameAccuracy() {
        Typed said = Typed.of("replay", run, "0");
        assertEquals(0, said.code(), said.out() + said.err());
        assertTrue(said.out().contains("The outcome is the same."), said.out());
    }

    @Test
    void programsReadHowAReplayCompares() {
        Typed said = Typed.of("replay", run, "0", "--json", "--quiet");
        requireQuiet(said, "replay --json --quiet");
        JsonNode replay = Json.parse(said.out());
        assertTrue(replay.get("same").asBoolean());
        assertEquals(replay.get("recorded"), replay.get("again"));
        assertEquals("COMPLETED", replay.at("/again/state").asText());
        assertTrue(replay.at("/again/accuracy").asDouble() > 0);
    }

    @Test
    void programsReadWhatIsDamaged(@TempDir Path folder) throws IOException {
        Path second = SHARED.copy(CommandLineTest.second, folder);
        JsonNode sound = Json.parse(Typed.of("verify", run, "--json").out());
        assertTrue(sound.get("sound").asBoolean() && sound.get("damage").isEmpty());
        String table = Files.readString(second.resolve("trials.csv"));
        Files.writeString(second.resolve("trials.csv"), table.replace("COMPLETED", "FAILED"));
        Typed damaged = Typed.of("verify", second, "--json");
        assertEquals(5, damaged.code());
        JsonNode result = Json.parse(damaged.out());
        assertFalse(result.get("sound").asBoolean());
        assertTrue(result.at("/damage/0").asText().contains("trials.csv"), damaged.out());
    }

    @Test
    void aReportTellsProgramsWhereItIsAndPeopleHowFarItIs(@TempDir Path folder)
            throws IOException {
        Path run = SHARED.copy(CommandLineTest.run, folder);
        Typed report = Typed.of("report", run, "--json");
        JsonNode result = Json.parse(report.out());
        assertEquals(run.resolve("report.html").toString(), result.get("file").asText());
        assertEquals(Files.size(run.resolve("report.html")), result.get("bytes").asLong());
        assertEquals(3, result.get("trials").asInt());
        assertEquals(3, result.get("networks").asInt());
        assertTrue(report.err().contains("drew 3 of up to 3 networks"), report.err());
    }

    @Test
    void aControlStaysWithTheRunUntilItIsForgotten(@TempDir Path folder) throws IOException {
        Path second = SHARED.copy(CommandLineTest.second, folder);
        Path report = second.resolve("report.html");
        String kept = "\"control\":{\"name\":\"a run\"";
        assertEquals(0, Typed.of("report", second, "--control", run, "--quiet").code());
        assertTrue(Files.readString(report).contains(kept));
        assertEquals(0, Typed.of("report", second, "--quiet").code());
        assertTrue(Files.readString(report).contains(kept), "a later report");
        assertEquals(0, Typed.of("resume", second, "--quiet").code());
        assertTrue(Files.readString(report).contains(kept), "the report of a search");
        assertEquals(0, Typed.of("verify", second).code());
        Path other = temporary.resolve("other.html");
        assertEquals(0, Typed.of("report", run, "--control", second, "--out", other).code());
        assertTrue(Files.readString(other).contains("\"control\":{\"name\":\"second\""));
        assertFalse(Files.exists(run.resolve("control.json")), "--out leaves the run alone");
        assertEquals(0, Typed.of("report", second, "--no-control", "--quiet").code());
        assertFalse(Files.readString(report).contains(kept));
        assertFalse(Files.exists(second.resolve("control.json")));
        assertEquals(2, Typed.of("report", second, "--control", run, "--no-control").code());
    }

    @Test
    void showTellsWhereATrialStands() {
        String shown = Typed.of("show", run, "0").out();
        assertTrue(shown.contains("COMPLETED") && shown.contains("n=7"), shown);
        assertTrue(shown.contains("on the front") || shown.contains("dominated by"), shown);
    }

    @Test
    void dotIsWrittenForATrialOnly() {
        assertTrue(
                Typed.of("export", run, "0", "--format", "dot").out().startsWith("strict digraph"));
        Typed all = Typed.of("export", run, "--format", "dot");
        assertEquals(2, all.code());
        assertTrue(all.err().contains("name a trial"), all.err());
    }

    @Test
    void aTrialIsExportedAsJson() {
        JsonNode all = Json.parse(Typed.of("export", run, "--format", "json").out());
        JsonNode first = Json.parse(Typed.of("export", run, "0", "--format", "json").out());
        assertEquals(3, all.size());
        assertEquals(all.get(0), first);
        assertEquals(first, Json.parse(Typed.of("show", run, "0", "--json").out()));
        assertEquals(List.of("trial", "generation", "state", "accuracy", "macs", "parameters",
                "activations", "depth", "seconds", "key", "parents", "mutations", "genome",
                "outcome", "donor"), Json.keys(first));
        assertEquals("COMPLETED", first.get("state").asText());
        assertEquals(first.get("accuracy").asDouble(),
                first.get("outcome").get("validationAccuracy").asDouble());
        String[] row = Typed.of("export", run, "--format", "csv").out().lines().toList().get(1)
                .split(",");
        assertEquals(row[4], first.get("macs").asText());
    }

    @Test
    void anExportIsWrittenWhereItCanBeAndNowhereElse() throws IOException {
        Path folder = Files.createDirectory(temporary.resolve("exports"));
        Typed missing = export(folder.resolve("none/x.csv"));
        assertEquals(2, missing.code());
        assertTrue(missing.err().contains("there is no folder " + folder.resolve("none")),
                missing.err());
        assertEquals(2, export(folder).code());
        assertFalse(Files.exists(temporary.resolve("exports.new")));
        Path file = folder.resolve("x.csv");
        Path link = Files.createSymbolicLink(folder.resolve("link.csv"), file);
        assertEquals(0, export(file).code());
        Files.writeString(file, "old");
        assertEquals(0, export(link).code());
        assertTrue(Files.isSymbolicLink(link));
        assertTrue(Files.readString(file).startsWith("trial,"));
        try (Stream<Path> left = Files.list(folder)) {
            assertEquals(Set.of(file, link), left.collect(Collectors.toSet()));
        }
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void aPipeOrDeviceIsWrittenToNotReplaced() throws Exception {
        Path pipe = temporary.resolve("pipe");
        assertEquals(0, new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor());
        var read = CompletableFuture.supplyAsync(() -> {
            try {
                return Files.readString(pipe);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        assertEquals(0, export(pipe).code());
        assertTrue(read.get(1, TimeUnit.MINUTES).startsWith("trial,"));
        assertFalse(Files.isRegularFile(pipe));
    }

    private static Typed export(Path out) {
        return Typed.of("export", run, "--format", "csv", "--out", out);
    }

    @Test
    void numbersAreWrittenAlikeInEveryCountry() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMANY);
            String status = Typed.of("status", run).out();
            assertTrue(status.matches("(?s).*hypervolume +0\\.\\d{4}\n.*"), status);
        } finally {
            Locale.setDefault(before);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --set recipe.shift=50 | shift must be less than 28
            --epochs 2147483647   | Choose fewer epochs
            --epochs 0            | --epochs: recipe:
            --steps -1            | --steps: recipe:
            --steps 0             | steps must be at least 1
            --set data=idx:x      | --set data: only the recipe
            --set recipe=         | --set recipe: only the recipe
            --set recipe.flip=    | --set recipe.flip: recipe.flip must be true or false
            """)
    void aRecipeThatCannotBeTrainedIsExplained(String options, String why) {
        List<Object> words = new ArrayList<>(List.of("train", "--trial", run + ":0"));
        words.addAll(List.of(options.split(" ")));
        Typed said = Typed.of(words.toArray());
        assertEquals(2, said.code(), said.err());
        assertTrue(said.err().startsWith("evowire: ") && said.err().contains(why), said.err());
    }

    @ParameterizedTest
    @Tag("further")
    @CsvSource({"--epochs 3, 6, 3", "--steps 5, 5, 3", "--epochs 2 --steps 5, 4, 2",
            "--epochs 2 --set recipe.maxSteps=3, 3, 2", "--seed 4, 2, 1"})
    void whatIsTypedGoesOverTheRunsOwnRecipe(String options, int steps, int epochs)
            throws IOException {
        List<Object> words = new ArrayList<>(List.of("train", "--trial", run + ":0", "--json",
                "--data", "idx:" + fewDigits(), "--set", "recipe.batchSize=60"));
        words.addAll(List.of(options.split(" ")));
        Typed said = Typed.of(words.toArray());
        assertEquals(0, said.code(), said.err());
        JsonNode result = Json.parse(said.out());
        assertEquals(steps, result.get("steps").asInt(), said.err());
        assertEquals(epochs, result.get("epochs").size());
    }

    @Test
    void aBatchBeyondTheMemoryIsAUsersMistake() {
        Path file = temporary.resolve("large-batch.json");
        Typed.of("export", run, "0", "--format", "network", "--out", file);
        Typed array = Typed.of("bench", "--network", file, "--batch", "1000000000");
        assertEquals(2, array.code(), array.err());
        assertTrue(array.err().contains("not 1000000000."), array.err());
        assumeTrue(Runtime.getRuntime().maxMemory() < 8L << 30, "the batch would fit");
        Typed heap = Typed.of("bench", "--network", file, "--batch", "2700000");
        assertEquals(2, heap.code(), heap.err());
        assertTrue(heap.err().startsWith("evowire: out of memory"), heap.err());
    }

    @Test
    void theRunTellsWhatItDrewAgain() {
        JsonNode redraws = Json.parse(Typed.of("status", run, "--json").out()).get("redraws");
        for (String count : List.of("infeasible", "duplicates", "saved")) {
            assertTrue(redraws.get(count).asInt(-1) >= 0, redraws.toString());
        }
        assertTrue(Typed.of("status", run).out().contains("skipped"));
    }

    @Test
    void strategiesAreComparedOnTheOutcomesOfRuns() {
        Object[] words = {"simulate", "--runs", run, "--strategies", "random,local-search",
                "--trials", "6", "--seeds", "2"};
        List<Object> json = new ArrayList<>(List.of(words));
        json.add("--json");
        Typed said = Typed.of(json.toArray());
        assertEquals(0, said.code(), said.err());
        JsonNode report = Json.parse(said.out());
        assertEquals("random", report.get("strategies").get(0).get("strategy").asText());
        assertEquals(2, report.get("estimates").get("networks").asInt());
        assertTrue(said.err().contains("1 of the networks had a warm start"),
                said.err());
        String text = Typed.of(words).out();
        assertTrue(text.contains("local-search") && text.contains("rank correlation"), text);
    }
}
