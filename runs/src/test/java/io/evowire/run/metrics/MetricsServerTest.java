package io.evowire.run.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evowire.run.UserException;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MetricsServerTest {

    @TempDir
    private Path folder;

    private HttpResponse<String> ask(MetricsServer server, String method, String path)
            throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(server.address().resolve(path))
                    .method(method, BodyPublishers.noBody()).build(), BodyHandlers.ofString());
        }
    }

    @Test
    void healthMetricsAndReportAreServed() throws IOException, InterruptedException {
        Path report = folder.resolve("report.html");
        try (var server = new MetricsServer(0)) {
            assertEquals(404, ask(server, "GET", "/").statusCode());
            server.report(report);
            assertEquals("127.0.0.1", server.address().getHost());
            assertEquals("ok\n", ask(server, "GET", "/healthz").body());
            assertTrue(ask(server, "GET", "/metrics").body().contains("jvm_memory_used_bytes"));
            assertEquals(404, ask(server, "GET", "/").statusCode());
            Files.writeString(report, "<p>so far</p>");
            assertEquals("<p>so far</p>", ask(server, "GET", "/").body());
            assertEquals("", ask(server, "HEAD", "/").body());
            Files.writeString(report, "<p>all of it</p>");
            assertEquals("<p>all of it</p>", ask(server, "GET", "/").body());
            Files.delete(report);
            assertEquals(404, ask(server, "GET", "/").statusCode());
        }
    }

    @Test
    void nothingElseIsServedAndNothingCanBeChanged() throws IOException, InterruptedException {
        Files.writeString(folder.resolve("config.yaml"), "secret");
        try (var server = new MetricsServer(0)) {
            server.report(folder.resolve("report.html"));
            for (String path : new String[]{"/config.yaml", "/../config.yaml", "/healthz/x"}) {
                assertEquals(404, ask(server, "GET", path).statusCode(), path);
            }
            for (String method : new String[]{"POST", "PUT", "DELETE"}) {
                assertEquals(405, ask(server, method, "/metrics").statusCode(), method);
            }
        }
    }

    @Test
    void aPortThatIsTakenIsNamed() {
        try (var first = new MetricsServer(0)) {
            int port = first.address().getPort();
            String message = assertThrows(UserException.class,
                    () -> new MetricsServer(port)).getMessage();
            assertTrue(message.contains("--metrics-port " + port), message);
        }
    }
}
