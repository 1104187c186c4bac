package io.evowire.run.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evowire.core.graph.Dag;
import io.evowire.core.graph.Edge;
import io.evowire.core.statistics.Confusion;
import io.evowire.evaluate.DamageProfile.EdgeLoss;
import io.evowire.evaluate.DamageProfile.NodeLoss;
import io.evowire.evaluate.DamageProfile;
import io.evowire.evaluate.EdgeWeight;
import io.evowire.evaluate.Outcome;
import io.evowire.genome.Genome;
import io.evowire.run.Thorough;
import io.evowire.run.browser.SharedBrowser;
import io.evowire.run.problem.Run;
import io.evowire.run.report.Evidence;
import io.evowire.run.report.RecordedRuns;
import io.evowire.run.store.TrialStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The table of trials and the page of one, of made-up runs. */
@Tag("browser")
@Tag("further")
class TrialsInBrowserTest {

    /** Trials of a long run: more than are drawn, and more than a page of the table has. */
    private static final int MANY = Thorough.of(1_000, 10_000);

    @RegisterExtension
    private static final SharedBrowser BROWSER = new SharedBrowser();
    @TempDir
    private static Path temporary;

    @Test
    void theTableOfTrialsSortsFiltersAndTurnsPages() throws IOException, InterruptedException {
        Run run = run("table");
        RecordedRuns.record(run, 60, i -> i % 6 == 5
                ? new Outcome.Diverged(i, "NaN")
                : RecordedRuns.completed(i), "TRIALS_SPENT");
        try (OpenReport page = OpenReport.of(BROWSER, run, "light", "#trials")) {
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
    private static String announced(OpenReport page) {
        return page.value("document.querySelector('#trials .pager [aria-live]').textContent")
                .asText();
    }

    private static int rows(OpenReport page) {
        return page.value("document.querySelectorAll('#trials tbody tr').length").asInt();
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void whatIsToBeTakenHasAConfusionMatrixThatCanBeRead(String scheme)
            throws IOException, InterruptedException {
        Run run = run("confused-" + scheme);
        RecordedRuns.record(run, 20, RecordedRuns::completed, "TRIALS_SPENT");
        RecordedRuns.test(run, Confusion.of(new int[][]{{120, 3, 0}, {40, 60, 0}, {0, 0, 0}}));
        try (OpenReport page = OpenReport.of(BROWSER, run, scheme, "#classes")) {
            int picks = page.value("new Set(evowire.report.picks.map(p => p.trial)).size").asInt();
            assertEquals(picks, page.value("document.querySelectorAll('table.matrix').length")
                    .asInt());
            assertEquals(List.of("120", "3", "", "97.56 %", "40", "60", "", "60.00 %", "", "", "",
                    "no images"), page.cells(".classes:first-child .matrix tbody td"));
            assertTrue(
                    page.text().contains("Accuracy on 223 test images: 80.72 %. Balanced accuracy,"
                            + " the mean recall of the classes: 78.78 %."),
                    page.text());
            assertTrue(page.text().contains("On 223 test images 80.72 %, balanced 78.78 %"),
                    page.text());
            double least = page.value(LEAST_CONTRAST_OF_CELLS).asDouble();
            assertTrue(least >= 4.5, "contrast " + least);
            page.photograph("classes-" + scheme);
            page.value("location.hash = 'trial-' + evowire.report.picks[0].trial");
            page.await("document.querySelector('#network table.matrix')");
            page.assertReads();
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
        try (OpenReport page = OpenReport.of(BROWSER, RecordedRuns.write(run, false, Evidence.NONE),
                390, "light",
                "#classes")) {
            assertEquals(0, page.value("document.querySelectorAll('table.matrix').length").asInt());
            assertEquals("character 39|60|35.00 %",
                    String.join("|", page.cells(".classes:first-child tbody tr:first-child td")
                            .subList(0, 3)));
            assertEquals(10, page.value(
                    "document.querySelectorAll('.classes:first-child table:last-child')[1]"
                            + ".querySelectorAll('tbody tr').length")
                    .asInt());
            assertEquals(390, page.value("document.documentElement.scrollWidth").asInt());
            page.photograph("many-classes");
            page.assertReads();
        }
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
        try (OpenReport page = OpenReport.of(BROWSER, RecordedRuns.write(run, false, evidence),
                1280, "light",
                "#trial-" + best)) {
            assertEquals(1, edges(page,
                    "parseFloat(e.style.strokeWidth) === 4"));
            assertEquals(edges.size() - 1, edges(page,
                    "parseFloat(e.style.strokeWidth) === 0.6"));
            assertEquals(wiring.edges().size() - edges.size(), edges(page,
                    "e.classList.contains('single')"));
            assertTrue(page.text().contains("from 0.25 to 0.75"), page.text());
            page.photograph("network");
            assertEquals(List.of("1", "node 2", "\u221246.79", "43.21 %"),
                    page.cells("#damage tbody tr:first-child td"));
            assertEquals(List.of("1", "edge 0 \u2192 3", "+1.00", "91.00 %"),
                    page.cells("#damage tbody tr:last-child td"));
            page.assertReads();
            page.value("location.hash = 'trial-12'");
            page.await("document.getElementById('network-title').textContent.endsWith(' 12')");
            assertTrue(page.text().contains("weights are shown for members of the front"),
                    page.text());
            page.value("document.querySelector('.skip').click()");
            assertEquals("#trial-12main",
                    page.value("location.hash + document.activeElement.id").asText());
            assertTrue(page.text().contains("evowire damage edges 12"), page.text());
            assertEquals(0, edges(page, "e.style.strokeWidth"));
        }
    }

    private static long edges(OpenReport page, String condition) {
        return page.value("[...document.querySelector('.stage svg').querySelectorAll('.edge')]"
                + ".filter(e => " + condition + ").length").asLong();
    }

    @Test
    @Tag("thorough")
    void thousandsOfTrialsAreShown() throws IOException, InterruptedException {
        Run run = run("many");
        RecordedRuns.record(run, MANY, RecordedRuns::completed, "TRIALS_SPENT");
        long begun = System.nanoTime();
        Path report = RecordedRuns.write(run, false, Evidence.NONE);
        double writing = (System.nanoTime() - begun) / 1e9;
        long size = Files.size(report);
        assertTrue(size < 15_000_000, "bytes: " + size);
        begun = System.nanoTime();
        try (OpenReport page = OpenReport.of(BROWSER, report, 1280, "light", "")) {
            double opening = (System.nanoTime() - begun) / 1e9;
            double everyPoint = page.value(milliseconds(
                    "[...document.querySelectorAll('label')].find(l => l.textContent"
                            + ".startsWith('dominated')).click()"))
                    .asDouble();
            double sorting = page.value(milliseconds("[...document.querySelectorAll("
                    + "'#trials th button')].find(b => b.textContent === 'Genome').click()"))
                    .asDouble();
            page.photograph("many");
            double network = page
                    .value(milliseconds("location.hash = 'trial-%d'".formatted(MANY - 1)))
                    .asDouble();
            List<String> parts = page.cells("#cost caption ~ tbody td:first-child");
            assertEquals(List.of("stem", "stage 1", "head"),
                    List.of(parts.get(0), parts.get(1), parts.getLast()),
                    "also of networks that are not drawn");
            System.out.printf(
                    "%d trials: %.1f MB written in %.1f s, open in %.1f s; all points %.0f ms, sort %.0f ms, network %.0f ms%n",
                    MANY, size / 1e6, writing, opening, everyPoint, sorting, network);
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

    private static Run run(String name) throws IOException {
        return RecordedRuns.create(temporary.resolve(name), RecordedRuns.CLASSES);
    }
}
