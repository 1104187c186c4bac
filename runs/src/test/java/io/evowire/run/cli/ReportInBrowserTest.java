package io.evowire.run.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.evowire.core.network.Link;
import io.evowire.core.network.Network;
import io.evowire.genome.Genome;
import io.evowire.run.browser.SharedBrowser;
import io.evowire.run.problem.Run;
import io.evowire.run.store.RunFiles;
import io.evowire.run.store.TrialStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The report of a real run, in a real browser. */
@Tag("browser")
class ReportInBrowserTest {

    @RegisterExtension
    private static final SharedBrowser BROWSER = new SharedBrowser();
    @TempDir
    private static Path temporary;
    private static Path real;
    private static String data = "";

    @BeforeAll
    static void search() throws IOException {
        data = FewDigits.in(temporary.resolve("digits"));
        real = temporary.resolve("a run");
        assertEquals(0, Typed.of("search", "--out", real, "--seed", "7", "--trials", "8",
                "--data", data, "--workers", "1", "--set", "recipe.maxSteps=4", "--set",
                "space.nodes={min: 7, max: 9}", "--set", "space.channels=[4, 8]", "--set",
                "space.stages={min: 1, max: 2}", "--set", "space.skeleton.headChannels=8", "--set",
                "strategy.kind=nsga2", "--set", "strategy.population=4", "--set",
                "reading=observed", "--set", "race.share=0", "--quiet").code());
    }

    private static OpenReport open() throws InterruptedException {
        return open(1280, "light", "");
    }

    private static OpenReport open(int width, String scheme, String hash)
            throws InterruptedException {
        return OpenReport.of(BROWSER, real.resolve("report.html"), width, scheme, hash);
    }

    @Test
    @Tag("further")
    void networksOfAnOpenSpaceHaveTheirPages() throws IOException, InterruptedException {
        Path open = temporary.resolve("open");
        assertEquals(0, Typed.of("search", "--out", open, "--trials", "2", "--workers", "1",
                "--data", data, "--set", "recipe.maxSteps=2", "--set",
                "space.nodes={min: 5, max: 6}", "--set",
                "space.channels=[4, 8]", "--set", "space.widths=ratios", "--set",
                "space.skeleton={stem: [{channels: [4, 8], stride: [1, 2]}], "
                        + "strides: [2, [1, 2]], headChannels: [8, 16]}",
                "--set", "space.stages={min: 2, max: 2}", "--set",
                "measurements.testPicks=false", "--quiet").code());
        try (OpenReport page = OpenReport.of(BROWSER, open.resolve("report.html"), 1280, "light",
                "#trial-0")) {
            page.await("document.getElementById('network-title')");
            String text = page.text();
            assertTrue(text.matches("(?s).*Stem: (4|8) channels with stride [12]; head: (8|16) "
                    + "channels\\..*"), text);
            assertTrue(
                    text.matches(
                            "(?s).*[\\d.]+ times as wide as what comes before.*stride [12];.*"),
                    text);
            assertEquals(2, page.value("document.querySelectorAll('.stages > figure').length")
                    .asInt());
            assertEquals("stem, stage 1, stage 2, head", page.value("""
                    [...document.querySelectorAll('#cost tbody tr')].slice(-4)
                        .map(row => row.cells[0].innerText).join(", ")""").asText());
        }
    }

