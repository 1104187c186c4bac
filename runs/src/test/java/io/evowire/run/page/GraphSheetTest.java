package io.evowire.run.page;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evowire.core.graph.WattsStrogatz;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class GraphSheetTest {

    @Test
    void inputsAndOutputsHaveTheColoursOfTheReport() throws IOException {
        String sheet = new GraphSheet("WS(4, 0.75)", List.of(new GraphSheet.Captioned("1",
                new WattsStrogatz(8, 4, 0.75)
                        .generate(RandomGenerator.of("L64X128MixRandom")))))
                .svg().orElseThrow();
        try (InputStream css = GraphSheet.class.getResourceAsStream("page.css")) {
            String page = new String(css.readAllBytes(), StandardCharsets.UTF_8);
            for (String name : List.of("input", "output")) {
                Matcher colour = Pattern.compile("--%s: (#[0-9a-f]{6});".formatted(name))
                        .matcher(page);
                assertTrue(colour.find());
                assertTrue(sheet.contains(".%s{fill:%s}".formatted(name, colour.group(1))), name);
            }
        }
    }
}
