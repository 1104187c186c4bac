package io.evowire.run.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What the README tells people to type. */
class ReadmeTest {

    private static final Path README = Path.of("..", "README.md");

    @TempDir
    private Path folder;

    /** The blocks of code: lines indented by four, with their empty lines. */
    private static List<String> blocks() throws IOException {
        return Stream.of(Files.readString(README).split("\n(?=\\S)"))
                .map(part -> part.lines().skip(1).map(line -> line.replaceFirst("^ {4}", ""))
                        .collect(Collectors.joining("\n")).strip())
                .filter(block -> !block.isEmpty()).toList();
    }

    private static String block(String with) throws IOException {
        List<String> found = blocks().stream().filter(block -> block.contains(with)).toList();
        assertEquals(1, found.size(), with + ": " + found);
        return found.getFirst();
    }

    @Test
    void theProgramThatLoadsADl4jModelCompiles() throws IOException {
        compile("Classify", block("restoreComputationGraph"));
    }

    @Test
    void theLinesForOnnxruntimeCompile() throws IOException {
        compile("Run", """
                import ai.onnxruntime.OnnxTensor;
                import ai.onnxruntime.OrtEnvironment;
                import java.util.Map;

                void main() throws Exception {
                %s
                }
                """.formatted(block("OrtEnvironment")));
    }

    private void compile(String name, String program) throws IOException {
        Path file = Files.writeString(folder.resolve(name + ".java"), program);
        var compiler = ToolProvider.getSystemJavaCompiler();
        var problems = new DiagnosticCollector<JavaFileObject>();
        try (var files = compiler.getStandardFileManager(problems, null, null)) {
            boolean compiled = compiler.getTask(null, files, problems,
                    List.of("-d", folder.toString(), "-proc:none", "-cp",
                            System.getProperty("java.class.path")),
                    null, files.getJavaFileObjects(file)).call();
            assertTrue(compiled, problems.getDiagnostics() + "\n" + program);
        }
    }

    @Test
    void everyCommandAndOptionOfItsExamplesExists() throws IOException {
        var line = new CommandLine(new Main());
        List<String> typed = blocks().stream().flatMap(String::lines)
                .filter(text -> text.startsWith("./evowire ")).toList();
        assertTrue(typed.size() > 15, typed.toString());
        for (String text : typed) {
            String[] words = text.replaceAll("(  +#| >).*", "").split(" +");
            CommandLine command = line.getSubcommands().get(words[1]);
            assertTrue(command != null, text);
            Pattern.compile("(?<= )--[a-z-]+").matcher(" " + String.join(" ", words)).results()
                    .forEach(option -> assertTrue(
                            command.getCommandSpec().findOption(option.group()) != null, text));
        }
    }
}
