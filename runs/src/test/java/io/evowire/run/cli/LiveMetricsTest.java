package io.evowire.run.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.evowire.evaluate.Outcome;
import io.evowire.run.crash.workers.FaultyWorker;
import io.evowire.run.json.Json;
import io.evowire.run.metrics.Meters;
import io.evowire.run.metrics.SearchTelemetry;
import io.evowire.run.problem.Run;
import io.evowire.run.search.RunningSearch;
import io.evowire.run.store.RunFiles;
import io.evowire.run.store.log.RunLock;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import picocli.CommandLine;

/** What a search serves in its midst, and the dashboard that shows it. */
class LiveMetricsTest {

    /** What only a search on a cluster serves, which {@code SearchMetricsTest} sees. */
    private static final Set<String> OF_A_CLUSTER = Set.of("evowire_cluster_machines",
            "evowire_cluster_slots", "evowire_cluster_waiting", "evowire_cluster_lost_total");
    private static final int TRIALS = 40;
    /** Networks of the first generation; in which order the next are begun is not known. */
    private static final int FIRST = 4;
    private static final int BATCH = 64;
    private static final Path DASHBOARD = Path.of("grafana-dashboard.json");

    /** What Prometheus adds to all that it scrapes. */
    private static final Set<String> ADDED_LABELS = Set.of("instance", "job");

    @TempDir
    private static Path temporary;
    private static Scrape scrape = new Scrape(List.of());
    private static String page = "";

    @BeforeAll
    static void scrapeASearchInItsMidst() throws Exception {
        var files = new RunFiles(temporary.resolve("run"));
        StubMain.create(files,
                List.of("gated", Integer.toString(TRIALS), "budget.time=1h", "workers.count=2"));
        FaultyWorker.open(files, 0);
        Files.writeString(files.report(), "<p>so far</p>");
        SearchOptions options = CommandLine.populateCommand(new SearchOptions(), "--quiet");
        try (var telemetry = SearchTelemetry.on(Optional.of(0));
                RunLock lock = RunLock.take(files)) {
            var search = CompletableFuture.supplyAsync(
                    () -> search(ForegroundSearch.of(Run.open(files), lock,
                            (run, mayWait) -> StubMain.workers(run),
                            options, telemetry)));
            URI address = telemetry.address().orElseThrow();
            scrapeUntil(address, search, shown -> !shown.all("evowire_generation").isEmpty());
            page = get(address); // before any trial has ended
            FaultyWorker.open(files, FIRST);
            scrape = scrapeUntil(address, search, shown -> isAt(shown, FIRST));
            FaultyWorker.open(files, TRIALS);
            assertEquals(0, search.get(2, TimeUnit.MINUTES));
        }
    }

    // So many have ended, and the next two wait in the midst of their trainings.
    private static boolean isAt(Scrape shown, int ended) {
        return shown.sum("evowire_trials_total") == ended
                && shown.sum("evowire_trials_training") == 2;
    }

    private static Scrape scrapeUntil(URI address, CompletableFuture<Integer> search,
            Predicate<Scrape> there) throws IOException, InterruptedException {
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
        Scrape shown;
        do {
            assertTrue(System.nanoTime() < end && !search.isDone(), "never in its midst");
            Thread.sleep(20);
            shown = Scrape.of(address);
        } while (!there.test(shown));
        return shown;
    }

