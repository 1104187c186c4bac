package io.evowire.run.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.AutoComplete;
import picocli.CommandLine;

/** What bash offers when TAB is pressed. */
class CompletionTest {

    @TempDir
    private static Path temporary;
    private static Path script = Path.of("");

    @BeforeAll
    static void write() throws IOException {
        script = Files.writeString(temporary.resolve("evowire-completion"),
                Typed.of("completion").out());
    }

    /** The last word is the one that is being typed. */
    private static List<String> offered(String... words) throws Exception {
        String line = Arrays.stream(words).map("'%s'"::formatted)
                .collect(Collectors.joining(" "));
        String commands = """
                compopt() { :; } # only while TAB is pressed
                source '%s'
                COMP_WORDS=(%s)
                COMP_CWORD=%d
                _complete_evowire
                printf '%%s\\n' "${COMPREPLY[@]}"
                """.formatted(script, line, words.length - 1);
        Process bash;
        try {
            bash = new ProcessBuilder("bash", "--norc", "-c", commands).redirectErrorStream(true)
                    .start();
        } catch (IOException e) {
            assumeTrue(false, "bash is missing");
            throw e;
        }
        String out = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, bash.waitFor(), out);
        return out.lines().map(String::strip).filter(word -> !word.isEmpty()).sorted().toList();
    }

    @Test
    void commandsAreCompleted() throws Exception {
        assertEquals(List.of("search"), offered("evowire", "sea"));
        assertTrue(offered("evowire", "").containsAll(List.of("doctor", "resume", "train")));
    }

    @Test
    void optionsOfTheCommandAreCompleted() throws Exception {
        assertEquals(List.of("--metrics-port"), offered("evowire", "search", "--met"));
        assertEquals(List.of("--schema"), offered("evowire", "config", "--s"));
        assertEquals(List.of(), offered("evowire", "config", "--met"));
    }

    @Test
    void valuesOfAnOptionAreCompleted() throws Exception {
        assertEquals(List.of("onnx"), offered("evowire", "export", "run", "--format", "on"));
    }

    @Test
    void theScriptIsOfThisProgramUnderItsOwnName() throws IOException {
        assertEquals(AutoComplete.bash("evowire", new CommandLine(new Main())),
                Files.readString(script));
        assertTrue(Files.readString(script).contains("complete -F _complete_evowire"));
    }
}
