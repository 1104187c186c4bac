package io.evowire.run.metrics;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.evowire.run.UserException;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * Serves a running search on this machine alone, read only: {@code /metrics} for Prometheus,
 * {@code /healthz}, and the report at {@code /}. Only to those who ask for this machine, see
 * {@link HostCheck}.
 */
public final class MetricsServer implements AutoCloseable {

    /** No two scrapes are nearer than this. */
    private static final long SCRAPE_NANOS = 1_000_000_000;

    /**
     * Bytes written at once: the JDK's server copies each part twice, and a page at once to fresh
     * memory.
     */
    private static final int PART = 1 << 15;

    private static final String TEXT = "text/plain; charset=utf-8";
    private static final String PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8";
    private static final String HTML = "text/html; charset=utf-8";

    // Head and body of an answer are two packets: without this the second one waits for up to 40 ms
    // until the first is acknowledged. The JDK's server reads it once, when its first server is
    // made.
    static {
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(
            PrometheusConfig.DEFAULT);
    private final HttpServer server;
    private @Nullable SharedBody scraped;
    private long scrapedAt;
    private volatile Content report = () -> {
        throw new NoSuchFileException("no report");
    };
    // A reader that reads slowly keeps nobody waiting, and a hundred cost no threads of the system.
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("metrics-", 0).factory());

    /** The body of an answer, made when it is asked for. */
    @FunctionalInterface
    private interface Content {
        SharedBody body() throws IOException;
    }

    /**
     * Begins to serve; the report is not found as long as nobody says where it is.
     *
     * @param port from 0 to 65535; 0 takes a free one
     * @throws UserException if the port cannot be taken
     */
    public MetricsServer(int port) {
        try {
            server = HttpServer
                    .create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException e) {
            threads.shutdown();
            throw new UserException(
                    "--metrics-port %d cannot be used: %s. Choose another, or 0 for any free port."
                            .formatted(port, e.getMessage()));
        }
        new JvmMemoryMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new FileDescriptorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
        serve("/metrics", PROMETHEUS, this::scrape);
        serve("/healthz", TEXT, () -> text("ok\n"));
        serve("/", HTML, () -> report.body());
        server.setExecutor(threads);
        server.start();
    }

    /**
     * Serves a report.
     *
     * @param file the page at {@code /}; not found as long as it does not exist
     */
    public void report(Path file) {
        report = new CachedFile(file)::body;
    }

    // A scrape costs milliseconds of a processor that trains: many readers share one.
    private synchronized SharedBody scrape() {
        SharedBody newest = scraped;
        if (newest == null || System.nanoTime() - scrapedAt >= SCRAPE_NANOS) {
            newest = text(registry.scrape());
            scraped = newest;
            scrapedAt = System.nanoTime();
        }
        return newest;
    }

    private static SharedBody text(String text) {
        return new SharedBody(text.getBytes(StandardCharsets.UTF_8), "");
    }

    /** Where meters are registered. */
    public PrometheusMeterRegistry registry() {
        return registry;
    }

    /** Address of the page. */
    public URI address() {
        return URI.create("http://127.0.0.1:%d/".formatted(server.getAddress().getPort()));
    }

    private void serve(String path, String type, Content content) {
        server.createContext(path, exchange -> {
            try (exchange) {
                answer(exchange, path, type, content);
            }
        });
    }

    private static void answer(HttpExchange exchange, String path, String type, Content content)
            throws IOException {
        Optional<HostCheck.Refusal> refusal = HostCheck.of(exchange);
        if (refusal.isPresent()) {
            send(exchange, refusal.get().code(), TEXT, text(refusal.get().reason()));
        } else if (!Set.of("GET", "HEAD").contains(exchange.getRequestMethod())) {
            exchange.getResponseHeaders().set("Allow", "GET, HEAD");
            send(exchange, 405, TEXT, text("Only GET and HEAD: nothing can be changed here.\n"));
        } else if (!exchange.getRequestURI().getPath().equals(path)) {
            send(exchange, 404, TEXT, text("There is /, /metrics and /healthz.\n"));
        } else {
            try {
                send(exchange, 200, type, content.body());
            } catch (NoSuchFileException e) {
                send(exchange, 404, TEXT,
                        text("There is no report yet; look again in a minute.\n"));
            }
        }
    }

    private static void send(HttpExchange exchange, int code, String type, SharedBody body)
            throws IOException {
        Map.of("Content-Type", type, "Cache-Control",
                body.tag().isEmpty() ? "no-store" : "no-cache",
                "X-Content-Type-Options", "nosniff").forEach(exchange.getResponseHeaders()::set);
        if (!body.tag().isEmpty()) {
            String tag = "\"" + body.tag() + "\"";
            exchange.getResponseHeaders().set("ETag", tag);
            exchange.getResponseHeaders().set("Vary", "Accept-Encoding");
            if (tag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
                exchange.sendResponseHeaders(304, -1);
                return;
            }
        }
        send(exchange, code, body);
    }

    // Short for who can unpack it where that counts: the report has megabytes, a scrape has not.
    private static void send(HttpExchange exchange, int code, SharedBody body) throws IOException {
        String accepted = exchange.getRequestHeaders().getFirst("Accept-Encoding");
        boolean packed = !body.tag().isEmpty() && accepted != null && accepted.contains("gzip");
        if (packed) {
            exchange.getResponseHeaders().set("Content-Encoding", "gzip");
        }
        byte[] bytes = packed ? body.packed() : body.plain();
        boolean head = exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(code, head ? -1 : bytes.length);
        if (!head) {
            OutputStream out = exchange.getResponseBody();
            for (int from = 0; from < bytes.length; from += PART) {
                out.write(bytes, from, Math.min(PART, bytes.length - from));
            }
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
        registry.close();
    }
}