    @Test
    @Tag("further")
    void linksRunBetweenTheDrawingsOfTheirStages() throws IOException, InterruptedException {
        Path linked = temporary.resolve("linked");
        assertEquals(0, Typed.of("search", "--out", linked, "--trials", "2", "--workers", "1",
                "--data", data, "--set", "recipe.maxSteps=2", "--set",
                "space.nodes={min: 5, max: 6}", "--set",
                "space.channels=[4]", "--set", "space.linkRates=[0.6]", "--set",
                "space.stages={min: 3, max: 3}", "--set",
                "measurements={also: [damage], testPicks: false, damage: {images: 8, most: 5}}",
                "--quiet").code());
        int trial = Integer.parseInt(
                Files.readAllLines(linked.resolve("front.csv")).get(1).split(",")[0]);
        Network network = Run.open(new RunFiles(linked)).factory().network(
                Genome.parse(TrialStore.read(new RunFiles(linked)).trial(trial).orElseThrow()
                        .proposal().genome()));
        int links = network.architecture().links().size();
        assertTrue(links > 1, links + " links");
        try (OpenReport page = OpenReport.of(BROWSER, linked.resolve("report.html"), 1280, "light",
                "#trial-" + trial)) {
            page.await("document.getElementById('links')");
            assertEquals(links, page.value("document.querySelectorAll('#links path.link').length")
                    .asInt());
            Link first = network.architecture().links().getFirst();
            String words = "node %d of stage %d".formatted(first.from(), first.fromStage() + 1);
            String title = page.value("document.querySelector('#links path.link').textContent")
                    .asText();
            assertTrue(title.matches("%s \u2192 node %d of stage %d: weight 0\\.\\d{3}"
                    .formatted(words, first.to(), first.toStage() + 1)), title);
            String text = page.text();
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
    }

    private static List<String> front() throws IOException {
        return Files.readAllLines(real.resolve("front.csv")).stream().skip(1)
                .map(line -> line.split(",")[0]).toList();
    }

    @Test
    void aRealReportOpensWithoutErrorAndAsksForNothing()
            throws IOException, InterruptedException {
        try (OpenReport page = open()) {
            page.value("new Promise(done => setTimeout(done, 500))");
            page.photograph("real-light");
            assertEquals(List.of(), page.complaints());
            assertEquals(1, page.requests().size(), page.requests().toString());
            assertTrue(page.requests().getFirst().startsWith("file:"));
        }
    }

    @Test
    void theFrontHasAsManyPointsAsItsTable() throws IOException, InterruptedException {
        try (OpenReport page = open()) {
            assertEquals(front().size(), page.points("front"));
            assertEquals(front(), List.of(page.value("evowire.report.front.join(',')").asText()
                    .split(",")));
        }
    }

    @Test
    void hoveringShowsTheTrialWithItsWiring() throws IOException, InterruptedException {
        String trial = front().getFirst();
        try (OpenReport page = open()) {
            JsonNode at = page.place(trial);
            page.page().point(at.get(0).asDouble() - 30, at.get(1).asDouble() - 30);
            page.page().point(at.get(0).asDouble(), at.get(1).asDouble());
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
        try (OpenReport page = open()) {
            page.click(page.place(trial));
            page.await("document.getElementById('network-title')");
            assertEquals("Network of trial " + trial,
                    page.value("document.getElementById('network-title').textContent").asText());
            assertEquals(page.value("evowire.report.networks[" + trial
                    + "].stages.reduce((n, s) => n + s.drawing.x.length, 0)").asInt(),
                    page.value("document.querySelectorAll('.stage svg g').length").asInt());
            page.value("history.back()");
            page.await("!document.getElementById('networks').parentElement.hidden");
            assertEquals(front().size(), page.points("front"));
            assertEquals(List.of(), page.complaints());
        }
    }

    @Test
    void theFrontIsReachedByKeysAlone() throws InterruptedException {
        try (OpenReport page = open()) {
            page.value("document.getElementById('front-chart').focus()");
            page.page().press("ArrowRight");
            page.await("document.querySelector('#front-chart .tip')?.checkVisibility()");
            page.page().press("Enter");
            page.await("document.getElementById('network-title') === document.activeElement");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void bothThemesAreReadableAndTheSwitchChangesThem(String scheme)
            throws IOException, InterruptedException {
        try (OpenReport page = open(1280, scheme, "")) {
            assertTrue(page.contrast("#networks .lead") >= 7);
            assertTrue(page.contrast("#networks p.soft") >= 4.5);
            page.photograph("theme-" + scheme);
            String before = page.value(OpenReport.BACKGROUND).asText();
            assertEquals(scheme.equals("dark"), OpenReport.luminance(before) < 0.2, before);
            String axis = page.chartInk();
            page.click("document.getElementById('theme')");
            page.await("(%s) !== '%s'".formatted(OpenReport.BACKGROUND, before));
            assertTrue(page.contrast("#networks .lead") >= 7);
            assertNotEquals(axis, page.chartInk(), "charts change with the page");
            page.value("localStorage.removeItem('evowire-theme')");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "#trial-0"})
    void aPhoneNeverScrollsSideways(String hash) throws IOException, InterruptedException {
        try (OpenReport page = open(390, "light", hash)) {
            assertEquals(390, page.value("document.documentElement.scrollWidth").asInt());
            page.photograph("phone" + hash.replace('#', '-'));
        }
    }

    @Test
    void dominatedNetworksAreShownOnRequest() throws InterruptedException {
        try (OpenReport page = open()) {
            assertEquals(0, page.points("dominated"));
            page.clickLabel("dominated");
            int all = page.value("evowire.report.trials.state.filter(s => s === 'COMPLETED').length"
                    + " - evowire.report.front.length").asInt();
            page.value("[...document.querySelectorAll('button')]"
                    + ".find(b => b.textContent === 'Show all')?.click()");
            assertEquals(all, page.points("dominated"));
        }
    }

    @Test
    void edgesOfARealRunsFrontHaveTheirTrainedWeights() throws IOException, InterruptedException {
        try (OpenReport page = open()) {
            assertEquals(front().stream().sorted().toList(), List.of(page
                    .value("Object.keys(evowire.report.evidence.edges).sort().join(',')").asText()
                    .split(",")));
            assertTrue(page.value("Object.values(evowire.report.evidence.edges).flat()"
                    + ".every(e => e.weight > 0 && e.weight < 1)").asBoolean());
        }
    }

    @Test
    @Tag("further")
    void itPrintsInTheColoursOfPaper() throws InterruptedException {
        try (OpenReport page = open(1280, "dark", "")) {
            byte[] pdf = page.page().print();
            assertTrue(new String(pdf, 0, 5, StandardCharsets.ISO_8859_1).startsWith("%PDF-"));
            // Chromium may answer before the page is back on the screen, in the colours of its user.
            page.await("matchMedia('screen and (prefers-color-scheme: dark)').matches");
            page.value("dispatchEvent(new Event('beforeprint'))");
            assertTrue(OpenReport.luminance(page.value(OpenReport.BACKGROUND).asText()) > 0.8);
            page.value("dispatchEvent(new Event('afterprint'))");
            assertTrue(OpenReport.luminance(page.value(OpenReport.BACKGROUND).asText()) < 0.2);
        }
    }
}
