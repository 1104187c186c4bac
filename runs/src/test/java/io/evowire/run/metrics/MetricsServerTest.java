package io.evowire.run.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evowire.run.UserException;
import io.micrometer.core.instrument.Gauge;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
    void theReportIsPackedForThoseWhoUnpackAndNotSentTwice() throws Exception {
        Path report = folder.resolve("report.html");
        String page = "<p>a network</p>".repeat(10_000);
        Files.writeString(report, page);
        try (var server = new MetricsServer(0); var client = HttpClient.newHttpClient()) {
            server.report(report);
            var packed = client.send(HttpRequest.newBuilder(server.address())
                    .header("Accept-Encoding", "gzip, br").build(), BodyHandlers.ofByteArray());
            assertEquals("gzip", packed.headers().firstValue("Content-Encoding").orElseThrow());
            assertTrue(packed.body().length < page.length() / 10);
            try (var unpacked = new GZIPInputStream(new ByteArrayInputStream(packed.body()))) {
                assertEquals(page, new String(unpacked.readAllBytes(), StandardCharsets.UTF_8));
            }
            var again = HttpRequest.newBuilder(server.address()).header("If-None-Match",
                    packed.headers().firstValue("ETag").orElseThrow()).build();
            assertEquals(304, client.send(again, BodyHandlers.ofString()).statusCode());
            Files.writeString(report, "<p>another</p>");
            assertEquals("<p>another</p>", client.send(again, BodyHandlers.ofString()).body());
        }
    }

    @Test
    void readersThatDoNotReadKeepNobodyWaiting() throws Exception {
        Path report = folder.resolve("report.html");
        Files.write(report, new byte[8 << 20]); // more than the system's buffers hold
        List<Socket> idle = new ArrayList<>();
        try (var server = new MetricsServer(0)) {
            server.report(report);
            for (int i = 0; i < 20; i++) {
                var socket = new Socket("127.0.0.1", server.address().getPort());
                socket.getOutputStream().write(
                        "GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".getBytes(
                                StandardCharsets.US_ASCII));
                idle.add(socket);
            }
            for (Socket socket : idle) {
                assertEquals('H', socket.getInputStream().read(), "it is being answered");
            }
            assertEquals("ok\n", ask(server, "GET", "/healthz").body());
        } finally {
            for (Socket socket : idle) {
                socket.close();
            }
        }
    }

    @Test
    void manyReadersShareOneScrapeASecond() throws Exception {
        var asked = new AtomicInteger();
        try (var server = new MetricsServer(0)) {
            Gauge.builder("counted", asked::incrementAndGet).register(server.registry());
            long begun = System.nanoTime();
            List<Future<Integer>> readers = new ArrayList<>();
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                for (int i = 0; i < 100; i++) {
                    readers.add(threads.submit(() -> ask(server, "GET", "/metrics").statusCode()));
                }
            }
            for (Future<Integer> reader : readers) {
                assertEquals(200, reader.get());
            }
            double seconds = (System.nanoTime() - begun) / 1e9;
            assertTrue(asked.get() <= 1 + seconds, asked + " scrapes in " + seconds + " s");
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

    /** First line and rest of the answer to a request that is sent as it stands. */
    private static String[] raw(MetricsServer server, String request) throws IOException {
        try (var socket = new Socket("127.0.0.1", server.address().getPort())) {
            socket.setSoTimeout(60_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII)
                    .split("\r\n", 2);
        }
    }

    private static String[] from(MetricsServer server, String path, String... hosts)
            throws IOException {
        return raw(server, "GET " + path + " HTTP/1.1\r\nConnection: close\r\n"
                + Stream.of(hosts).map(host -> "Host: " + host + "\r\n")
                        .collect(Collectors.joining())
                + "\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "LocalHost:9000", "127.0.0.1", "127.0.0.1:1", "[::1]",
            "[::1]:65535"})
    void whoeverAsksForThisMachineIsAnswered(String host) throws IOException {
        try (var server = new MetricsServer(0)) {
            assertTrue(from(server, "/healthz", host)[0].contains(" 200 "), host);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"evil.example", "evil.example:8080", "localhost.evil.example",
            "127.0.0.1.evil.example", "evil.example@localhost", "127.0.0.2", "0.0.0.0",
            "localhost:", "localhost:80:80", "::1", ""})
    void aPageOfTheWebThatTakesOurAddressReadsNothing(String host) throws IOException {
        Path report = folder.resolve("report.html");
        Files.writeString(report, "<p>secret</p>");
        try (var server = new MetricsServer(0)) {
            server.report(report);
            for (String path : List.of("/", "/metrics", "/healthz", "/nope")) {
                String[] answer = from(server, path, host);
                assertTrue(answer[0].contains(" 421 "), answer[0]);
                assertTrue(answer[1].contains("ask for localhost, 127.0.0.1 or [::1]"), answer[1]);
                assertFalse(answer[1].contains("secret"), answer[1]);
            }
        }
    }

    @Test
    void onlyHttp10NeedNotNameAHost() throws IOException {
        try (var server = new MetricsServer(0)) {
            assertTrue(raw(server, "GET /healthz HTTP/1.0\r\n\r\n")[0].contains(" 200 "));
            assertTrue(raw(server, "GET /healthz HTTP/1.0\r\nHost: evil.example\r\n\r\n")[0]
                    .contains(" 421 "));
            assertTrue(from(server, "/healthz")[0].contains(" 400 "));
            assertTrue(from(server, "/healthz", "localhost", "evil.example")[0]
                    .contains(" 400 "));
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
