package io.evowire.run.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import io.evowire.run.browser.BrowserPage;
import io.evowire.run.browser.SharedBrowser;
import io.evowire.run.problem.Run;
import io.evowire.run.report.Evidence;
import io.evowire.run.report.RecordedRuns;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A report that was opened from the disk in a real browser, as a person would. With
 * {@code -Devowire.shots=FOLDER} pictures of reports are kept there, for people to look at.
 */
record OpenReport(BrowserPage page) implements AutoCloseable {

    /** Colour of the page. */
    static final String BACKGROUND = "getComputedStyle(document.body).backgroundColor";

    static OpenReport of(SharedBrowser browser, Path report, int width, String scheme,
            String hash) throws InterruptedException {
        BrowserPage page = browser.page(width, scheme);
        page.open(URI.create(report.toUri() + hash));
        page.await("globalThis.evowire && document.querySelector('section')");
        return new OpenReport(page);
    }

    /** The report of a run that has ended, as it stands, on a wide page. */
    static OpenReport of(SharedBrowser browser, Run run, String scheme, String hash)
            throws IOException, InterruptedException {
        return of(browser, RecordedRuns.write(run, false, Evidence.NONE), 1280, scheme, hash);
    }

    @Override
    public void close() {
        page.close();
    }

    /** Value of a JavaScript expression. */
    JsonNode value(String expression) {
        return page.value(expression);
    }

    /** Waits until a JavaScript expression holds. */
    void await(String condition) throws InterruptedException {
        page.await(condition);
    }

    /** What {@link BrowserPage#complaints} knows. */
    List<String> complaints() {
        return page.complaints();
    }

    /** Addresses that the page asked for, itself included. */
    List<String> requests() {
        return page.requests();
    }

    /** Middle of an element in the window, after scrolling there. */
    JsonNode middle(String element) {
        return page.value("""
                (() => {
                    const element = %s;
                    element.scrollIntoView({block: "center"});
                    const box = element.getBoundingClientRect();
                    return [box.x + box.width / 2, box.y + box.height / 2];
                })()""".formatted(element));
    }

    void click(String element) {
        click(middle(element));
    }

    /** Clicks at a place in the window. */
    void click(JsonNode at) {
        page.click(at.get(0).asDouble(), at.get(1).asDouble());
    }

    /** Where the chart of the front shows a trial, in the window. */
    JsonNode place(String trial) {
        return page.value("""
                (() => {
                    const host = document.getElementById("front-chart");
                    host.scrollIntoView({block: "center"});
                    const chart = echarts.getInstanceByDom(host);
                    const point = chart.getOption().series.find(s => s.name === "front").data
                        .find(d => d.trial.number === %s);
                    const [x, y] = chart.convertToPixel({seriesName: "front"}, point.value);
                    const box = host.getBoundingClientRect();
                    return [box.x + x, box.y + y];
                })()""".formatted(trial));
    }

    /** Clicks on what stands beside a switch; how it starts will do. */
    void clickLabel(String start) {
        click("[...document.querySelectorAll('label')].find(l => l.textContent.startsWith('%s'))"
                .formatted(start));
    }

    void photograph(String name) throws IOException {
        String folder = System.getProperty("evowire.shots");
        if (folder != null) {
            page.screenshots(Files.createDirectories(Path.of(folder)), name, 1500);
        }
    }

    int points(String series) {
        return page.value(("echarts.getInstanceByDom(document.getElementById('front-chart'))"
                + ".getOption().series.find(s => s.name === '%s').data.length").formatted(series))
                .asInt();
    }

    String chartInk() {
        return page.value("echarts.getInstanceByDom(document.getElementById('front-chart'))"
                + ".getOption().xAxis[0].axisLabel.color").asText();
    }

    // Of WCAG 2.
    double contrast(String selector) {
        double ink = luminance(page.value("getComputedStyle(document.querySelector('" + selector
                + "')).color").asText());
        double paper = luminance(page.value(BACKGROUND).asText());
        return (Math.max(ink, paper) + 0.05) / (Math.min(ink, paper) + 0.05);
    }

    static double luminance(String rgb) {
        String[] channels = rgb.replaceAll("[^0-9,]", "").split(",");
        double[] weights = {0.2126, 0.7152, 0.0722};
        double sum = 0;
        for (int i = 0; i < 3; i++) {
            double value = Integer.parseInt(channels[i]) / 255.0;
            sum += weights[i]
                    * (value <= 0.03928 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4));
        }
        return sum;
    }

    String text() {
        return page.value("document.body.innerText").asText();
    }

    void assertReads() {
        String text = text();
        for (String slip : List.of("undefined", "NaN", "null", "[object", "Infinity")) {
            assertFalse(text.contains(slip), slip + " in " + text);
        }
        assertEquals(List.of(), page.complaints());
        assertEquals(1, page.requests().size(), page.requests().toString());
    }

    void choose(String label, String value) {
        page.value("""
                (() => {
                    const select = [...document.querySelectorAll("#networks label")]
                        .find(l => l.textContent.startsWith("%s")).querySelector("select");
                    select.value = "%s";
                    select.dispatchEvent(new Event("change"));
                })()""".formatted(label, value));
    }

    List<String> cells(String selector) {
        return List.of(page.value("[...document.querySelectorAll('" + selector
                + "')].map(c => c.textContent).join('|')").asText().split("\\|"));
    }
}
