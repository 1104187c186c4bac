package io.evowire.run.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evowire.evaluate.onednn.primitive.OneDnn;
import io.evowire.run.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("further")
class StockLayersTest {

    @TempDir
    private Path temporary;

    // Any JVM without the module of vectors is a machine on which the kernels do not run.
    @Test
    void whereTheKernelsDoNotRunASearchSaysSoAndTrainsOnStockLayers()
            throws IOException, InterruptedException {
        Path run = temporary.resolve("run");
        Path err = temporary.resolve("err");
        List<String> words = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED", "-XX:+UseSerialGC", "-cp",
                System.getProperty("java.class.path"), Main.class.getName(), "search", "--out",
                run.toString(), "--trials", "1", "--workers", "1", "--data",
                FewDigits.in(temporary.resolve("digits")), "--set", "recipe.maxSteps=2",
                "--set", "space.nodes={min: 3, max: 3}", "--set", "space.channels=[4]", "--set",
                "space.stages={min: 1, max: 1}", "--set", "space.skeleton.headChannels=8");
        var builder = new ProcessBuilder(words).redirectError(err.toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        // Also of the worker: both end before the best code would be ready.
        builder.environment().put("JAVA_TOOL_OPTIONS", "-XX:TieredStopAtLevel=1");
        Process search = builder.start();
        assertEquals(0, search.waitFor(), () -> said(err));
        assertTrue(
                said(err).contains(
                        """
                                Training uses stock DL4J layers here, which are many times slower than the kernels \
                                on oneDNN, because the JVM was started without --add-modules jdk.incubator.vector."""),
                () -> said(err));
        assertEquals("stock", Json.parse(Typed.of("status", run, "--json").out())
                .get("kernels").asText());
        assertTrue(Typed.of("status", run).out().contains("\nkernels      stock DL4J layers"));
        // What stock layers began they must not go on with.
        if (OneDnn.unavailable().isEmpty()) {
            Typed resumed = Typed.of("resume", run, "--trials", "2");
            assertEquals(2, resumed.code(), resumed.err());
            assertTrue(resumed.err().contains("stock"), resumed.err());
        }
    }

    private static String said(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.toString();
        }
    }
}
