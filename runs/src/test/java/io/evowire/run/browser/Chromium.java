package io.evowire.run.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import io.evowire.run.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * A Chromium without a window, driven by its DevTools protocol over a plain WebSocket.
 *
 * @see <a href="https://chromedevtools.github.io/devtools-protocol/">Chrome DevTools Protocol</a>
 */
public final class Chromium implements AutoCloseable {

    private static final List<String> NAMES = List.of("chromium", "chromium-browser",
            "google-chrome");

    private final Process process;
    private final HttpClient client = HttpClient.newHttpClient();
    private final WebSocket socket;
    private final AtomicInteger lastId = new AtomicInteger();
    private final Map<Integer, CompletableFuture<JsonNode>> answers = new ConcurrentHashMap<>();
    private final Map<String, List<JsonNode>> events = new ConcurrentHashMap<>();
    private final Queue<BrowserPage> idle = new ConcurrentLinkedQueue<>();

    private Chromium(Process process, URI endpoint) {
        this.process = process;
        this.socket = client.newWebSocketBuilder().buildAsync(endpoint, new Messages()).join();
    }

    /** Where Chromium is on this machine. */
    public static Optional<Path> find() {
        return Stream.of(System.getenv("PATH").split(java.io.File.pathSeparator))
                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable).findFirst();
    }

    /**
     * Starts one.
     *
     * @param profile an empty folder for what it remembers
     */
    public static Chromium start(Path program, Path profile)
            throws IOException, InterruptedException {
        Process process = new ProcessBuilder(program.toString(), "--headless=new", "--no-sandbox",
                "--disable-gpu", "--hide-scrollbars", "--no-first-run",
                "--disable-background-networking", "--disable-dev-shm-usage",
                "--remote-debugging-port=0", "--user-data-dir=" + profile, "about:blank")
                .redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        Path port = profile.resolve("DevToolsActivePort");
        for (int i = 0; i < 600 && process.isAlive(); i++) {
            if (Files.exists(port) && Files.readAllLines(port).size() == 2) {
                List<String> lines = Files.readAllLines(port);
                return new Chromium(process,
                        URI.create("ws://127.0.0.1:" + lines.get(0) + lines.get(1)));
            }
            Thread.sleep(100);
        }
        process.destroyForcibly();
        throw new IOException(program + " did not open its DevTools within a minute.");
    }

    /** An empty page of this size, pixels; {@code scheme} is {@code light} or {@code dark}. */
    public BrowserPage page(int width, int height, String scheme) {
        BrowserPage page = Optional.ofNullable(idle.poll()).orElseGet(this::newPage);
        page.resize(width, height, scheme);
        return page;
    }

    private BrowserPage newPage() {
        String target = ask("", "Target.createTarget", Map.of("url", "about:blank"))
                .get("targetId").asText();
        String session = ask("", "Target.attachToTarget", Map.of("targetId", target, "flatten",
                true)).get("sessionId").asText();
        return new BrowserPage(this, session);
    }

    /** Takes a page that is not needed any more: the next one is the same, which takes less time. */
    void takeBack(BrowserPage page) {
        idle.add(page);
    }

    /** Sends a command and waits for its answer. */
    JsonNode ask(String session, String method, Map<String, Object> parameters) {
        int id = lastId.incrementAndGet();
        var answer = new CompletableFuture<JsonNode>();
        answers.put(id, answer);
        Map<String, Object> message = session.isEmpty()
                ? Map.of("id", id, "method", method, "params", parameters)
                : Map.of("id", id, "method", method, "params", parameters, "sessionId", session);
        synchronized (socket) {
            socket.sendText(Json.line(message), true).join();
        }
        try {
            JsonNode reply = answer.orTimeout(180, TimeUnit.SECONDS).join();
            if (reply.has("error")) {
                throw new IllegalStateException(method + ": " + reply.get("error"));
            }
            return reply.path("result");
        } catch (CompletionException e) {
            throw new IllegalStateException("No answer to " + method, e);
        }
    }

    /** What a page told so far, oldest first. */
    List<JsonNode> events(String session) {
        return List.copyOf(told(session));
    }

    /** Forgets what a page told so far. */
    void forget(String session) {
        told(session).clear();
    }

    private List<JsonNode> told(String session) {
        return events.computeIfAbsent(session, s -> new CopyOnWriteArrayList<>());
    }

    @Override
    public void close() {
        try {
            ask("", "Browser.close", Map.of());
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            client.close();
        }
    }

    private final class Messages implements WebSocket.Listener {

        private final StringBuilder text = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
            text.append(part);
            if (last) {
                JsonNode message = Json.parse(text.toString());
                text.setLength(0);
                if (message.has("id")) {
                    answers.remove(message.get("id").asInt()).complete(message);
                } else {
                    told(message.path("sessionId").asText()).add(message);
                }
            }
            from.request(1);
            return CompletableFuture.completedFuture(NullNode.getInstance());
        }

        @Override
        public void onError(WebSocket from, Throwable fault) {
            answers.values().forEach(answer -> answer.completeExceptionally(
                    new UncheckedIOException(new IOException(fault))));
        }
    }
}
