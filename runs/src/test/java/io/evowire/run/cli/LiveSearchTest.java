package io.evowire.run.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.evowire.evaluate.data.DataSpec;
import io.evowire.evaluate.data.ImageDataset;
import io.evowire.evaluate.onednn.OneDnnModel;
import io.evowire.run.config.ConfigReader;
import io.evowire.run.config.SearchConfig;
import io.evowire.run.config.Setting;
import io.evowire.run.json.Json;
import io.evowire.run.metrics.SearchTelemetry;
import io.evowire.run.problem.Run;
import io.evowire.run.search.RunningSearch;
import io.evowire.run.store.RunFiles;
import io.evowire.run.store.log.RunLock;
import io.evowire.run.system.ProgramVersion;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** A search with real trainings, read by many all the while. */
class LiveSearchTest {

    private static final int READERS = 6;
    private static final int TRIALS = 6;
    private static final int BATCH = 64;
    private static final int STEPS = 10;

    @TempDir
    private static Path temporary;
    private static final List<Scrape> scrapes = new ArrayList<>();
    private static final List<JsonNode> pages = Collections.synchronizedList(new ArrayList<>());
    private static final AtomicInteger answers = new AtomicInteger();
    private static final List<Integer> refused = Collections.synchronizedList(new ArrayList<>());
    private static RunFiles files;

    @BeforeAll
    static void searchWhileManyRead() throws Exception {
        files = new RunFiles(temporary.resolve("run"));
        SearchConfig config = ConfigReader.defaultsUnder(Stream.of("seed=7", "budget.time=1h",
                "data=" + FewDigits.in(temporary.resolve("digits")),
                "budget.trials=" + TRIALS, "finalTraining.epochs=0", "workers.count=1",
                "strategy.population=4",
                "recipe.batchSize=" + BATCH, "recipe.maxSteps=" + STEPS,
                "space.nodes={min: 7, max: 9}", "space.channels=[4, 8]",
                "space.stages={min: 1, max: 2}", "space.skeleton.headChannels=16")
                .map(Setting::parse).toList());
        ImageDataset images = DataSpec.parse(config.data()).load();
        Files.createDirectories(files.directory());
        SearchOptions options = CommandLine.populateCommand(new SearchOptions(), "--quiet");
        try (var telemetry = SearchTelemetry.on(Optional.of(0));
                RunLock lock = RunLock.take(files);
                var readers = Executors.newVirtualThreadPerTaskExecutor();
                var client = HttpClient.newHttpClient()) {
            Run run = Run.create(files, config, images, ProgramVersion.build(),
                    OneDnnModel.orStock().kernels());
            URI address = telemetry.address().orElseThrow();
            var search = CompletableFuture.supplyAsync(
                    () -> search(ForegroundSearch.of(run, lock, options, telemetry)));
            for (int i = 0; i < READERS; i++) {
                String path = List.of("/metrics", "/healthz", "/").get(i % 3);
                readers.submit(() -> read(client, address.resolve(path), search));
            }
            while (!search.isDone()) {
                scrapes.add(Scrape.of(address));
                Thread.sleep(400);
            }
            assertEquals(0, search.get(1, TimeUnit.MINUTES));
            Thread.sleep(1_100); // Meters are read at most once a second.
            scrapes.add(Scrape.of(address));
            look(get(client, address));
        }
    }