    private static int search(RunningSearch search) {
        try {
            return search.call();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String get(URI address) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString())
                    .body();
        }
    }

    @ParameterizedTest
    @EnumSource(Meters.class)
    void everyMeterIsServedWithAValueThatCanBe(Meters meter) {
        double ended = scrape.sum("evowire_trials_total");
        switch (meter) {
            case TRIALS -> {
                assertEquals(Set.copyOf(Outcome.ENDS),
                        scrape.all("evowire_trials_total").stream()
                                .map(sample -> sample.labels().get("outcome"))
                                .collect(Collectors.toSet()));
                between(FIRST, TRIALS, "evowire_trials_total");
            }
            case EVALUATION -> {
                between(ended - 1, ended, "evowire_evaluation_seconds_count");
                between(1e-6, 60 * ended, "evowire_evaluation_seconds_sum");
                between(1e-6, 60, "evowire_evaluation_seconds_max");
            }
            case STORE_COMMIT -> { // the session, each generation and each outcome
                between(ended + 2, 3 * ended, "evowire_store_commit_seconds_count");
                between(1e-6, 60, "evowire_store_commit_seconds_sum");
                assertTrue(scrape.all("evowire_store_commit_seconds_bucket").size() > 10);
            }
            case IMAGES -> {
                between(2 * BATCH * ended, 2 * BATCH * (ended + 2), "evowire_images_total");
                assertEquals(0, scrape.sum("evowire_images_total") % BATCH);
            }
            case WAITING -> between(0, 4, "evowire_trials_waiting");
            case TRAINING -> between(2, 2, "evowire_trials_training");
            case WORKERS -> between(2, 2, "evowire_workers");
            case HEARTBEAT_AGE -> between(0, 10, "evowire_worker_heartbeat_age_seconds");
            case GENERATION -> between(1, 30, "evowire_generation");
            case FRONT_SIZE -> between(1, ended, "evowire_front_size");
            case HYPERVOLUME -> between(0.01, 0.99, "evowire_hypervolume");
            case BEST_ACCURACY -> between(0.3, 0.99, "evowire_best_accuracy");
            case TRIALS_LEFT -> between(TRIALS - ended - 1, TRIALS - ended,
                    "evowire_budget_trials_left");
            case TIME_LEFT -> between(3000, 3600, "evowire_budget_time_left_seconds");
        }
    }

    private static void between(double least, double max, String metric) {
        double value = scrape.sum(metric);
        assertTrue(least <= value && value <= max,
                "%s is %s, not in [%s, %s]".formatted(metric, value, least, max));
    }

    @Test
    void theReportIsServedWhileTheSearchGoesOn() {
        assertEquals("<p>so far</p>", page);
    }

    /** A query of the dashboard. */
    private record Query(String panel, String expression, String legend) {

        private static final Pattern SELECTOR = Pattern.compile("\\{([^}]*)}");
        private static final Pattern GROUPS = Pattern.compile("\\bby \\(([^)]*)\\)");
        private static final Pattern NAME = Pattern
                .compile("\\b[a-zA-Z_:][a-zA-Z0-9_:]*\\b(?!\\s*\\()");

        Set<String> metrics() {
            return names(expression.replaceAll("\\[[^]]*]", "")
                    .replaceAll(SELECTOR.pattern(), "").replaceAll(GROUPS.pattern(), ""), NAME);
        }

        /** Labels that the legend shows. */
        Set<String> shown() {
            return Pattern.compile("\\{\\{(\\w+)}}").matcher(legend).results()
                    .map(found -> found.group(1)).collect(Collectors.toSet());
        }

        /** Labels that are asked for, in selectors, groups or the legend. */
        Set<String> labels() {
            return Stream.of(
                    SELECTOR.matcher(expression).results()
                            .flatMap(found -> names(found.group(1), Pattern.compile(
                                    "\\w+(?=\\s*(=|!=|=~|!~)\\s*\")")).stream()),
                    GROUPS.matcher(expression).results()
                            .flatMap(found -> Stream.of(found.group(1).split(", *"))),
                    shown().stream())
                    .flatMap(found -> found).collect(Collectors.toSet());
        }

        private static Set<String> names(String text, Pattern pattern) {
            return pattern.matcher(text).results().map(found -> found.group())
                    .collect(Collectors.toSet());
        }
    }

    private static List<Query> queries() throws IOException {
        JsonNode dashboard = Json.parse(Files.readString(DASHBOARD));
        List<Query> queries = new ArrayList<>();
        for (JsonNode panel : dashboard.get("panels")) {
            for (JsonNode target : panel.path("targets")) {
                queries.add(new Query(panel.get("title").asText(), target.get("expr").asText(),
                        target.get("legendFormat").asText()));
            }
        }
        for (JsonNode variable : dashboard.get("templating").get("list")) {
            if (variable.get("type").asText().equals("query")) {
                queries.add(new Query("", variable.get("definition").asText()
                        .replaceAll("label_values\\((.*), (\\w+)\\)", "sum by ($2) ($1)"),
                        "{{instance}}"));
            }
        }
        return queries;
    }

    @Test
    void everyQueryOfTheDashboardAsksForWhatIsServed() throws IOException {
        for (Query query : queries()) {
            assertFalse(query.metrics().isEmpty(), query.toString());
            for (String metric : query.metrics()) {
                if (OF_A_CLUSTER.contains(metric)) {
                    assertTrue(scrape.all(metric).isEmpty(), "no cluster trains here");
                    continue;
                }
                assertFalse(scrape.all(metric).isEmpty(), metric + " of " + query);
                for (String label : query.labels()) {
                    assertTrue(ADDED_LABELS.contains(label) || scrape.all(metric).stream()
                            .allMatch(sample -> sample.labels().containsKey(label)),
                            "label %s of %s".formatted(label, query));
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Meters.class)
    void theDashboardShowsEveryMeter(Meters meter) throws IOException {
        String name = meter.meter().replace('.', '_');
        assertTrue(queries().stream().flatMap(query -> query.metrics().stream())
                .anyMatch(metric -> metric.matches(
                        name + "(_total|(_seconds)?(_count|_sum|_max|_bucket)?)")),
                name);
    }

    @Test
    void theDashboardCanBeImportedWithAnyDataSource() throws IOException {
        JsonNode dashboard = Json.parse(Files.readString(DASHBOARD));
        assertEquals("datasource",
                dashboard.get("templating").get("list").get(0).get("type").asText());
        for (JsonNode source : dashboard.findValues("datasource")) {
            assertEquals("${datasource}", source.get("uid").asText());
        }
        Set<Integer> ids = dashboard.findValues("id").stream().map(JsonNode::asInt)
                .collect(Collectors.toSet());
        assertEquals(dashboard.get("panels").size(), ids.size(), "ids of panels differ");
    }
}
