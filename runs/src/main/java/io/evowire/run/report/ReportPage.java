package io.evowire.run.report;

import io.evowire.run.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A report as one HTML file that needs nothing beside it: the content as JSON, and style, script and
 * charts (Apache ECharts) inlined. The script builds the page from text nodes alone, so whatever a name
 * holds is shown, never interpreted.
 */
public final class ReportPage {

    private static final Pattern SLOT = Pattern.compile("\\{\\{(\\w+)\\}\\}");

    // In the order in which they may use each other's values while they load.
    private static final List<String> SCRIPT = List.of("values", "words", "genomes", "elements",
            "tables", "wirings", "charts", "front", "first-screen", "search", "trials", "run",
            "network", "frame");

    private ReportPage() {}

    /** The page. */
    public static String html(ParetoReport report) {
        Map<String, String> parts = Map.of("title", text("EvoWire: " + report.run().name()),
                "style", resource("report.css"), "charts", resource("echarts.min.js"), "script",
                script(), "data", embedded(Json.line(report)));
        // Each slot once, from left to right: what is put in is not searched again.
        return SLOT.matcher(resource("report.html"))
                .replaceAll(slot -> Matcher.quoteReplacement(parts.get(slot.group(1))));
    }

    /** The page's own script: all its parts within one function, so that no name of theirs is global. */
    static String script() {
        return SCRIPT.stream().map(part -> resource("script/" + part + ".js"))
                .collect(Collectors.joining("\n", "\"use strict\";\n(() => {\n", "})();\n"));
    }

    /** A text between tags. */
    static String text(String plain) {
        return plain.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /** JSON inside a script element: with no character that could end the element or begin a comment. */
    static String embedded(String json) {
        return json.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026");
    }

    private static String resource(String name) {
        try (InputStream in = ReportPage.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("The program lacks its file " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
