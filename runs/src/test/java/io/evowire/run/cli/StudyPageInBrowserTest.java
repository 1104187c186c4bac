package io.evowire.run.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evowire.run.browser.SharedBrowser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The page of a study, in a real browser. */
@Tag("browser")
@Tag("further")
class StudyPageInBrowserTest {

    @RegisterExtension
    private static final SharedBrowser BROWSER = new SharedBrowser();
    @TempDir
    private Path temporary;

    private static Typed done(Object... words) {
        Typed typed = Typed.of(words);
        assertEquals(0, typed.code(), typed.err());
        return typed;
    }

    private Path studied(String name, String... more) throws IOException {
        Path out = temporary.resolve("a study");
        List<Object> words = new java.util.ArrayList<>(List.of("study", name, "--out", out,
                "--data", FewDigits.in(temporary.resolve("digits")), "--workers", 1, "--set",
                "strategy.grid.channels=[4]", "--set", "space.skeleton.headChannels=8",
                "--networks", 1, "--seeds", 1, "--steps", 1, "--quiet"));
        words.addAll(List.of(more));
        done(words.toArray());
        done("report", out);
        return out.resolve("report.html");
    }

    @Test
    void whatIsLostWithNodesAndEdgesIsDrawnAndTold() throws Exception {
        Path report = studied("damage");
        try (OpenReport page = OpenReport.of(BROWSER, report, 1280, "light", "")) {
            assertEquals(List.of(), page.complaints());
            assertEquals(1, page.requests().size());
            assertEquals(2, page.value("evowire.charts.size").asInt());
            assertTrue(page.value("[...evowire.charts].every(chart => chart.instance)")
                    .asBoolean());
            String text = page.value("document.body.innerText").asText();
            for (String word : List.of("Done", "3 of 3", "WS(4, 0.75)", "Beside the paper",
                    "evowire verify 'a study'", "--config 'a study/config.yaml' --networks 1")) {
                assertTrue(text.contains(word), word + " is not in " + text);
            }
        }
        assertEquals(0, Typed.of("verify", temporary.resolve("a study")).code());
        Path again = temporary.resolve("again");
        done("study", "damage", "--out", again, "--config",
                temporary.resolve("a study/config.yaml"), "--networks", 1, "--seeds", 1, "--steps",
                1, "--quiet");
        assertEquals(Files.readString(temporary.resolve("a study/result.json")),
                Files.readString(again.resolve("result.json")));
    }
}
