package io.evowire.run.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.evowire.core.graph.Dag;
import io.evowire.core.graph.Edge;
import io.evowire.core.network.Link;
import io.evowire.core.network.Network;
import io.evowire.core.statistics.Confusion;
import io.evowire.evaluate.DamageProfile;
import io.evowire.evaluate.DamageProfile.EdgeLoss;
import io.evowire.evaluate.DamageProfile.NodeLoss;
import io.evowire.evaluate.EdgeWeight;
import io.evowire.evaluate.Outcome;
import io.evowire.genome.Genome;
import io.evowire.run.browser.BrowserPage;
import io.evowire.run.browser.Chromium;
import io.evowire.run.config.Budget;
import io.evowire.run.config.RepeatsConfig.Question;
import io.evowire.run.problem.Run;
import io.evowire.run.report.Evidence;
import io.evowire.run.report.RecordedRuns;
import io.evowire.run.store.RunFiles;
import io.evowire.run.store.Session;
import io.evowire.run.store.SessionEnd;
import io.evowire.run.store.TrialStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Reports opened from the disk in a real browser, as a person would: one of a real run, others made up.
 * With {@code -Devowire.shots=FOLDER} pictures of them are kept there, for people to look at.
 */
@Tag("browser")
class ReportInBrowserTest {

    @TempDir
    private static Path temporary;
    private static Path real;
    private static Chromium browser;

