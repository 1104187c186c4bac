package io.evowire.run.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PageTest {

    private static byte[] resource(String name) throws IOException {
        try (var in = Page.class.getResourceAsStream(name)) {
            return in.readAllBytes();
        }
    }

    private static String text(String name) throws IOException {
        return new String(resource(name), StandardCharsets.UTF_8);
    }

    @Test
    void thePartsThatAllPagesShareComeBeforeThoseOfTheChapter() throws IOException {
        // Any part will do as a chapter's own: this one stands beside the page's class.
        var page = new Page("a < b", Map.of("value", 1), Page.class, List.of("words"),
                "See a & b.");
        String words = text("script/words.js");
        String script = page.script();
        assertTrue(script.startsWith("\"use strict\";\n(() => {\n" + words));
        assertTrue(script.endsWith(text("script/surroundings.js") + "\n" + words + "})();\n"));
        String html = page.html();
        assertTrue(html.contains("<title>a &lt; b</title>"));
        assertTrue(html.contains("See a &amp; b."));
        assertTrue(html.contains("id=\"report-data\">{\"value\":1}</script>"));
    }

    @Test
    void theDarkThemeHoldsWhereTheSystemIsDarkAndWhereItIsChosen() throws IOException {
        String html = new Page("a", 1, Page.class, List.of(), "b").html();
        assertFalse(html.contains("{{dark}}"));
        String dark = text("dark.css");
        int system = html.indexOf(dark, html.indexOf("prefers-color-scheme: dark"));
        int chosen = html.indexOf(dark, html.indexOf("[data-theme=\"dark\"]"));
        assertTrue(0 < system && system < chosen, system + " " + chosen);
        assertTrue(dark.contains("color-scheme: dark;"));
    }

    @Test
    void theChartLibraryIsTheOneThatWasVendored() throws IOException, NoSuchAlgorithmException {
        String digest = HexFormat.of().formatHex(
                MessageDigest.getInstance("SHA-256").digest(resource("echarts.min.js")));
        assertEquals(digest + "  echarts.min.js", text("echarts.min.js.sha256").strip());
        assertTrue(text("echarts.LICENSE.txt").contains("Apache License"));
        assertTrue(text("echarts.LICENSE-d3.txt").contains("Mike Bostock"));
    }
}
