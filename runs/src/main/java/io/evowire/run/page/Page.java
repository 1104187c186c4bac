package io.evowire.run.page;

import io.evowire.run.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One HTML file that needs nothing beside it: the content as JSON, and style, script and charts
 * (Apache ECharts) inlined. The script builds the page from text nodes alone, so whatever a name
 * holds is shown, never interpreted.
 * <p>
 * The script is one function. It begins with the parts that all pages share ({@code words},
 * {@code elements}, {@code tables}, {@code charts}, {@code surroundings}); the parts of the page's
 * own chapter follow. It finds its content in the element {@code report-data}.
 *
 * @param title   of the page, plain text
 * @param content what Jackson can write as JSON
 * @param chapter class of the chapter that the page belongs to; its package has the page's own
 *                parts of the script, in {@code script/}
 * @param parts   their names, in the order in which they may use each other's values while they
 *                load
 * @param instead what readers who run no script are told, plain text
 */
public record Page(String title, Object content, Class<?> chapter, List<String> parts,
        String instead) {

    private static final Pattern SLOT = Pattern.compile("\\{\\{(\\w+)\\}\\}");

    private static final List<String> SHARED = List.of("words", "elements", "tables", "charts",
            "surroundings");

    public Page {
        parts = List.copyOf(parts);
    }

    /** The file. */
    public String html() {
        Map<String, String> slots = Map.of("title", text(title), "style",
                style(), "charts", resource(Page.class, "echarts.min.js"),
                "script", script(), "data", embedded(Json.line(content)), "instead",
                text(instead));
        // Each slot once, from left to right: what is put in is not searched again.
        return SLOT.matcher(resource(Page.class, "page.html"))
                .replaceAll(slot -> Matcher.quoteReplacement(slots.get(slot.group(1))));
    }

    // Colours of the dark theme hold in two places, and stand in one.
    private static String style() {
        return resource(Page.class, "page.css").replace("{{dark}}",
                resource(Page.class, "dark.css"));
    }

    /** The script: all its parts within one function, so that no name of theirs is global. */
    public String script() {
        return Stream.concat(SHARED.stream().map(part -> script(Page.class, part)),
                parts.stream().map(part -> script(chapter, part)))
                .collect(Collectors.joining("\n", "\"use strict\";\n(() => {\n", "})();\n"));
    }

    private static String script(Class<?> chapter, String part) {
        return resource(chapter, "script/" + part + ".js");
    }

    // A text between tags.
    static String text(String plain) {
        return plain.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    // JSON inside a script element: with no character that could end the element or begin a
    // comment.
    private static String embedded(String json) {
        return json.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026");
    }

    private static String resource(Class<?> chapter, String name) {
        try (InputStream in = chapter.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("The program lacks its file " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