    private static int search(RunningSearch search) {
        try {
            return search.call();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static HttpResponse<String> get(HttpClient client, URI address)
            throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
    }

    private static boolean read(HttpClient client, URI address, CompletableFuture<?> search)
            throws IOException, InterruptedException {
        while (!search.isDone()) {
            HttpResponse<String> answer = get(client, address);
            answers.incrementAndGet();
            if (answer.statusCode() != 200 && !address.getPath().equals("/")) {
                refused.add(answer.statusCode());
            } else if (address.getPath().equals("/") && answer.statusCode() == 200) {
                look(answer);
            }
            Thread.sleep(200);
        }
        return true;
    }

    private static void look(HttpResponse<String> page) {
        String html = page.body();
        String start = "id=\"report-data\">";
        int begin = html.indexOf(start) + start.length();
        pages.add(Json.parse(html.substring(begin, html.indexOf("</script>", begin))));
    }

    /** A column of trials.csv by number of the trial, of those that ended. */
    private static Map<Integer, String> column(String name) throws IOException {
        List<String> lines = Files.readAllLines(files.trialsCsv());
        int index = List.of(lines.getFirst().split(",")).indexOf(name);
        Map<Integer, String> column = new HashMap<>();
        lines.stream().skip(1).map(line -> line.split(",", -1))
                .filter(row -> !row[2].equals("PROPOSED"))
                .forEach(row -> column.put(Integer.parseInt(row[0]), row[index]));
        return column;
    }

    @Test
    void everybodyIsAnsweredAllTheWhile() {
        assertEquals(List.of(), refused);
        assertTrue(answers.get() >= READERS, "answers: " + answers);
        assertTrue(scrapes.size() > 2, "scrapes: " + scrapes.size());
    }

    @Test
    void atTheEndTheCountsAreThoseOfTheTable() throws IOException {
        Map<String, Double> counted = new HashMap<>();
        scrapes.getLast().all("evowire_trials_total").stream()
                .filter(sample -> sample.value() > 0)
                .forEach(sample -> counted.put(sample.labels().get("outcome"), sample.value()));
        Map<String, Double> recorded = new HashMap<>();
        column("state").values().forEach(state -> recorded.merge(state, 1.0, Double::sum));
        assertEquals(recorded, counted);
        assertEquals(column("state").size(),
                scrapes.getLast().sum("evowire_evaluation_seconds_count"));
    }

    @Test
    void atTheEndTheFrontIsThatOfTheTable() throws IOException {
        double best = column("accuracy").values().stream().filter(value -> !value.isEmpty())
                .mapToDouble(Double::parseDouble).max().orElseThrow();
        assertEquals(best, scrapes.getLast().sum("evowire_best_accuracy"), 5e-7, "six digits");
        assertEquals(Files.readAllLines(files.frontCsv()).size() - 1,
                scrapes.getLast().sum("evowire_front_size"));
        assertEquals(0, scrapes.getLast().sum("evowire_budget_trials_left"));
    }

    @Test
    void everyImageOfEveryTrainingIsCounted() throws IOException {
        double images = scrapes.getLast().sum("evowire_images_total");
        long completed = column("state").values().stream().filter("COMPLETED"::equals).count();
        assertEquals(TRIALS, completed);
        assertEquals(column("state").size(), completed, "all of these trainings succeed");
        assertEquals((double) completed * STEPS * BATCH, images);
    }

    @Test
    void countsNeverFall() {
        double before = 0;
        for (Scrape scrape : scrapes) {
            double now = scrape.all("evowire_trials_total").stream()
                    .mapToDouble(Scrape.Sample::value).sum();
            assertTrue(now >= before, before + " then " + now);
            before = now;
        }
    }

    @Test
    void theReportIsSeenInTheMidstAndAgreesWithTheTable() throws IOException {
        List<JsonNode> live = pages.stream()
                .filter(page -> page.at("/run/state").asText().equals("running")).toList();
        assertFalse(live.isEmpty(), "no report while the search went on");
        Map<Integer, String> recorded = column("accuracy");
        for (JsonNode page : live) {
            JsonNode accuracies = page.at("/trials/accuracy");
            assertTrue(accuracies.size() >= 1);
            for (int trial = 0; trial < accuracies.size(); trial++) {
                if (!accuracies.get(trial).isNull()) {
                    assertEquals(Double.parseDouble(recorded.get(trial)),
                            accuracies.get(trial).asDouble(), 1e-6, "trial " + trial);
                }
            }
        }
        assertEquals("trials_spent", pages.getLast().at("/run/state").asText());
    }
}
