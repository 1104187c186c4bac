package io.evowire.run.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.evowire.run.json.Json;
import io.evowire.run.page.Page;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportPageTest {

    private static final List<String> HOSTILE = List.of("</script><script>alert(1)</script>",
            "<!--<script>", "{{data}} $1 \\u003c", "a & b");

    @TempDir
    private Path directory;

    private static String charts() throws IOException {
        try (var in = Page.class.getResourceAsStream("echarts.min.js")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private String page(List<String> classNames) throws IOException {
        return ReportPage.html(report(classNames));
    }

    private ParetoReport report(List<String> classNames) throws IOException {
        var run = RecordedRuns.create(directory, classNames);
        RecordedRuns.record(run, 12, RecordedRuns::completed, "TRIALS_SPENT");
        return RecordedRuns.report(run, false, Evidence.NONE);
    }

    private static JsonNode data(String page) {
        Matcher script = Pattern.compile("<script type=\"application/json\" id=\"report-data\">"
                + "(.*?)</script>", Pattern.DOTALL).matcher(page);
        assertTrue(script.find());
        return Json.parse(script.group(1));
    }

    @Test
    void namesThatLookLikeMarkupStayData() throws IOException {
        String page = page(HOSTILE);
        assertEquals(3, page.split("<script", -1).length - 1, "the data, the charts, the script");
        assertEquals(3, page.split("</script>", -1).length - 1);
        assertFalse(page.contains("<!--"));
        JsonNode names = data(page).get("run").get("record").get("classNames");
        for (int i = 0; i < HOSTILE.size(); i++) {
            assertEquals(HOSTILE.get(i), names.get(i).asText());
        }
    }

    @Test
    void thePageAsksForNothingElse() throws IOException {
        String page = page(RecordedRuns.CLASSES);
        String own = page.replace(charts(), "");
        assertFalse(Pattern.compile(
                "(?:src|href)\\s*=\\s*[\"'](?!#)|url\\(|@import|https?://(?!www\\.w3\\.org/2000/svg)")
                .matcher(own).find(), "a reference to something outside of the page");
        assertTrue(page.contains("default-src 'none'"), "and its policy would forbid it");
    }

    @Test
    void theScriptMakesNoMarkupFromText() throws IOException {
        String script = ReportPage.of(report(RecordedRuns.CLASSES)).script();
        for (String way : List.of("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write",
                "eval(", "new Function", "DOMParser", "createContextualFragment")) {
            assertFalse(script.contains(way), way);
        }
        assertFalse(script.contains("</script") || script.contains("<!--"));
    }
}
