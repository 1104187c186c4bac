package io.evowire.run.browser;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** One page in a {@link Chromium}; once closed, it is used again. */
public final class BrowserPage implements AutoCloseable {

    private static final long PATIENCE_MILLIS = 60_000;

    private final Chromium browser;
    private final String session;

    BrowserPage(Chromium browser, String session) {
        this.browser = browser;
        this.session = session;
        for (String domain : List.of("Runtime", "Log", "Network", "Page")) {
            ask(domain + ".enable", Map.of());
        }
    }

    /** Gives the page a size, pixels, and a colour scheme. */
    void resize(int width, int height, String scheme) {
        ask("Emulation.setDeviceMetricsOverride", Map.of("width", width, "height", height,
                "deviceScaleFactor", 1, "mobile", width < 500));
        ask("Emulation.setEmulatedMedia", Map.of("features",
                List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    }

    private JsonNode ask(String method, Map<String, Object> parameters) {
        return browser.ask(session, method, parameters);
    }

    /** Opens an address afresh, whatever was shown before, and waits until its scripts ran. */
    public void open(URI address) throws InterruptedException {
        ask("Page.navigate", Map.of("url", "about:blank"));
        await("location.href === 'about:blank' && document.readyState === 'complete'");
        browser.forget(session);
        ask("Page.navigate", Map.of("url", address.toString()));
        await("location.href !== 'about:blank' && document.readyState === 'complete'");
    }

    /** Value of a JavaScript expression; what it throws is thrown here. */
    public JsonNode value(String expression) {
        JsonNode answer = ask("Runtime.evaluate", Map.of("expression", expression, "returnByValue",
                true, "awaitPromise", true, "userGesture", true));
        if (answer.has("exceptionDetails")) {
            throw new IllegalStateException(expression + ": " + answer.get("exceptionDetails"));
        }
        return answer.path("result").path("value");
    }

    /** Waits until a JavaScript expression holds. */
    public void await(String condition) throws InterruptedException {
        long end = System.currentTimeMillis() + PATIENCE_MILLIS;
        while (!value("Boolean(" + condition + ")").asBoolean()) {
            if (System.currentTimeMillis() > end) {
                throw new AssertionError("This never came true: " + condition);
            }
            Thread.sleep(10);
        }
    }

    /** Moves the mouse there, pixels of the window. */
    public void point(double x, double y) {
        mouse("mouseMoved", x, y, "none");
    }

    /** Clicks there, pixels of the window. */
    public void click(double x, double y) {
        point(x, y);
        mouse("mousePressed", x, y, "left");
        mouse("mouseReleased", x, y, "left");
    }

    private void mouse(String type, double x, double y, String button) {
        ask("Input.dispatchMouseEvent",
                Map.of("type", type, "x", x, "y", y, "button", button, "clickCount", 1));
    }

    /** Presses and releases a key, such as {@code ArrowRight}. */
    public void press(String key) {
        ask("Input.dispatchKeyEvent", Map.of("type", "keyDown", "key", key));
        ask("Input.dispatchKeyEvent", Map.of("type", "keyUp", "key", key));
    }

    /**
     * Writes what the page looks like, from top to bottom, as PNG: {@code NAME-1.png} and so on, each
     * {@code height} pixels high.
     */
    public void screenshots(Path folder, String name, int height) throws IOException {
        JsonNode size = ask("Page.getLayoutMetrics", Map.of()).get("cssContentSize");
        int width = size.get("width").asInt();
        for (int y = 0; y < size.get("height").asInt(); y += height) {
            Map<String, Integer> clip = Map.of("x", 0, "y", y, "width", width, "height",
                    Math.min(height, size.get("height").asInt() - y), "scale", 1);
            JsonNode shot = ask("Page.captureScreenshot",
                    Map.of("captureBeyondViewport", true, "clip", clip));
            Files.write(folder.resolve("%s-%d.png".formatted(name, 1 + y / height)),
                    Base64.getDecoder().decode(shot.get("data").asText()));
        }
    }

    /** The page as it would be printed, PDF. */
    public byte[] print() {
        return Base64.getDecoder()
                .decode(ask("Page.printToPDF", Map.of("printBackground", true)).get("data")
                        .asText());
    }

    /** Errors and warnings on the console, and exceptions that nobody caught. */
    public List<String> complaints() {
        List<String> complaints = new ArrayList<>();
        for (JsonNode event : browser.events(session)) {
            String method = event.get("method").asText();
            JsonNode parameters = event.get("params");
            boolean bad = switch (method) {
                case "Runtime.exceptionThrown", "Log.entryAdded" -> true;
                case "Runtime.consoleAPICalled" -> !parameters.get("type").asText().equals("log");
                default -> false;
            };
            if (bad) {
                complaints.add(method + " " + parameters);
            }
        }
        return complaints;
    }

    /** Addresses that the page asked for, itself included. */
    public List<String> requests() {
        return browser.events(session).stream()
                .filter(event -> event.get("method").asText().equals("Network.requestWillBeSent"))
                .map(event -> event.get("params").get("request").get("url").asText()).toList();
    }

    @Override
    public void close() {
        browser.takeBack(this);
    }
}
