package io.evowire.run.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.evowire.run.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Searches for latency and for robustness, with real trainings of a few steps. */
class MeasuredSearchTest {

    @TempDir
    private static Path temporary;
    private static Path latency;
    private static Path damage;
    @RegisterExtension
    private static final SharedRuns SHARED = new SharedRuns();
    private static String latencyFront = "";
    private static String damageFront = "";

    /** Of networks with links between stages, which can be removed, too. */
    private static final String[] DAMAGE = {"objectives=[accuracy, macs, damage]",
            "space.stages={min: 2, max: 2}", "space.linkRates=[0.3]"};

    private static String data = "";

    private static Typed search(Path out, int trials, String... settings) {
        List<String> words = new ArrayList<>(List.of("search", "--out", out.toString(), "--seed",
                "7", "--trials", Integer.toString(trials), "--workers", "1", "--data", data));
        Stream.concat(Stream.of("strategy.kind=nsga2", "reading=observed", "race.share=0",
                "finalTraining.epochs=0",
                "space.operations=[separable3x3]", "recipe.maxSteps=16",
                "recipe.batchSize=16",
                "space.nodes={min: 7, max: 7}",
                "space.channels=[4, 6]", "space.stages={min: 1, max: 2}",
                "space.skeleton.headChannels=8", "strategy.population=2",
                "measurements.latency.runs=9", "measurements.damage={images: 100, most: 5}"),
                Stream.of(settings)).forEach(setting -> words.addAll(List.of("--set", setting)));
        return Typed.of(words.toArray(String[]::new));
    }

    @BeforeAll
    static void search() throws IOException {
        data = FewDigits.in(temporary.resolve("digits"));
        latency = temporary.resolve("latency");
        damage = temporary.resolve("damage");
        Typed first = search(latency, 4,
                "objectives=[accuracy, balancedAccuracy, macs, latency]");
        assertEquals(0, first.code(), first.err());
        latencyFront = first.out();
        Typed second = search(damage, 4, DAMAGE);
        assertEquals(0, second.code(), second.err());
        damageFront = second.out();
        SHARED.share(latency);
        SHARED.share(damage);
    }

    private static String printed(Object... words) {
        Typed typed = Typed.of(Stream.of(words).map(Object::toString).toArray(String[]::new));
        assertEquals(0, typed.code(), typed.err());
        return typed.out();
    }

    private static List<String> column(Path run, String name) throws IOException {
        List<String> lines = Files.readAllLines(run.resolve("trials.csv"));
        List<String> names = List.of(lines.getFirst().split(","));
        int fromEnd = names.size() - names.indexOf(name);
        return lines.stream().skip(1).map(line -> {
            String[] values = line.split(",", -1);
            return values[values.length - fromEnd];
        }).toList();
    }

    private static int frontMember(Path run) {
        return Json.parse(printed("status", run, "--json")).at("/front/0/trial").asInt();
    }

    @Test
    void theFrontShowsTheObjectivesInUse() {
        assertTrue(latencyFront.lines().findFirst().orElseThrow()
                .matches("trial +accuracy +macs +parameters +balancedAccuracy +latency +genome"),
                latencyFront);
        assertTrue(latencyFront.lines().takeWhile(line -> !line.isEmpty()).skip(1)
                .allMatch(line -> line.contains(" ms ")), latencyFront);
        assertTrue(damageFront.lines().findFirst().orElseThrow()
                .matches("trial +accuracy +macs +parameters +damage +genome"), damageFront);
    }

    @Test
    void everyTrainedNetworkHasItsLatencyInTheTable() throws IOException {
        List<String> times = column(latency, "latency");
        assertEquals(4, times.size());
        assertTrue(times.stream().allMatch(time -> Double.parseDouble(time) > 0), times::toString);
        assertTrue(column(latency, "latencySpread").stream()
                .allMatch(spread -> Double.parseDouble(spread) >= 0));
    }

    @Test
    void everyTrainedNetworkHasItsBalancedAccuracyInTheTable() throws IOException {
        List<String> balanced = column(latency, "balancedAccuracy");
        assertEquals(4, balanced.size());
        assertTrue(balanced.stream().mapToDouble(Double::parseDouble)
                .allMatch(share -> share > 0.05 && share < 1), balanced::toString);
        assertTrue(column(latency, "accuracy").stream().noneMatch(balanced::contains));
        assertFalse(Files.readString(damage.resolve("trials.csv")).contains("balanced"));
    }

