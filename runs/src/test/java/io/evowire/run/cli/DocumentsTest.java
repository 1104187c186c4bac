package io.evowire.run.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** What the README and the pages in docs tell people to type, and what they point at. */
class DocumentsTest {

    private static final Path ROOT = Path.of("..");

    @TempDir
    private Path folder;

    private static List<Path> documents() throws IOException {
        try (Stream<Path> pages = Files.list(ROOT.resolve("docs"));
                Stream<Path> top = Files.list(ROOT)) {
            List<Path> all = Stream.concat(top, pages)
                    .filter(file -> file.toString().endsWith(".md")).sorted().toList();
            assertTrue(all.size() > 10, all.toString());
            return all;
        }
    }

    /** The blocks of code: lines indented by four, with their empty lines. */
    private static List<String> blocks() throws IOException {
        List<String> blocks = new ArrayList<>();
        for (Path document : documents()) {
            Stream.of(Files.readString(document).split("\n(?=\\S)"))
                    .map(part -> part.lines().skip(1).map(line -> line.replaceFirst("^ {4}", ""))
                            .collect(Collectors.joining("\n")).strip())
                    .filter(block -> !block.isEmpty()).forEach(blocks::add);
        }
        return blocks;
    }

    private static String block(String with) throws IOException {
        List<String> found = blocks().stream().filter(block -> block.contains(with)).toList();
        assertEquals(1, found.size(), with + ": " + found);
        return found.getFirst();
    }

    @Test
    @Tag("further")
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
            if (!command.getSubcommands().isEmpty() && words.length > 2) {
                command = command.getSubcommands().getOrDefault(words[2], command);
            }
            CommandSpec spec = command.getCommandSpec();
            Pattern.compile("(?<= )--[a-z-]+").matcher(" " + String.join(" ", words)).results()
                    .forEach(option -> assertTrue(
                            spec.findOption(option.group()) != null, text));
        }
    }

    @Test
    void everyLinkLeadsToAFile() throws IOException {
        int links = 0;
        for (Path document : documents()) {
            Matcher link = Pattern.compile("\\]\\(([^)#:]+)\\)")
                    .matcher(Files.readString(document));
            while (link.find()) {
                Path target = document.resolveSibling(link.group(1));
                assertTrue(Files.exists(target), document + " has a link to " + target);
                links++;
            }
        }
        assertTrue(links > 15, links + " links");
    }

    @Test
    void everyTestNamedForAPromiseExists() throws IOException {
        Map<String, String> tests = new HashMap<>();
        for (String folder : List.of("runs/src/test", "runs/src/spark-test",
                "evaluators/src/test")) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(folder + "/java"))) {
                for (Path file : files.filter(path -> path.toString().endsWith("Test.java"))
                        .toList()) {
                    tests.put(file.getFileName().toString().replace(".java", ""),
                            Files.readString(file));
                }
            }
        }
        int named = 0;
        for (String row : Files.readAllLines(ROOT.resolve("docs/promises.md"))) {
            String source = "";
            Matcher name = Pattern.compile("`(\\w+Test)?(?:\\.(\\w+))?`").matcher(row);
            while (name.find()) {
                if (name.group(1) != null) {
                    source = tests.getOrDefault(name.group(1), "");
                    assertFalse(source.isEmpty(), "There is no test " + name.group());
                }
                if (name.group(2) != null && !source.isEmpty()) {
                    assertTrue(source.contains(" " + name.group(2) + "("),
                            "There is no test " + name.group() + " for: " + row);
                }
                named++;
            }
        }
        assertTrue(named > 40, named + " tests");
    }
}
