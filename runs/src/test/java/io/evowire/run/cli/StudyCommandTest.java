package io.evowire.run.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.evowire.run.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class StudyCommandTest {

    @TempDir
    private Path temporary;

    private Typed study(String... words) throws IOException {
        String[] all = new String[words.length + 1];
        all[0] = "study";
        System.arraycopy(words, 0, all, 1, words.length);
        return Typed.of(all);
    }

    @Test
    void aStudyTrainsAndTypedAgainOnlyReads() throws IOException {
        Path out = temporary.resolve("causes");
        String[] words = {"causes", "--networks", "2", "--seeds", "2", "--steps", "1", "--workers",
                "1", "--data", FewDigits.in(temporary.resolve("digits")), "--out", out.toString(),
                "--set", "space.nodes={min: 5, max: 6}", "--set",
                "space.channels=[4]", "--set", "space.stages={min: 1, max: 1}", "--set",
                "space.skeleton.headChannels=8", "--json"};
        Typed first = study(words);
        assertEquals(0, first.code(), first.err());
        JsonNode length = Json.parse(first.out()).get("lengths").get(0);
        assertEquals(1, length.get("steps").asInt());
        assertEquals(2, length.get("networks").asInt());
        List<String> table = Files.readAllLines(out.resolve("trainings.csv"));
        assertEquals(
                "network,genome,macs,steps,initial,order,state,validationAccuracy,testAccuracy,seconds",
                table.getFirst());
        assertEquals(1 + 8, table.size());
        assertTrue(table.stream().skip(1).allMatch(row -> row.contains(",COMPLETED,0.")),
                table.toString());

        Typed again = study(words);
        assertEquals(first.out(), again.out());
        assertTrue(again.err().lines().noneMatch(line -> line.startsWith("trained")), again.err());

        Typed other = study("replicates", "--out", out.toString());
        assertEquals(2, other.code());
        assertTrue(other.err().contains("holds the study 'causes', not 'replicates'"),
                other.err());
        itsDirectoryIsARun(out, first.out());
    }

    private void itsDirectoryIsARun(Path out, String result) throws IOException {
        String asked = Files.readString(out.resolve("config.yaml"));
        assertTrue(asked.startsWith("format: evowire-study/1\nstudy: causes\n"), asked);
        assertTrue(asked.contains("headChannels"), asked);

        JsonNode status = Json.parse(Typed.of("status", out, "--json").out());
        assertEquals("finished", status.get("state").asText());
        assertEquals(8, status.get("trainings").get("completed").asInt());
        assertEquals(8, status.get("trainings").get("total").asInt());
        assertTrue(Typed.of("status", out).out().contains("8 of 8, 8 COMPLETED"));
        assertEquals(0, Typed.of("verify", out).code());
        Typed resumed = Typed.of("resume", out, "--json");
        assertEquals(result, resumed.out(), resumed.err());
        assertEquals(asked, Files.readString(out.resolve("config.yaml")));

        String table = Files.readString(out.resolve("trainings.csv"));
        assertEquals(table, Typed.of("export", out, "--format", "csv").out());
        JsonNode documents = Json.parse(Typed.of("export", out, "--format", "json").out());
        assertEquals(8, documents.size());
        assertTrue(documents.get(0).get("outcome").has("validationAccuracy"));
        refuses("no trials. Its trainings can be written", "export", out, "--format", "network");
        refuses("has no --trials", "resume", out, "--trials", "3");
        refuses("decides nothing", "verify", out, "--decisions");
        refuses("holds the study 'causes', not a search", "show", out, "0");
        refuses("holds the study 'causes', not a search", "replay", out, "0");
        refuses("holds the study 'causes', not a search", "compare", out, out);

        Files.writeString(out.resolve("trainings.csv"), table.replace("COMPLETED", "FAILED"));
        Typed damaged = Typed.of("verify", out);
        assertEquals(5, damaged.code());
        assertTrue(damaged.out().contains("trainings.csv is not what the events say"),
                damaged.out());
        Files.writeString(out.resolve("trainings.csv"), table);
        Files.delete(out.resolve("config.yaml"));
        assertTrue(Typed.of("verify", out).out().contains("config.yaml is missing"));
        refuses("Type the command of the study again", "resume", out);
    }

    private static void refuses(String message, Object... words) {
        Typed typed = Typed.of(words);
        assertEquals(2, typed.code(), typed.err());
        assertTrue(typed.err().contains(message), typed.err());
    }

    @Test
    void whatAStudyWouldTrainIsShown() throws IOException {
        String digits = FewDigits.in(temporary.resolve("digits"));
        String[] words = {"show", "generators", "--networks", "2", "--seeds", "3", "--steps", "5",
                "--data", digits, "--set", "strategy.grid.channels=[4]", "--workers", "2"};
        Typed shown = study(words);
        assertEquals(0, shown.code(), shown.err());
        assertTrue(shown.out().contains("Figure 3"), shown.out());
        assertTrue(shown.out().contains("252 trainings"), shown.out());
        assertTrue(shown.out().contains("with 2 at a time"), shown.out());
        JsonNode wann = Json.parse(study("show", "wann-relu", "--seeds", "2", "--json").out());
        assertEquals(4, wann.get("trainings").asInt());
        assertMistake("A study needs a name", "tell", "generators");
        words[6] = "--epochs"; // 5 of 1,000 images, with batches of 50: 20 steps each
        Typed epochs = study(Stream.concat(Stream.of(words), Stream.of("--json", "--set",
                "recipe.batchSize=50", "--models", "DD(.3), RDAG(4, 0.5, 5, 2)"))
                .toArray(String[]::new));
        assertEquals(0, epochs.code(), epochs.err());
        JsonNode options = Json.parse(epochs.out()).get("options");
        assertEquals("[100]", options.get("steps").toString());
        assertFalse(options.has("epochs"));
        assertEquals(2, options.get("further").get("models").size());
        assertEquals(252 + 2 * 6, Json.parse(epochs.out()).get("trainings").asInt());
    }

    @Test
    void studiesAreListed() throws IOException {
        JsonNode list = Json.parse(study("--list", "--json").out());
        assertEquals(NamedStudy.ALL.size() + NamedSearchStudy.ALL.size()
                + NamedWannStudy.ALL.size(), list.size());
        for (JsonNode entry : list) {
            assertTrue(study("--list").out().contains(entry.get("about").asText()));
        }
    }

    @Test
    void aStudyOfWeightAgnosticNetworksIsRunAndRunAgain() throws IOException {
        String[] words = {"wann-dense", "--out", temporary.resolve("wann").toString(), "--seeds",
                "1", "--population", "6", "--generations", "2", "--epochs", "1", "--quiet",
                "--json"};
        JsonNode result = Json.parse(study(words).out());
        assertEquals("nine", result.get("arms").get(0).asText());
        assertEquals(7, result.get("trainings").size());
        assertEquals(result, Json.parse(study(words).out()));
        assertMistake("The study 'wann' has no --steps, but --seeds, --population", "wann",
                "--out", "x", "--steps", "3");
    }

    @Test
    void mistakesAreExplained() throws IOException {
        assertMistake(
                "There is no study 'cuases', but: replicates, causes, space, links, generators, "
                        + "operations, damage, regimes, graphs, mnist, novelty, recommended, "
                        + "resolution, transfer, scaling, wiring, automl, wann,",
                "cuases",
                "--out", "x");
        assertMistake("A study needs a name and a directory", "causes");
        assertMistake("--seeds must be at least 2, not 1.", "causes", "--out", "x", "--seeds",
                "1");
        assertMistake("--budgets takes numbers of multiply-adds such as 800000, 500k, 2M or 1.5G",
                "space", "--out", "x", "--budgets", "lots");
        assertMistake("The study 'causes' has no --budgets, but --networks, --seeds, --steps.",
                "causes", "--out", "x", "--budgets", "1M");
        assertMistake("--epochs 2 and --steps 90 both say how long a training is", "space",
                "--out", "x", "--epochs", "2", "--steps", "90");
        assertMistake("The study 'causes' has no --epochs, but", "causes", "--out", "x",
                "--epochs", "2");
        assertMistake("--epochs must be at least 1, not 0", "space", "--out", "x", "--epochs",
                "0");
        assertMistake("more than a training may have", "space", "--out", "x", "--epochs",
                "2000000000");
        assertMistake("This study has one length of training", "space", "--out", "x", "--steps",
                "90,180");
    }

    private void assertMistake(String message, String... words) throws IOException {
        Typed typed = study(words);
        assertEquals(2, typed.code(), typed.err());
        assertTrue(typed.err().contains(message), typed.err());
    }
}