    @Test
    void theNetworksToTakeHaveLookedAtTheTestImagesOnce(@TempDir Path folder)
            throws IOException {
        assertTrue(damageFront.contains("300 test images"), damageFront);
        JsonNode picks = Json.parse(printed("status", damage, "--json")).get("picks");
        assertFalse(picks.isEmpty());
        for (JsonNode pick : picks) {
            assertEquals("test", pick.get("of").asText());
            assertEquals(FewDigits.TEST, pick.at("/tested/images").asInt());
            assertEquals(10, pick.at("/tested/confusion").size());
        }
        String trial = picks.get(0).get("trial").asText();
        assertTrue(printed("show", damage, trial).matches(
                "(?s).*\ntested +[\\d.]+ % of 300 test images, balanced accuracy [\\d.]+ %\n"
                        + "lowest recall  .*"),
                printed("show", damage, trial));
        assertTrue(Files.readString(damage.resolve("report.html"))
                .contains("\"of\":\"test\",\"images\":300"), "in the report");
        Path copy = SHARED.copy(MeasuredSearchTest.damage, folder);
        String before = printed("export", copy, "--format", "csv");
        Typed resumed = Typed.of("resume", copy);
        assertEquals(0, resumed.code(), resumed.err());
        assertFalse(resumed.err().contains("tested"), "nothing was tested again");
        assertEquals(before, printed("export", copy, "--format", "csv"));
        assertEquals(picks, Json.parse(printed("status", copy, "--json")).get("picks"));
    }

    @Test
    void damageIsTheSameEveryTime() throws IOException {
        Path again = temporary.resolve("again");
        assertEquals(0, search(again, 2, DAMAGE).code());
        assertEquals(column(damage, "damage").subList(0, 2), column(again, "damage"));
        Set<String> values = new TreeSet<>(column(damage, "damage"));
        assertTrue(values.size() > 1, values::toString);
        assertTrue(values.stream().allMatch(value -> Math.abs(Double.parseDouble(value)) <= 1));
    }

    @Test
    void aTrialTellsWhatWasMeasured() {
        String show = printed("show", latency, 0);
        assertTrue(show.matches("(?s).*\nlatency +\\d+\\.\\d+ ms for a batch of 16 "
                + "\\(interquartile range \\d+\\.\\d+ ms, 9 runs\\)\n.*"), show);
        show = printed("show", damage, 0);
        assertTrue(show.matches("(?s).*\ndamage +-?\\d+\\.\\d+ % lost on average of .*on 100 images"
                + ".*5 of (7|14) nodes.*5 of \\d+ edges\n.*"), show);
        assertTrue(show.contains("worst loss"), show);
        JsonNode outcome = Json.parse(printed("show", damage, 0, "--json")).get("outcome");
        assertEquals(5, outcome.at("/damage/nodes").size());
        assertTrue(outcome.at("/latency").isMissingNode());
    }

    @Test
    void theRunGoesOnFromWhatIsRecordedAndIsSound(@TempDir Path folder) throws IOException {
        Path latency = SHARED.copy(MeasuredSearchTest.latency, folder);
        List<String> before = column(latency, "latency");
        printed("resume", latency, "--trials", "6", "--quiet");
        List<String> after = column(latency, "latency");
        assertEquals(6, after.size());
        assertEquals(before, after.subList(0, before.size()));
        assertTrue(printed("verify", latency).contains("is sound"));
        assertTrue(printed("verify", damage).contains("is sound"));
    }

    @Test
    void theReportKnowsWhatWasMeasured() throws IOException {
        String page = Files.readString(damage.resolve("report.html"));
        assertTrue(page.contains("\"damage\":["), "the column of all trials");
        assertTrue(Files.readString(latency.resolve("report.html")).contains("\"latency\":["));
    }

