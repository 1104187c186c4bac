package io.evowire.run.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.evowire.evaluate.Outcome;
import io.evowire.run.browser.SharedBrowser;
import io.evowire.run.config.RepeatsConfig.Question;
import io.evowire.run.problem.Run;
import io.evowire.run.report.RecordedRuns;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The chart of the front, of made-up runs. */
@Tag("browser")
@Tag("further")
class FrontInBrowserTest {

    @RegisterExtension
    private static final SharedBrowser BROWSER = new SharedBrowser();
    @TempDir
    private static Path temporary;

    @Test
    void whatLiesFarOutsideIsHiddenAndCounted() throws IOException, InterruptedException {
        Run run = run("outliers");
        RecordedRuns.record(run, 60, i -> new Outcome.Completed(i == 4 || i == 9
                ? 0.01
                : 0.8 + 0.002 * i, 1, List.of()), "TRIALS_SPENT");
        try (OpenReport page = OpenReport.of(BROWSER, run, "light", "")) {
            page.clickLabel("dominated");
            int hidden = 60 - page.points("front") - page.points("dominated");
            assertTrue(hidden >= 2, "hidden: " + hidden);
            String words = page.value("document.querySelector('p.shy').textContent").asText();
            assertTrue(words.startsWith(hidden + " networks far outside are hidden"), words);
            page.value("document.querySelector('p.shy button').click()");
            assertEquals(60, page.points("front") + page.points("dominated"));
        }
    }

    @Test
    void aControlIsShownWhereverItsOwnNetworksLie() throws IOException, InterruptedException {
        Run small = RecordedRuns.create(temporary.resolve("small"), RecordedRuns.CLASSES,
                "space.channels=[8]");
        RecordedRuns.record(small, 20, RecordedRuns::completed, "TRIALS_SPENT");
        Run large = RecordedRuns.create(temporary.resolve("large"), RecordedRuns.CLASSES,
                "space.channels=[96]");
        RecordedRuns.record(large, 20, RecordedRuns::completed, "TRIALS_SPENT");
        Path compared = temporary.resolve("compared.html");
        assertEquals(0, Typed.of("report", temporary.resolve("small"), "--control",
                temporary.resolve("large"), "--out", compared).code());
        try (OpenReport page = OpenReport.of(BROWSER, compared, 1280, "light", "")) {
            assertEquals(20, page.points("control"));
            page.photograph("control");
            page.clickLabel("control");
            assertEquals(0, page.points("control"));
            assertEquals(List.of(), page.complaints());
        }
    }

    @Test
    void trainingAgainIsShownWithErrorBarsOddsAndTest() throws IOException, InterruptedException {
        Run run = run("again");
        RecordedRuns.record(run, 20, RecordedRuns::completed, "TRIALS_SPENT");
        RecordedRuns.repeat(run, Question.SETTING, 0.80, 0.82);
        RecordedRuns.repeat(run, Question.INSTANCE, 0.90, 0.92, 0.94);
        try (OpenReport page = OpenReport.of(BROWSER, run, "light", "")) {
            int front = page.value("evowire.report.front.length").asInt();
            assertEquals(front, page.points("trained again"));
            assertEquals(0.92, page.value(bar(0)).get(1).asDouble() + 0.02, 1e-9);
            page.choose("Across", "accuracy");
            page.choose("Up", "macs");
            assertEquals(front, page.points("trained again"), "with accuracy across, too");
            assertEquals(0.92, page.value(bar(0)).get(1).asDouble() + 0.02, 1e-9);
            page.choose("Up", "accuracy");
            page.choose("Across", "macs");
            assertTrue(page.text().contains("92.00 % \u00b1 2.00"), page.text());
            assertTrue(page.text().contains("a machine"), page.text());
            assertTrue(page.text().contains("91.00 % \u00b1 2.00 on test"), page.text());
            assertTrue(page.text().contains("evowire resume again-again --repeats 2 --of setting"),
                    page.text());
            assertTrue(page.text().contains("evowire resume again-again --repeats 3 --of instance"),
                    page.text());
            page.value(
                    """
                            (() => {
                                const select = [...document.querySelectorAll("#networks select")]
                                    .find(s => [...s.options].some(o => o.textContent.includes("other graphs")));
                                select.value = "1";
                                select.dispatchEvent(new Event("change"));
                            })()""");
            assertEquals(0.81, page.value(bar(0)).get(1).asDouble() + 0.0141, 1e-3);
            page.value("location.hash = 'trial-' + evowire.report.front[0]");
            page.await("document.getElementById('repeats-title')");
            assertEquals(5, page.value("document.querySelectorAll('#repeats tbody tr').length")
                    .asInt());
            page.assertReads();
        }
    }

    /** Place, low and high end of an error bar. */
    private static String bar(int index) {
        return "echarts.getInstanceByDom(document.getElementById('front-chart')).getOption()"
                + ".series.find(s => s.name === 'trained again').data[" + index + "]";
    }

    @Test
    void aFrontOfOneDepthHasRoundNumbersOnItsAxis() throws IOException, InterruptedException {
        Run run = run("one-depth");
        RecordedRuns.record(run, 1, RecordedRuns::completed, "TRIALS_SPENT");
        try (OpenReport page = OpenReport.of(BROWSER, run, "light", "")) {
            page.choose("Across", "depth");
            page.value("[...document.querySelectorAll('label')]"
                    + ".find(l => l.textContent.startsWith('log')).click()");
            assertEquals(List.of(), words(page
                    .value("""
                            (() => {
                                const chart = echarts.getInstanceByDom(document.getElementById("front-chart"));
                                return chart.getModel().getComponent("xAxis").axis.getViewLabels()
                                    .map(label => label.formattedLabel).filter(label => label.length > 4);
                            })()""")));
        }
    }

    private static List<String> words(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asText).toList();
    }

    private static Run run(String name) throws IOException {
        return RecordedRuns.create(temporary.resolve(name), RecordedRuns.CLASSES);
    }
}
