package io.evowire.run.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said on a terminal, which the command {@code script} makes, and what in a pipe. */
class TerminalTest {

    private static final String ESCAPE = "\u001b";
    private static final Pattern COLOUR = Pattern.compile("\u001b\\[[0-9;]*m");

    @TempDir
    private Path temporary;

    @BeforeAll
    static void needsScript() {
        assumeTrue(Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "script"))),
                "the command script is missing");
    }

    private static List<String> java(Class<?> main, String... args) {
        return Stream.concat(Stream.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Devowire.terminal=true", "-XX:TieredStopAtLevel=1",
                "--add-modules=jdk.incubator.vector", "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow", "-cp",
                System.getProperty("java.class.path"), main.getName()), Stream.of(args)).toList();
    }

    private static String onTerminal(boolean noColor, List<String> command)
            throws IOException, InterruptedException {
        var builder = new ProcessBuilder("script", "-qec", command.stream()
                .map("'%s'"::formatted).collect(Collectors.joining(" ")), "/dev/null")
                .redirectErrorStream(true);
        builder.environment().put("TERM", "xterm-256color");
        builder.environment().remove("NO_COLOR");
        if (noColor) {
            builder.environment().put("NO_COLOR", "1");
        }
        Process process = builder.start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), said);
        return said;
    }

    @Test
    void helpIsColouredOnATerminalUnlessNoColorIsSet() throws Exception {
        List<String> help = java(Main.class, "search", "--help");
        assertTrue(COLOUR.matcher(onTerminal(false, help)).find());
        String plain = onTerminal(true, help);
        assertTrue(plain.contains("--metrics-port"), plain);
        assertFalse(plain.contains(ESCAPE), plain);
    }

    /** Also where they are allowed: only help has any, as the test above shows on the same terminal. */
    @Test
    @Tag("further")
    void theBarHasNoColours() throws Exception {
        String said = onTerminal(false, java(StubMain.class,
                temporary.resolve("run").toString(), "slow:200", "8"));
        assertTrue(said.contains("\r") && said.contains("search"), said);
        assertFalse(COLOUR.matcher(said).find(), said);
    }
}
