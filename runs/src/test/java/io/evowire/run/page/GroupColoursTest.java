package io.evowire.run.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.evowire.core.graph.GraphFamilies;
import io.evowire.run.json.Json;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** However many families of graphs there are, each has a look of its own, by its place alone. */
class GroupColoursTest {

    /** Runs scripts, where this machine has it. */
    private static Optional<Path> node() {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .map(folder -> Path.of(folder, "node")).filter(Files::isExecutable).findFirst();
    }

    private static List<Path> scripts() throws IOException, URISyntaxException {
        List<Path> scripts = new ArrayList<>();
        for (String folder : List.of("/io/evowire/run/page/script",
                "/io/evowire/run/report/script")) {
            URL url = GroupColoursTest.class.getResource(folder);
            try (Stream<Path> files = Files.list(Path.of(url.toURI()))) {
                files.forEach(scripts::add);
            }
        }
        return scripts;
    }

    /** The value of an expression in which the charts' script is known. */
    private static JsonNode evaluate(String expression) throws IOException, InterruptedException {
        assumeTrue(node().isPresent(), "there is no node to run the script with");
        String charts;
        try (var in = Page.class.getResourceAsStream("script/charts.js")) {
            charts = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        Process process = new ProcessBuilder(node().orElseThrow().toString(), "-")
                .redirectError(ProcessBuilder.Redirect.INHERIT).start();
        try (var out = process.outputWriter(StandardCharsets.UTF_8)) {
            out.write("globalThis.ResizeObserver = class {};\n" + charts
                    + "\nprocess.stdout.write(JSON.stringify(" + expression + "));\n");
        }
        String answer = new String(process.getInputStream().readAllBytes(),
                StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor());
        return Json.parse(answer);
    }

    private static String kinds(int count) {
        return Json.line(IntStream.range(0, count).mapToObj(i -> "K" + i).toList());
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(value -> texts.add(value.asText()));
        return texts;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 7, 8, 12, 40})
    void everyGroupHasAColourAndASymbolThatNoOtherHas(int count)
            throws IOException, InterruptedException {
        for (String ink : List.of("light", "dark")) {
            List<String> looks = texts(evaluate("""
                    groupsOf(%s, ["K0", "K0+K9", "K0+K8"]).map((_, i) =>
                        colorAt({ palette: OKABE_ITO.%s }, i) + " " + symbolAt(i))"""
                    .formatted(kinds(count), ink)));
            assertTrue(looks.size() > count, looks::toString);
            assertEquals(looks.size(), new HashSet<>(looks).size(), looks::toString);
            looks.forEach(look -> assertTrue(look.matches("#[0-9a-f]{6} [a-zA-Z]+"), look));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 7, 8, 12, 40})
    void kindsKeepTheirPlaceWhateverMixturesThereAre(int count)
            throws IOException, InterruptedException {
        List<String> groups = texts(evaluate(
                "groupsOf(%s, [\"K1+K2\", \"K0\", \"K0+K1\"])".formatted(kinds(count))));
        assertEquals(IntStream.range(0, count).mapToObj(i -> "K" + i).toList(),
                groups.subList(0, count));
        assertEquals(count <= 5 ? List.of("K0+K1", "K1+K2") : List.of("mixed"),
                groups.subList(count, groups.size()));
        assertEquals(groups.size() - 1, evaluate("placeOf(%s, \"unheard of\")"
                .formatted(Json.line(groups))).asInt());
        assertEquals(0, evaluate("placeOf(%s, \"K0\")".formatted(Json.line(groups))).asInt());
    }

    @Test
    void noScriptNumbersASeriesOrAColourOrNamesAFamily() throws Exception {
        String codes = String.join("|", GraphFamilies.ALL.stream()
                .flatMap(family -> Stream.of(family.code(), family.key())).toList());
        Pattern named = Pattern.compile("[\"'`](%s)[\"'`(]".formatted(codes));
        Pattern numbered = Pattern.compile("seriesIndex\\s*[:=]\\s*\\d|SYMBOLS\\[\\d");
        List<Path> scripts = scripts();
        assertTrue(scripts.size() > 10, scripts::toString);
        for (Path script : scripts) {
            String text = Files.readString(script);
            assertFalse(named.matcher(text).find(), script + " names a family");
            assertFalse(numbered.matcher(text).find(), script + " numbers a series");
        }
    }
}
