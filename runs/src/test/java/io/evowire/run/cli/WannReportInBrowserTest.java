package io.evowire.run.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.evowire.run.browser.SharedBrowser;
import io.evowire.run.json.Json;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page of a search for weight agnostic networks, in a real browser. */
@Tag("browser")
class WannReportInBrowserTest {

    @RegisterExtension
    private static final SharedBrowser BROWSER = new SharedBrowser();
    @TempDir
    private Path temporary;

    private static String done(Object... words) {
        Typed typed = Typed.of(words);
        assertEquals(0, typed.code(), typed.err());
        return typed.out();
    }

    private Path searched() {
        Path run = temporary.resolve("a run");
        done("wann", "search", "--population", 10, "--generations", 12, "--size", 8, "--batch", 50,
                "--out", run, "--quiet", "--workers", 1);
        return run;
    }

    private static OpenReport open(Path run, String scheme) throws InterruptedException {
        done("report", run);
        return OpenReport.of(BROWSER, run.resolve("report.html"), 1280, scheme, "");
    }

    @Test
    void theBestNetworkIsDrawnAndItsAccuracyTold() throws InterruptedException {
        Path run = searched();
        done("wann", "train", run, "--epochs", 2, "--quiet");
        JsonNode tested = Json.parse(done("wann", "test", run, "--json"));
        try (OpenReport page = open(run, "light")) {
            assertEquals(List.of(), page.complaints());
            assertEquals(1, page.requests().size());
            assertEquals(tested.get("hidden").asInt() + 10,
                    page.value("document.querySelectorAll('#champion circle').length").asInt());
            assertEquals(65,
                    page.value("document.querySelectorAll('#champion rect').length").asInt());
            String text = page.value("document.getElementById('accuracy').innerText").asText();
            for (double accuracy : new double[]{tested.get("ensemble").asDouble(),
                    tested.get("tuned").asDouble(), tested.get("trained").asDouble()}) {
                assertTrue(text.contains("%.1f\u00a0%%".formatted(100 * accuracy)),
                        accuracy + " is not in " + text);
            }
            assertEquals(5, page.value("evowire.charts.size").asInt());
            assertTrue(page.value("[...evowire.charts].every(chart => chart.instance)")
                    .asBoolean());
            assertTrue(page.value("document.getElementById('run').innerText").asText()
                    .contains("evowire verify 'a run'"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void beforeAnyTestThePageTellsHowToMakeOne(String scheme) throws InterruptedException {
        Path run = searched();
        try (OpenReport page = open(run, scheme)) {
            assertEquals(List.of(), page.complaints());
            assertTrue(page.value("document.getElementById('accuracy').innerText").asText()
                    .contains("evowire wann test 'a run'"));
            JsonNode before = page.value(OpenReport.BACKGROUND);
            page.click("document.getElementById('theme')");
            assertNotEquals(before, page.value(OpenReport.BACKGROUND));
        }
    }
}
