package io.evowire.run.wann;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evowire.run.metrics.MetricsServer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WannMetricsTest {

    @TempDir
    private Path temporary;

    private final MeterRegistry registry = new SimpleMeterRegistry();

    private double gauge(WannMeters meter) {
        return registry.get(meter.meter()).gauge().value();
    }

    private WannFiles created() throws IOException {
        var files = new WannFiles(temporary.resolve("run"));
        WannSearch.create(files, WannSearchTest.settings(1), "small", SmallImages.of(1));
        return files;
    }

    private static WannHistory run(WannFiles files, WannBudget budget,
            WannSearch.Progress progress) throws IOException {
        return new WannSearch(files, SmallImages.of(1), budget, 1).run(() -> true, progress);
    }

    private void assertShown(WannHistory history, int left) {
        WannGeneration last = history.generations().getLast();
        assertEquals(last.generation(), gauge(WannMeters.GENERATION));
        assertEquals(left, gauge(WannMeters.GENERATIONS_LEFT));
        assertEquals(last.best(), gauge(WannMeters.BEST));
        assertEquals(last.median(), gauge(WannMeters.MEDIAN));
        assertEquals(last.connections(), gauge(WannMeters.CONNECTIONS));
        assertEquals(last.front().size(), gauge(WannMeters.FRONT_SIZE));
        assertEquals(history.champion().orElseThrow().score(), gauge(WannMeters.CHAMPION));
    }

    @Test
    void metersShowWhereASearchStands() throws IOException {
        WannFiles files = created();
        var budget = new WannBudget(9, "1h");
        var metrics = new WannMetrics(registry, WannSearch.read(files), budget);
        assertEquals(0, gauge(WannMeters.GENERATION));
        assertEquals(9, gauge(WannMeters.GENERATIONS_LEFT));
        assertEquals(Double.NaN, gauge(WannMeters.BEST));
        assertEquals(3_600, gauge(WannMeters.TIME_LEFT));

        WannHistory history = run(files, new WannBudget(5, "none"), metrics);
        assertShown(history, 4);
        assertEquals(5 * history.record().settings().population(),
                registry.get(WannMeters.NETWORKS.meter()).counter().count());
        Timer duration = registry.get(WannMeters.DURATION.meter()).timer();
        assertEquals(5, duration.count());
        assertEquals(history.seconds(),
                duration.totalTime(TimeUnit.SECONDS), 1e-6);
        assertEquals(3_600 - history.seconds(), gauge(WannMeters.TIME_LEFT), 1e-6);
    }

    @Test
    void aResumedSearchShowsAtOnceWhatItCameTo() throws IOException {
        WannFiles files = created();
        WannHistory history = run(files, new WannBudget(5, "none"), WannSearch.Progress.NONE);
        new WannMetrics(registry, WannSearch.read(files), new WannBudget(5, "none"));
        assertShown(history, 0);
        assertEquals(0, registry.get(WannMeters.NETWORKS.meter()).counter().count());
        Gauge left = registry.find(WannMeters.TIME_LEFT.meter()).gauge();
        assertNull(left, "time is not limited");
    }

    @Test
    void metersAndPageAreServedWhileASearchGoesOn() throws IOException, InterruptedException {
        WannFiles files = created();
        Files.writeString(files.report(), "<p>so far</p>");
        var budget = new WannBudget(3, "1h");
        try (var server = new MetricsServer(0); var client = HttpClient.newHttpClient()) {
            run(files, budget, WannMetrics.on(server, files, budget));
            String shown = client.send(
                    HttpRequest.newBuilder(server.address().resolve("metrics")).build(),
                    BodyHandlers.ofString()).body();
            assertTrue(shown.contains("evowire_wann_generation 3.0"), shown);
            for (WannMeters meter : WannMeters.values()) {
                assertTrue(shown.contains(meter.meter().replace('.', '_')), meter.meter());
            }
            assertEquals("<p>so far</p>",
                    client.send(HttpRequest.newBuilder(server.address()).build(),
                            BodyHandlers.ofString()).body());
        }
    }
}