    @BeforeAll
    static void searchAndStart() throws IOException, InterruptedException {
        Optional<Path> program = Chromium.find();
        if (program.isEmpty()) {
            System.err.println("Tests in a browser are skipped: there is no chromium on the PATH.");
        }
        assumeTrue(program.isPresent(), "there is no chromium on the PATH");
        real = temporary.resolve("a run");
        assertEquals(0, Main.run("search", "--out", real.toString(), "--seed", "7", "--trials", "8",
                "--workers", "1", "--set", "recipe.maxSteps=4", "--set",
                "space.nodes={min: 7, max: 9}", "--set", "space.channels=[4, 8]", "--set",
                "space.stages={min: 1, max: 2}", "--set", "space.skeleton.headChannels=8", "--set",
                "strategy.population=4"));
        browser = Chromium.start(program.get(),
                Files.createDirectory(temporary.resolve("profile")));
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.close();
        }
    }

    private static BrowserPage open(Path report, int width, String scheme, String hash)
            throws InterruptedException {
        BrowserPage page = browser.page(width, 900, scheme);
        page.open(java.net.URI.create(report.toUri() + hash));
        page.await("globalThis.evowire && document.querySelector('section')");
        return page;
    }

    private static BrowserPage open() throws InterruptedException {
        return open(real.resolve("report.html"), 1280, "light", "");
    }

    @Test
    void networksOfAnOpenSpaceHaveTheirPages() throws IOException, InterruptedException {
        Path open = temporary.resolve("open");
        assertEquals(0, Main.run("search", "--out", open.toString(), "--trials", "2", "--workers",
                "1", "--set", "recipe.maxSteps=2", "--set", "space.nodes={min: 5, max: 6}", "--set",
                "space.channels=[4, 8]", "--set", "space.widths=ratios", "--set",
                "space.skeleton={stem: [{channels: [4, 8], stride: [1, 2]}], "
                        + "strides: [2, [1, 2]], headChannels: [8, 16]}",
                "--set", "space.stages={min: 2, max: 2}", "--set",
                "measurements.testPicks=false"));
        BrowserPage page = open(open.resolve("report.html"), 1280, "light", "#trial-0");
        page.await("document.getElementById('network-title')");
        String text = page.value("document.body.innerText").asText();
        assertTrue(text.matches("(?s).*Stem: (4|8) channels with stride [12]; head: (8|16) "
                + "channels\\..*"), text);
        assertTrue(text.matches("(?s).*[\\d.]+ times as wide as what comes before.*stride [12];.*"),
                text);
        assertEquals(2, page.value("document.querySelectorAll('.stages > figure').length")
                .asInt());
        assertEquals("stem, stage 1, stage 2, head",
                page.value(
                        """
                                [...document.querySelectorAll('#cost tbody tr')].slice(-4).map(row => row.cells[0].innerText)
                                    .join(", ")""")
                        .asText());
    }

    @Test
    void linksRunBetweenTheDrawingsOfTheirStages() throws IOException, InterruptedException {
        Path linked = temporary.resolve("linked");
        assertEquals(0, Main.run("search", "--out", linked.toString(), "--trials", "2",
                "--workers", "1", "--set", "recipe.maxSteps=2", "--set",
                "space.nodes={min: 5, max: 6}", "--set", "space.channels=[4]", "--set",
                "space.linkRates=[0.6]", "--set", "space.stages={min: 3, max: 3}", "--set",
                "measurements={also: [damage], testPicks: false, damage: {images: 8, most: 5}}"));
        int trial = Integer.parseInt(
                Files.readAllLines(linked.resolve("front.csv")).get(1).split(",")[0]);
        Network network = Run.open(new RunFiles(linked)).factory().network(
                Genome.parse(TrialStore.read(new RunFiles(linked)).trial(trial).orElseThrow()
                        .proposal().genome()));
        int links = network.architecture().links().size();
        assertTrue(links > 1, links + " links");
        BrowserPage page = open(linked.resolve("report.html"), 1280, "light", "#trial-" + trial);
        page.await("document.getElementById('links')");
        assertEquals(links, page.value("document.querySelectorAll('#links path.link').length")
                .asInt());
        Link first = network.architecture().links().getFirst();
        String words = "node %d of stage %d".formatted(first.from(), first.fromStage() + 1);
        String title = page.value("document.querySelector('#links path.link').textContent")
                .asText();
        assertTrue(title.matches("%s \u2192 node %d of stage %d: weight 0\\.\\d{3}".formatted(words,
                first.to(), first.toStage() + 1)), title);
        String text = page.value("document.body.innerText").asText();
        assertTrue(text.contains(links + " links between stages"), text);
        assertTrue(text.contains("links with earlier stages at rate 0.6"), text);
        JsonNode removed = page.value("evowire.report.evidence.damage[%d].edges.filter("
                .formatted(trial) + "edge => edge.fromStage != null)");
        assertTrue(removed.size() > 0, "no link was removed");
        String damage = page.value("document.getElementById('damage').innerText").asText();
        for (JsonNode link : removed) {
            String named = "link %d of stage %d \u2192 %d".formatted(link.get("from").asInt(),
                    link.get("fromStage").asInt() + 1, link.get("to").asInt());
            assertTrue(damage.contains(named), named + " is not in " + damage);
        }
    }

    private static List<String> front() throws IOException {
        return Files.readAllLines(real.resolve("front.csv")).stream().skip(1)
                .map(line -> line.split(",")[0]).toList();
    }

    /** Middle of an element in the window, after scrolling there. */
    private static JsonNode middle(BrowserPage page, String element) {
        return page.value("""
                (() => {
                    const element = %s;
                    element.scrollIntoView({block: "center"});
                    const box = element.getBoundingClientRect();
                    return [box.x + box.width / 2, box.y + box.height / 2];
                })()""".formatted(element));
    }

    private static void click(BrowserPage page, String element) {
        JsonNode at = middle(page, element);
        page.click(at.get(0).asDouble(), at.get(1).asDouble());
    }

    /** Where the chart of the front shows a trial, in the window. */
    private static JsonNode place(BrowserPage page, String trial) {
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

    private static void photograph(BrowserPage page, String name) throws IOException {
        String folder = System.getProperty("evowire.shots");
        if (folder != null) {
            page.screenshots(Files.createDirectories(Path.of(folder)), name, 1500);
        }
    }

    private static int points(BrowserPage page, String series) {
        return page.value(("echarts.getInstanceByDom(document.getElementById('front-chart'))"
                + ".getOption().series.find(s => s.name === '%s').data.length").formatted(series))
                .asInt();
    }

    @Test
    void aRealReportOpensWithoutErrorAndAsksForNothing()
            throws IOException, InterruptedException {
        try (BrowserPage page = open()) {
            page.value("new Promise(done => setTimeout(done, 500))");
            photograph(page, "real-light");
            assertEquals(List.of(), page.complaints());
            assertEquals(1, page.requests().size(), page.requests().toString());
            assertTrue(page.requests().getFirst().startsWith("file:"));
        }
    }

    @Test
    void theFrontHasAsManyPointsAsItsTable() throws IOException, InterruptedException {
        try (BrowserPage page = open()) {
            assertEquals(front().size(), points(page, "front"));
            assertEquals(front(), List.of(page.value("evowire.report.front.join(',')").asText()
                    .split(",")));
        }
    }

    @Test
    void hoveringShowsTheTrialWithItsWiring() throws IOException, InterruptedException {
        String trial = front().getFirst();
        try (BrowserPage page = open()) {
            JsonNode at = place(page, trial);
            page.point(at.get(0).asDouble() - 30, at.get(1).asDouble() - 30);
            page.point(at.get(0).asDouble(), at.get(1).asDouble());
            page.await("document.querySelector('#front-chart .tip')?.checkVisibility()");
            assertEquals("Trial " + trial,
                    page.value("document.querySelector('#front-chart .tip b').textContent")
                            .asText());
            assertTrue(page.value("document.querySelectorAll('#front-chart .tip .dot').length")
                    .asInt() >= 7);
        }
    }

    @Test
    void aClickOnTheFrontOpensTheNetworkAndBackReturns()
            throws IOException, InterruptedException {
        String trial = front().getLast();
        try (BrowserPage page = open()) {
            JsonNode at = place(page, trial);
            page.click(at.get(0).asDouble(), at.get(1).asDouble());
            page.await("document.getElementById('network-title')");
            assertEquals("Network of trial " + trial,
                    page.value("document.getElementById('network-title').textContent").asText());
            assertEquals(page.value("evowire.report.networks[" + trial
                    + "].stages.reduce((n, s) => n + s.drawing.x.length, 0)").asInt(),
                    page.value("document.querySelectorAll('.stage svg g').length").asInt());
            page.value("history.back()");
            page.await("!document.getElementById('networks').parentElement.hidden");
            assertEquals(front().size(), points(page, "front"));
            assertEquals(List.of(), page.complaints());
        }
    }

    @Test
    void theFrontIsReachedByKeysAlone() throws InterruptedException {
        try (BrowserPage page = open()) {
            page.value("document.getElementById('front-chart').focus()");
            page.press("ArrowRight");
            page.await("document.querySelector('#front-chart .tip')?.checkVisibility()");
            page.press("Enter");
            page.await("document.getElementById('network-title') === document.activeElement");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void bothThemesAreReadableAndTheSwitchChangesThem(String scheme)
            throws IOException, InterruptedException {
        try (BrowserPage page = open(real.resolve("report.html"), 1280, scheme, "")) {
            assertTrue(contrast(page, "#networks .lead") >= 7);
            assertTrue(contrast(page, "#networks p.soft") >= 4.5);
            photograph(page, "theme-" + scheme);
            String before = page.value(BACKGROUND).asText();
            assertEquals(scheme.equals("dark"), luminance(before) < 0.2, before);
            String axis = chartInk(page);
            click(page, "document.getElementById('theme')");
            page.await("(%s) !== '%s'".formatted(BACKGROUND, before));
            assertTrue(contrast(page, "#networks .lead") >= 7);
            assertNotEquals(axis, chartInk(page), "charts change with the page");
            page.value("localStorage.removeItem('evowire-theme')");
        }
    }

    private static final String BACKGROUND = "getComputedStyle(document.body).backgroundColor";

    private static String chartInk(BrowserPage page) {
        return page.value("echarts.getInstanceByDom(document.getElementById('front-chart'))"
                + ".getOption().xAxis[0].axisLabel.color").asText();
    }

    // Of WCAG 2.
    private static double contrast(BrowserPage page, String selector) {
        double ink = luminance(page.value("getComputedStyle(document.querySelector('" + selector
                + "')).color").asText());
        double paper = luminance(page.value(BACKGROUND).asText());
        return (Math.max(ink, paper) + 0.05) / (Math.min(ink, paper) + 0.05);
    }

    private static double luminance(String rgb) {
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

    @ParameterizedTest
    @ValueSource(strings = {"", "#trial-0"})
    void aPhoneNeverScrollsSideways(String hash) throws IOException, InterruptedException {
        try (BrowserPage page = open(real.resolve("report.html"), 390, "light", hash)) {
            assertEquals(390, page.value("document.documentElement.scrollWidth").asInt());
            photograph(page, "phone" + hash.replace('#', '-'));
        }
    }

    @Test
    void dominatedNetworksAreShownOnRequest() throws InterruptedException {
        try (BrowserPage page = open()) {
            assertEquals(0, points(page, "dominated"));
            click(page, "[...document.querySelectorAll('label')]"
                    + ".find(l => l.textContent.startsWith('dominated'))");
            int all = page.value("evowire.report.trials.state.filter(s => s === 'COMPLETED').length"
                    + " - evowire.report.front.length").asInt();
            page.value("[...document.querySelectorAll('button')]"
                    + ".find(b => b.textContent === 'Show all')?.click()");
            assertEquals(all, points(page, "dominated"));
        }
    }

    @Test
    void whatLiesFarOutsideIsHiddenAndCounted() throws IOException, InterruptedException {
        Run run = run("outliers");
        RecordedRuns.record(run, 60, i -> new Outcome.Completed(i == 4 || i == 9
                ? 0.01
                : 0.8 + 0.002 * i, 1, List.of()), "TRIALS_SPENT");
        try (BrowserPage page = open(RecordedRuns.write(run, false, Evidence.NONE), 1280, "light",
                "")) {
            click(page, "[...document.querySelectorAll('label')]"
                    + ".find(l => l.textContent.startsWith('dominated'))");
            int hidden = 60 - points(page, "front") - points(page, "dominated");
            assertTrue(hidden >= 2, "hidden: " + hidden);
            String words = page.value("document.querySelector('p.shy').textContent").asText();
            assertTrue(words.startsWith(hidden + " networks far outside are hidden"), words);
            page.value("document.querySelector('p.shy button').click()");
            assertEquals(60, points(page, "front") + points(page, "dominated"));
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
        assertEquals(0, Main.run("report", temporary.resolve("small").toString(), "--control",
                temporary.resolve("large").toString(), "--out", compared.toString()));
        try (BrowserPage page = open(compared, 1280, "light", "")) {
            assertEquals(20, points(page, "control"));
            photograph(page, "control");
            click(page, "[...document.querySelectorAll('label')]"
                    + ".find(l => l.textContent === 'control')");
            assertEquals(0, points(page, "control"));
            assertEquals(List.of(), page.complaints());
        }
    }

    @Test
    void theTableOfTrialsSortsFiltersAndTurnsPages() throws IOException, InterruptedException {
        Run run = run("table");
        RecordedRuns.record(run, 60, i -> i % 6 == 5
                ? new Outcome.Diverged(i, "NaN")
                : RecordedRuns.completed(i), "TRIALS_SPENT");
        try (BrowserPage page = open(RecordedRuns.write(run, false, Evidence.NONE), 1280, "light",
                "#trials")) {
            assertEquals(25, rows(page));
            page.value("[...document.querySelectorAll('#trials .pager button')]"
                    + ".find(b => b.textContent === 'Next').focus()");
            page.value("document.activeElement.click()");
            page.value("document.activeElement.click()");
            assertEquals("Next", page.value("document.activeElement.textContent").asText(),
                    "who pages by keyboard stays there, also at the end");
            assertEquals(10, rows(page));
            assertEquals("51\u201360 of 60", announced(page));
            page.value("[...document.querySelectorAll('#trials th button')]"
                    + ".find(b => b.textContent === 'Accuracy').click()");
            assertEquals("descending", page.value(
                    "document.querySelector('#trials th[aria-sort]').getAttribute('aria-sort')")
                    .asText());
            assertEquals(page.value("Math.max(...evowire.report.trials.accuracy).toFixed(4)")
                    .asText(),
                    page.value(
                            "(parseFloat(document.querySelectorAll('#trials td')[3].textContent) / 100).toFixed(4)")
                            .asText());
            page.value("""
                    (() => {
                        const select = document.querySelector("#trials select");
                        select.value = "DIVERGED";
                        select.dispatchEvent(new Event("change"));
                    })()""");
            assertEquals(10, rows(page));
            assertEquals("10 found among 60", announced(page));
            page.value("""
                    (() => {
                        const filter = document.querySelector("#trials input");
                        filter.value = "#59";
                        filter.dispatchEvent(new Event("input"));
                    })()""");
            assertEquals(1, rows(page));
        }
    }

    /** What a screen reader says of the table of trials. */
    private static String announced(BrowserPage page) {
        return page.value("document.querySelector('#trials .pager [aria-live]').textContent")
                .asText();
    }

    private static int rows(BrowserPage page) {
        return page.value("document.querySelectorAll('#trials tbody tr').length").asInt();
    }

    @Test
    void namesWithMarkupShowAsText() throws IOException, InterruptedException {
        String hostile = "<img src=x onerror=\"globalThis.hurt=1\"></script><script>hurt=1</script>";
        Run run = RecordedRuns.create(temporary.resolve("<b>markup & co"),
                List.of(hostile, "b", "c"));
        RecordedRuns.record(run, 12, i -> i == 3
                ? new Outcome.Failed(hostile)
                : RecordedRuns.completed(i), "TRIALS_SPENT");
        try (BrowserPage page = open(RecordedRuns.write(run, false, Evidence.NONE), 1280, "light",
                "")) {
            assertTrue(page.value("document.body.textContent").asText().contains(hostile));
            assertEquals(0, page.value("document.querySelectorAll('img, h1 b').length").asInt());
            assertTrue(page.value("globalThis.hurt === undefined").asBoolean());
            assertEquals("EvoWire: <b>markup & co", page.value("document.title").asText());
            assertEquals(List.of(), page.complaints());
        }
    }

    @ParameterizedTest
    @CsvSource({
            "running, true, '', 6, 3, Running, Which network to take, The search is running",
            "killed, false, '', 6, 3, Interrupted, Which network to take, died or was killed",
            "stopped, false, STOPPED, 6, 6, Stopped, Which network to take, Continue with:",
            "single, false, TRIALS_SPENT, 1, 1, Done: all trials, Which network to take, the front is a single point",
            "waiting, true, '', 4, 0, Running, No network to take yet, No network has been fully trained yet",
            "nothing, false, '', 0, 0, Interrupted, No network to take yet, Nothing that was recorded is lost"})
    void everyStateSaysWhatItIs(String name, boolean running, String end, int trials, int trained,
            String state, String headline, String words) throws IOException, InterruptedException {
        Run run = run(name);
        RecordedRuns.record(run, trials, i -> i < trained ? RecordedRuns.completed(i) : null, end);
        reads(run, running, state, headline, words);
    }

    @Test
    void aRunWithoutAnyFeasibleTrialSaysHowTheyEnded() throws IOException, InterruptedException {
        Run run = run("infeasible");
        RecordedRuns.record(run, 9, i -> i % 3 == 0
                ? new Outcome.Infeasible("macs at most 5")
                : new Outcome.OutOfMemory("heap"), "TRIALS_SPENT");
        reads(run, false, "Done: all trials", "No network to take",
                "No network was fully trained, so there is no front: 6 OUT_OF_MEMORY and 3 INFEASIBLE");
    }

    private static void reads(Run run, boolean running, String state, String headline,
            String words) throws IOException, InterruptedException {
        try (BrowserPage page = open(RecordedRuns.write(run, running, Evidence.NONE), 1280, "dark",
                "")) {
            photograph(page, "state-" + run.files().directory().getFileName());
            assertTrue(text(page).contains(words), text(page));
            assertEquals(state, page.value("document.querySelector('#masthead .state').innerText")
                    .asText());
            assertEquals(headline,
                    page.value("document.getElementById('networks-title').innerText").asText());
            assertEquals(page.value("document.querySelectorAll('.chart').length").asInt(),
                    page.value("document.querySelectorAll('.chart canvas').length").asInt(),
                    "every chart is drawn");
            assertReads(page);
        }
    }

    private static String text(BrowserPage page) {
        return page.value("document.body.innerText").asText();
    }

    private static void assertReads(BrowserPage page) {
        String text = text(page);
        for (String slip : List.of("undefined", "NaN", "null", "[object", "Infinity")) {
            assertFalse(text.contains(slip), slip + " in " + text);
        }
        assertEquals(List.of(), page.complaints());
        assertEquals(1, page.requests().size(), page.requests().toString());
    }

    @Test
    void aRunThatTimeEndedIsReproducedByItsNumberOfTrials()
            throws IOException, InterruptedException {
        Run run = RecordedRuns.create(temporary.resolve("timed"), RecordedRuns.CLASSES,
                "budget.time=30m");
        RecordedRuns.record(run, 12, RecordedRuns::completed, "TIME_SPENT");
        try (BrowserPage page = open(RecordedRuns.write(Run.open(run.files()), false,
                Evidence.NONE), 1280, "light", "#run")) {
            assertTrue(text(page).contains("evowire search --config timed/config.yaml"
                    + " --trials 12 --time none --out timed-again"), text(page));
            assertReads(page);
        }
    }

    @Test
    void aRunWhoseBudgetWasRaisedIsReproducedWithTheNewOne()
            throws IOException, InterruptedException {
        Run run = RecordedRuns.create(temporary.resolve("raised"), RecordedRuns.CLASSES,
                "budget.trials=12");
        RecordedRuns.record(run, 12, RecordedRuns::completed, "TRIALS_SPENT");
        try (TrialStore store = TrialStore.open(run.files())) {
            store.opened(new Session(2, "2026-01-02T05:04:05Z", new Budget(30, "2h"), "test"));
            store.closed(new SessionEnd("TRIALS_SPENT", 1), () -> {});
        }
        try (BrowserPage page = open(RecordedRuns.write(Run.open(run.files()), false,
                Evidence.NONE), 1280, "light", "#run")) {
            assertTrue(text(page).contains(" --trials 30 --time none --out raised-again"),
                    text(page));
        }
    }

    @Test
    void trainingAgainIsShownWithErrorBarsOddsAndTest() throws IOException, InterruptedException {
        Run run = run("again");
        RecordedRuns.record(run, 20, RecordedRuns::completed, "TRIALS_SPENT");
        RecordedRuns.repeat(run, Question.SETTING, 0.80, 0.82);
        RecordedRuns.repeat(run, Question.INSTANCE, 0.90, 0.92, 0.94);
        try (BrowserPage page = open(RecordedRuns.write(run, false, Evidence.NONE), 1280, "light",
                "")) {
            int front = page.value("evowire.report.front.length").asInt();
            assertEquals(front, points(page, "trained again"));
            assertEquals(0.92, page.value(bar(0)).get(1).asDouble() + 0.02, 1e-9);
            choose(page, "Across", "accuracy");
            choose(page, "Up", "macs");
            assertEquals(front, points(page, "trained again"), "with accuracy across, too");
            assertEquals(0.92, page.value(bar(0)).get(1).asDouble() + 0.02, 1e-9);
            choose(page, "Up", "accuracy");
            choose(page, "Across", "macs");
            assertTrue(text(page).contains("92.00 % \u00b1 2.00"), text(page));
            assertTrue(text(page).contains("a machine"), text(page));
            assertTrue(text(page).contains("91.00 % \u00b1 2.00 on test"), text(page));
            assertTrue(text(page).contains("evowire resume again-again --repeats 2 --of setting"),
                    text(page));
            assertTrue(text(page).contains("evowire resume again-again --repeats 3 --of instance"),
                    text(page));
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
            assertReads(page);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void whatIsToBeTakenHasAConfusionMatrixThatCanBeRead(String scheme)
            throws IOException, InterruptedException {
        Run run = run("confused-" + scheme);
        RecordedRuns.record(run, 20, RecordedRuns::completed, "TRIALS_SPENT");
        RecordedRuns.test(run, Confusion.of(new int[][]{{120, 3, 0}, {40, 60, 0}, {0, 0, 0}}));
        try (BrowserPage page = open(RecordedRuns.write(run, false, Evidence.NONE), 1280, scheme,
                "#classes")) {
            int picks = page.value("new Set(evowire.report.picks.map(p => p.trial)).size").asInt();
            assertEquals(picks, page.value("document.querySelectorAll('table.matrix').length")
                    .asInt());
            assertEquals(List.of("120", "3", "", "97.56 %", "40", "60", "", "60.00 %", "", "", "",
                    "no images"), cells(page, ".classes:first-child .matrix tbody td"));
            assertTrue(
                    text(page).contains("Accuracy on 223 test images: 80.72 %. Balanced accuracy,"
                            + " the mean recall of the classes: 78.78 %."),
                    text(page));
            assertTrue(text(page).contains("On 223 test images 80.72 %, balanced 78.78 %"),
                    text(page));
            double least = page.value(LEAST_CONTRAST_OF_CELLS).asDouble();
            assertTrue(least >= 4.5, "contrast " + least);
            photograph(page, "classes-" + scheme);
            page.value("location.hash = 'trial-' + evowire.report.picks[0].trial");
            page.await("document.querySelector('#network table.matrix')");
            assertReads(page);
        }
    }

    /** Of WCAG 2, of each cell's ink on its ground over that of the card. */
    private static final String LEAST_CONTRAST_OF_CELLS = """
            (() => {
                const brush = new OffscreenCanvas(1, 1).getContext("2d", {willReadFrequently: true});
                const luminance = colors => {
                    colors.forEach(color => {
                        brush.fillStyle = color;
                        brush.fillRect(0, 0, 1, 1);
                    });
                    return [...brush.getImageData(0, 0, 1, 1).data].slice(0, 3)
                        .map(v => v / 255).map(v => v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
                        .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
                };
                const card = getComputedStyle(document.querySelector(".classes")).backgroundColor;
                return Math.min(...[...document.querySelectorAll(".heat")].filter(c => c.textContent).map(cell => {
                    const style = getComputedStyle(cell);
                    const [a, b] = [luminance([card, style.backgroundColor]), luminance([style.color])];
                    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
                }));
            })()""";

    @Test
    void ofManyClassesTheRecallAndTheMostFrequentMistakesAreShown()
            throws IOException, InterruptedException {
        int[][] counts = new int[40][40];
        for (int i = 0; i < 40; i++) {
            counts[i][i] = 60 - i;
            counts[i][(i + 1) % 40] = i;
        }
        Run run = RecordedRuns.create(temporary.resolve("many-classes"),
                IntStream.range(0, 40).mapToObj(i -> "character " + i).toList());
        RecordedRuns.record(run, 12, RecordedRuns::completed, "TRIALS_SPENT");
        RecordedRuns.test(run, Confusion.of(counts));
        try (BrowserPage page = open(RecordedRuns.write(run, false, Evidence.NONE), 390, "light",
                "#classes")) {
            assertEquals(0, page.value("document.querySelectorAll('table.matrix').length").asInt());
            assertEquals("character 39|60|35.00 %",
                    String.join("|", cells(page, ".classes:first-child tbody tr:first-child td")
                            .subList(0, 3)));
            assertEquals(10, page.value(
                    "document.querySelectorAll('.classes:first-child table:last-child')[1]"
                            + ".querySelectorAll('tbody tr').length")
                    .asInt());
            assertEquals(390, page.value("document.documentElement.scrollWidth").asInt());
            photograph(page, "many-classes");
            assertReads(page);
        }
    }

    private static void choose(BrowserPage page, String label, String value) {
        page.value("""
                (() => {
                    const select = [...document.querySelectorAll("#networks label")]
                        .find(l => l.textContent.startsWith("%s")).querySelector("select");
                    select.value = "%s";
                    select.dispatchEvent(new Event("change"));
                })()""".formatted(label, value));
    }

    @Test
    void afterTheFrontHasChangedThePageSaysThatItWasNotTrainedAgain()
            throws IOException, InterruptedException {
        Run run = run("changed");
        RecordedRuns.record(run, 5, RecordedRuns::completed, "TRIALS_SPENT");
        RecordedRuns.repeat(run, Question.INSTANCE, 0.90, 0.92);
        RecordedRuns.goOn(run, 5, i -> new Outcome.Completed(0.99, 2, List.of()));
        try (BrowserPage page = open(RecordedRuns.write(run, false, Evidence.NONE), 1280, "light",
                "")) {
            assertTrue(text(page).contains("evowire resume changed --repeats 2"), text(page));
            assertFalse(text(page).contains("0 were trained again"), text(page));
            assertReads(page);
        }
    }

    @Test
    void aFrontOfOneDepthHasRoundNumbersOnItsAxis() throws IOException, InterruptedException {
        Run run = run("one-depth");
        RecordedRuns.record(run, 1, RecordedRuns::completed, "TRIALS_SPENT");
        try (BrowserPage page = open(RecordedRuns.write(run, false, Evidence.NONE), 1280, "light",
                "")) {
            choose(page, "Across", "depth");
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

    /** Place, low and high end of an error bar. */
    private static String bar(int index) {
        return "echarts.getInstanceByDom(document.getElementById('front-chart')).getOption()"
                + ".series.find(s => s.name === 'trained again').data[" + index + "]";
    }

    @Test
    void edgesAreAsThickAsTheirWeightsAndDamageIsShown() throws IOException, InterruptedException {
        Run run = run("edges");
        RecordedRuns.record(run, 20, RecordedRuns::completed, "TRIALS_SPENT");
        int best = 11; // sin(7.7) is the largest
        Dag wiring = Genome.parse(TrialStore.read(run.files()).trial(best).orElseThrow()
                .proposal().genome()).stages().getFirst().wiring();
        List<Edge> weighted = wiring.edges().stream()
                .filter(edge -> wiring.predecessors(edge.to()).size() > 1).toList();
        List<EdgeWeight> edges = weighted.stream().map(edge -> new EdgeWeight(0, edge.from(),
                edge.to(), edge.equals(weighted.getFirst()) ? 0.75 : 0.25)).toList();
        var evidence = new Evidence(Map.of(best, edges),
                Map.of(best, new DamageProfile(0.9, 500, 9, 20,
                        List.of(new NodeLoss(0, 2, 0.4679)),
                        List.of(new EdgeLoss(0, 0, 3, -0.01)))),
                null);
        try (BrowserPage page = open(RecordedRuns.write(run, false, evidence), 1280, "light",
                "#trial-" + best)) {
            assertEquals(1, edges(page,
                    "parseFloat(e.style.strokeWidth) === 4"));
            assertEquals(edges.size() - 1, edges(page,
                    "parseFloat(e.style.strokeWidth) === 0.6"));
            assertEquals(wiring.edges().size() - edges.size(), edges(page,
                    "e.classList.contains('single')"));
            assertTrue(text(page).contains("from 0.25 to 0.75"), text(page));
            photograph(page, "network");
            assertEquals(List.of("1", "node 2", "\u221246.79", "43.21 %"),
                    cells(page, "#damage tbody tr:first-child td"));
            assertEquals(List.of("1", "edge 0 \u2192 3", "+1.00", "91.00 %"),
                    cells(page, "#damage tbody tr:last-child td"));
            assertReads(page);
            page.value("location.hash = 'trial-12'");
            page.await("document.getElementById('network-title').textContent.endsWith(' 12')");
            assertTrue(text(page).contains("weights are shown for members of the front"),
                    text(page));
            page.value("document.querySelector('.skip').click()");
            assertEquals("#trial-12main",
                    page.value("location.hash + document.activeElement.id").asText());
            assertTrue(text(page).contains("evowire damage edges 12"), text(page));
            assertEquals(0, edges(page, "e.style.strokeWidth"));
        }
    }

    private static long edges(BrowserPage page, String condition) {
        return page.value("[...document.querySelector('.stage svg').querySelectorAll('.edge')]"
                + ".filter(e => " + condition + ").length").asLong();
    }

    @Test
    void edgesOfARealRunsFrontHaveTheirTrainedWeights() throws IOException, InterruptedException {
        try (BrowserPage page = open(real.resolve("report.html"), 1280, "light", "")) {
            assertEquals(front().stream().sorted().toList(), List.of(page
                    .value("Object.keys(evowire.report.evidence.edges).sort().join(',')").asText()
                    .split(",")));
            assertTrue(page.value("Object.values(evowire.report.evidence.edges).flat()"
                    + ".every(e => e.weight > 0 && e.weight < 1)").asBoolean());
        }
    }

    @Test
    void rungsAndThoseWhoEndedThereAreShown() throws IOException, InterruptedException {
        Run run = RecordedRuns.create(temporary.resolve("rungs"), RecordedRuns.CLASSES,
                "strategy.rungs={count: 2, eta: 3}");
        RecordedRuns.recordRungs(run, 31);
        try (BrowserPage page = open(RecordedRuns.write(run, false, Evidence.NONE), 1280, "dark",
                "")) {
            assertEquals(List.of("0", "33 %", "31", "20", "1.00", "10"), cells(page,
                    "#rungs tbody tr:first-child td"));
            assertTrue(text(page).contains("saved 13.3 trainings"), text(page));
            photograph(page, "rungs");
            assertEquals(60, page.value("echarts.getInstanceByDom(document.getElementById("
                    + "'activity')).getOption().series[0].data.length").asInt());
            assertReads(page);
            page.value("location.hash = 'trial-0'");
            page.await("document.getElementById('network-title')");
            assertTrue(text(page).contains("stopped at rung 0 with 30.00 %"), text(page));
            assertReads(page);
        }
    }

    @Test
    void pruningThatCannotBeTrustedIsSaid() throws IOException, InterruptedException {
        Run run = RecordedRuns.create(temporary.resolve("unreliable"), RecordedRuns.CLASSES,
                "strategy.rungs={count: 2, eta: 2}");
        RecordedRuns.recordUnreliableRungs(run, 12);
        try (BrowserPage page = open(RecordedRuns.write(run, false, Evidence.NONE), 1280, "light",
                "")) {
            assertTrue(text(page).contains("Pruning is unreliable here"), text(page));
        }
    }

    private static List<String> cells(BrowserPage page, String selector) {
        return List.of(page.value("[...document.querySelectorAll('" + selector
                + "')].map(c => c.textContent).join('|')").asText().split("\\|"));
    }

    @Test
    void tenThousandTrialsAreShown() throws IOException, InterruptedException {
        Run run = run("many");
        RecordedRuns.record(run, 10_000, RecordedRuns::completed, "TRIALS_SPENT");
        long begun = System.nanoTime();
        Path report = RecordedRuns.write(run, false, Evidence.NONE);
        double writing = (System.nanoTime() - begun) / 1e9;
        long size = Files.size(report);
        assertTrue(size < 15_000_000, "bytes: " + size);
        begun = System.nanoTime();
        try (BrowserPage page = open(report, 1280, "light", "")) {
            double opening = (System.nanoTime() - begun) / 1e9;
            double everyPoint = page.value(milliseconds(
                    "[...document.querySelectorAll('label')].find(l => l.textContent"
                            + ".startsWith('dominated')).click()"))
                    .asDouble();
            double sorting = page.value(milliseconds("[...document.querySelectorAll("
                    + "'#trials th button')].find(b => b.textContent === 'Genome').click()"))
                    .asDouble();
            photograph(page, "many");
            double network = page.value(milliseconds("location.hash = 'trial-9999'")).asDouble();
            List<String> parts = cells(page, "#cost caption ~ tbody td:first-child");
            assertEquals(List.of("stem", "stage 1", "head"),
                    List.of(parts.get(0), parts.get(1), parts.getLast()),
                    "also of networks that are not drawn");
            System.out.printf(
                    "10,000 trials: %.1f MB written in %.1f s, open in %.1f s; all points %.0f ms, sort %.0f ms, network %.0f ms%n",
                    size / 1e6, writing, opening, everyPoint, sorting, network);
            assertEquals(List.of(), page.complaints());
        }
    }

    /** Time until the page is painted after a statement. */
    private static String milliseconds(String statement) {
        return """
                (async () => {
                    const begun = performance.now();
                    %s;
                    await new Promise(done => requestAnimationFrame(() => setTimeout(done)));
                    return performance.now() - begun;
                })()""".formatted(statement);
    }

    @Test
    void itPrintsInTheColoursOfPaper() throws InterruptedException {
        try (BrowserPage page = open(real.resolve("report.html"), 1280, "dark", "")) {
            byte[] pdf = page.print();
            assertTrue(new String(pdf, 0, 5, StandardCharsets.ISO_8859_1).startsWith("%PDF-"));
            page.value("dispatchEvent(new Event('beforeprint'))");
            assertTrue(luminance(page.value(BACKGROUND).asText()) > 0.8);
            page.value("dispatchEvent(new Event('afterprint'))");
            assertTrue(luminance(page.value(BACKGROUND).asText()) < 0.2);
        }
    }

    private static Run run(String name) throws IOException {
        return RecordedRuns.create(temporary.resolve(name), RecordedRuns.CLASSES);
    }
}