    @Test
    void damageRemovesEveryNodeAndEdgeOfAKeptModel(@TempDir Path folder) throws IOException {
        Path damage = SHARED.copy(MeasuredSearchTest.damage, folder);
        int trial = frontMember(damage);
        Typed typed = Typed.of("damage", damage, trial, "--images", 40);
        assertEquals(0, typed.code(), typed.err());
        List<String> rows = typed.out().lines().toList();
        assertTrue(rows.getFirst().matches("removed +accuracy lost"), typed.out());
        assertTrue(rows.getLast().contains("lost on average"), typed.out());
        assertTrue(rows.stream()
                .anyMatch(row -> row.matches("stage 1 link \\d of stage 0->\\d .*")),
                typed.out());
        assertTrue(typed.err().contains("nodes and edges"), typed.err());
        JsonNode json = Json.parse(printed("damage", damage, trial, "--images", 40, "--json",
                "--quiet"));
        assertEquals(rows.size() - 2,
                json.at("/damage/nodes").size() + json.at("/damage/edges").size());
        assertEquals(json.at("/damage/allNodes").asInt(), json.at("/damage/nodes").size());
        assertEquals(json.at("/damage/allEdges").asInt(), json.at("/damage/edges").size());
        assertEquals(trial, json.get("trial").asInt());
        assertEquals(0, Typed.of("report", damage, "--quiet").code());
        assertEquals(json.get("damage"), profileInTheReport(damage, trial),
                "all of it, not the sample");
        assertEquals(0, Typed.of("verify", damage).code());
        List<Double> losses = rows.subList(1, rows.size() - 1).stream()
                .map(row -> Double.parseDouble(row.replaceAll(".* (-?[\\d.]+) %", "$1"))).toList();
        assertEquals(losses.stream().sorted((a, b) -> Double.compare(b, a)).toList(), losses);
    }

    private static JsonNode profileInTheReport(Path run, int trial) {
        try {
            String page = Files.readString(run.resolve("report.html"));
            String start = "id=\"report-data\">";
            int begin = page.indexOf(start) + start.length();
            return Json.parse(page.substring(begin, page.indexOf("</script>", begin)))
                    .at("/evidence/damage/" + trial);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void damageOfTheSameImagesAndPartsIsThatOfTheSearch(@TempDir Path folder)
            throws IOException {
        Path damage = SHARED.copy(MeasuredSearchTest.damage, folder);
        int trial = frontMember(damage);
        JsonNode recorded = Json.parse(printed("show", damage, trial, "--json"))
                .at("/outcome/damage");
        assertEquals(recorded, Json.parse(printed("damage", damage, trial, "--json", "--images",
                "100", "--most", "5", "--quiet")).get("damage"));
    }

    @Test
    void aModelThatWasNotKeptIsTrainedOnceMoreForItsDamage(@TempDir Path folder)
            throws IOException {
        Path damage = SHARED.copy(MeasuredSearchTest.damage, folder);
        int trial = frontMember(damage);
        Path kept = damage.resolve("models").resolve("trial-%d.model".formatted(trial));
        String[] words = {"damage", damage.toString(), Integer.toString(trial), "--json",
                "--most", "2"};
        Typed first = Typed.of(words);
        Files.delete(kept);
        Typed again = Typed.of(words);
        assertTrue(again.err().contains("training it once more"), again.err());
        assertEquals(first.out(), again.out());
    }

    @Test
    void whatCannotBeIsRefusedWithTheReason() {
        Typed constraint = search(temporary.resolve("refused"), 4, "constraints=[latency <= 5]");
        assertEquals(2, constraint.code());
        assertTrue(constraint.err().contains("Latency is not known before training"),
                constraint.err());
        Typed images = Typed.of("damage", damage.toString(), "0", "--images", "0");
        assertEquals(2, images.code());
        assertTrue(images.err().contains("--images must be at least 1, not 0"), images.err());
        Typed simulated = Typed.of("simulate", "--made-up", "--set",
                "objectives=[accuracy, latency]");
        assertEquals(2, simulated.code());
        assertTrue(simulated.err().contains("not latency"), simulated.err());
    }

    @Test
    @Tag("further")
    void aReplayComparesDamageToo() {
        String said = printed("replay", damage, frontMember(damage), "--quiet");
        assertTrue(said.matches("(?s).*\ndamage +(-?[\\d.]+ %) +\\1\n.*The outcome is the same.*"),
                said);
    }
}
