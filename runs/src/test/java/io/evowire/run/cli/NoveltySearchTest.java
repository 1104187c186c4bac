package io.evowire.run.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.evowire.evaluate.session.Model;
import io.evowire.evaluate.session.ModelFormat;
import io.evowire.run.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A search for networks that tell a digit they never saw, with real trainings of a few steps. */
class NoveltySearchTest {

    @TempDir
    private static Path temporary;
    private static Path run;
    @RegisterExtension
    private static final SharedRuns SHARED = new SharedRuns();
    private static String printed = "";

    private static String data = "";

    private static Typed search(Path out, int trials, String... settings) {
        List<String> words = new ArrayList<>(List.of("search", "--out", out.toString(), "--seed",
                "7", "--trials", Integer.toString(trials), "--workers", "1", "--data", data));
        Stream.concat(Stream.of("recipe.maxSteps=20", "recipe.batchSize=32",
                "space.nodes={min: 4, max: 5}", "space.channels=[4, 6]",
                "space.stages={min: 1, max: 1}", "space.skeleton.headChannels=8",
                "strategy.kind=nsga2", "strategy.population=2"), Stream.of(settings))
                .forEach(setting -> words.addAll(List.of("--set", setting)));
        return Typed.of(words.toArray(String[]::new));
    }

    @BeforeAll
    static void search() throws IOException {
        data = FewDigits.in(temporary.resolve("digits"));
        run = temporary.resolve("run");
        Typed typed = search(run, 3, "task.novelty.class=3", "objectives=[auprc, macs]");
        assertEquals(0, typed.code(), typed.err());
        printed = typed.out();
        SHARED.share(run);
    }

    private static String printed(Object... words) {
        Typed typed = Typed.of(Stream.of(words).map(Object::toString).toArray(String[]::new));
        assertEquals(0, typed.code(), typed.err());
        return typed.out();
    }

    private static int frontMember(Path run) {
        return Json.parse(printed("status", run, "--json")).at("/front/0/trial").asInt();
    }

    @Test
    void theFrontAndItsJudgementAreShown() {
        List<String> lines = printed.lines().toList();
        assertTrue(lines.getFirst().matches("trial +accuracy +macs +parameters +auprc +genome"),
                printed);
        assertTrue(lines.stream().anyMatch(line -> line.matches(
                "judged +auprc +auroc +energy auprc +energy auroc +prevalence +accuracy")),
                printed);
        assertTrue(printed.contains("without class 3 alone"), printed);
    }

    @Test
    void theInnerClassIsWrittenOut() throws IOException {
        String config = Files.readString(run.resolve("config.yaml"));
        assertTrue(config.matches("(?s).*class: 3\n +inner: [0-9] # auto: drawn by seed 7\n.*"),
                config);
    }

    @Test
    void everyTrialTellsItsFigures() throws IOException {
        List<String> lines = Files.readAllLines(run.resolve("trials.csv"));
        List<String> names = List.of(lines.getFirst().split(","));
        for (String line : lines.subList(1, lines.size())) {
            List<String> values = List.of(line.split(",", -1));
            int fromEnd = names.size() - names.indexOf("auprc");
            for (String value : values.subList(values.size() - fromEnd,
                    values.size() - fromEnd + 5)) {
                double fraction = Double.parseDouble(value);
                assertTrue(fraction > 0 && fraction <= 1, line);
            }
        }
        String show = printed("show", run, frontMember(run));
        assertTrue(show.matches("(?s).*\nnovelty +auprc 0\\.\\d+, auroc 0\\.\\d+; by energy .*"
                + "\njudged on class 3 +auprc .*\nits accuracy then +[\\d.]+ % of \\d+ test.*"),
                show);
    }

    @Test
    void theJudgedModelIsTheOneThatIsExported(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("judged.model");
        printed("export", run, frontMember(run), "--format", "model", "--out", file);
        Model model = ModelFormat.read(Files.readAllBytes(file));
        assertEquals(List.of("0", "1", "2", "4", "5", "6", "7", "8", "9"),
                Objects.requireNonNull(model.images()).classNames());
        Path onnx = folder.resolve("judged.onnx");
        printed("export", run, frontMember(run), "--format", "onnx", "--out", onnx);
        assertTrue(Files.size(onnx) > 0);
    }

    @Test
    @Tag("further")
    void aReplayComparesHowNoveltyIsTold() {
        String said = printed("replay", run, frontMember(run), "--quiet");
        assertTrue(said.matches("(?s).*\nauprc +([\\d.]+ %) +\\1\n.*The outcome is the same.*"),
                said);
    }

    @Test
    void theRunGoesOnAndIsSound(@TempDir Path folder) throws IOException {
        Path copy = SHARED.copy(run, folder);
        String before = Files.readString(copy.resolve("trials.csv"));
        printed("resume", copy, "--trials", "4", "--quiet");
        assertTrue(Files.readString(copy.resolve("trials.csv")).startsWith(before));
        assertTrue(printed("verify", copy, "--decisions").contains("is sound"));
    }

    @Test
    void theReportHasTheFiguresOfTheJudgement() throws IOException {
        String page = Files.readString(run.resolve("report.html"));
        String start = "id=\"report-data\">";
        int begin = page.indexOf(start) + start.length();
        JsonNode report = Json.parse(page.substring(begin, page.indexOf("</script>", begin)));
        assertEquals(report.get("front").size(), report.get("judged").size());
        assertEquals("JUDGED", report.at("/judged/0/state").asText());
        assertEquals(3, report.at("/trials/auprc").size());
        assertTrue(page.contains("function noveltyPart()"));
    }

    @Test
    void aStudyReadsWhatTheRunsRecommend(@TempDir Path folder) {
        JsonNode read = Json.parse(printed("study", "novelty", "--runs", run, "--out",
                folder.resolve("study"), "--json", "--quiet"));
        assertEquals(1, read.at("/arms/0/runs").asInt());
        assertEquals(3, read.at("/runs/0/heldOut").asInt());
        JsonNode judged = read.at("/runs/0/novelty/softmax/averagePrecision");
        assertEquals(judged, read.at("/arms/0/auprc/mean"));
        assertTrue(printed("study", "novelty", "--runs", run, "--out", folder.resolve("study"),
                "--quiet").contains("compare none without prevalence"));
    }

    @Test
    void whatCannotBeIsRefusedBeforeTraining() {
        Path none = temporary.resolve("none");
        Typed objective = search(none, 2, "objectives=[auprc, macs]");
        assertEquals(2, objective.code());
        assertTrue(objective.err().contains("task.novelty.class"), objective.err());
        Typed label = search(none, 2, "task.novelty={class: 10, inner: 1}");
        assertEquals(2, label.code());
        assertTrue(label.err().contains("labels run from 0 to 9"), label.err());
        assertFalse(Files.exists(none.resolve("run.db")));
    }
}
