package io.evowire.run.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evowire.run.cli.Launcher.Launched;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the launcher tells the JVM: the real script and the real facts, with a JDK and a Maven of our own. */
@EnabledOnOs({OS.LINUX, OS.MAC})
class LauncherTest {

    private static final String UNCHECKED = "-Djdk.incubator.vector.VECTOR_ACCESS_OOB_CHECK=0";

    private static final String FAST = "-XX:TieredStopAtLevel=1";

    @TempDir
    private static Path root;

    private static final Map<String, Launched> TYPED = new HashMap<>();
    private static Launcher launcher = new Launcher(Path.of(""));

    @BeforeAll
    static void install() throws IOException {
        Files.createDirectories(root.resolve("module/src/main"));
        Files.createDirectories(root.resolve(".mvn"));
        for (String file : List.of("pom.xml", "module/pom.xml", "module/src/main/Main.java")) {
            Files.writeString(root.resolve(file), "");
        }
        Launcher.writeFacts(root.resolve("facts"));
        launcher = Launcher.install(root, """
                case "$*" in
                    *LaunchFacts) cat '%s' ;;
                    *) printf '%%s\\n' "$@" ;;
                esac""".formatted(root.resolve("facts")), "exit 0");
    }

    /** What comes of a line, which is typed once for all tests. */
    private static Launched launch(String line) throws Exception {
        Launched known = TYPED.get(line);
        if (known == null) {
            known = launcher.launch(line);
            TYPED.put(line, known);
        }
        return known;
    }

    @Test
    void commandsUseTheCacheOfTheirKindIfTheBuildHasMadeIt() throws Exception {
        assertEquals("", cache(launcher.launch("status x")), "there is none yet");
        Path program;
        try (Stream<Path> programs = Files.list(root.resolve(".evowire"))) {
            program = programs.filter(path -> path.getFileName().toString().startsWith("program-"))
                    .findFirst().orElseThrow();
        }
        List<Path> caches = List.of(program.resolve("commands.aot"),
                program.resolve("training.aot"));
        for (Path cache : caches) {
            Files.createFile(cache);
        }
        try {
            Launched status = launcher.launch("status x");
            assertEquals("commands.aot", cache(status));
            requireSilentRefusal(status.lines());
            assertEquals("commands.aot", cache(launcher.launch("export x --format csv")));
            Launched search = launcher.launch("search --out x");
            assertEquals("training.aot", cache(search));
            requireSilentRefusal(search.lines());
            assertEquals("training.aot", cache(launcher.launch("export x 1 --format onnx")));
            for (String line : List.of("search --help", "status --help", "--help")) {
                assertEquals("", cache(launcher.launch(line)), line);
            }
        } finally {
            for (Path cache : caches) {
                Files.delete(cache);
            }
        }
    }

    /** A JVM that is given a cache which it cannot use says what it would say without. */
    private static void requireSilentRefusal(List<String> words) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(words.subList(0, words.indexOf("-cp")));
        command.add("--version");
        String said = said(command);
        assertTrue(said.contains(System.getProperty("java.vm.version")), said);
        command.replaceAll(word -> word.startsWith("-XX:AOTCache=") ? "-Xshare:off" : word);
        assertEquals(said(command), said);
    }

    private static String said(List<String> command) throws Exception {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try (var output = process.inputReader()) {
            String all = output.readAllAsString();
            assertEquals(0, process.waitFor(), all);
            return all;
        }
    }

    /** The file of the cache that it uses; empty for none. */
    private static String cache(Launched launched) {
        assertEquals(0, launched.code(), launched.lines()::toString);
        return launched.lines().stream().filter(line -> line.startsWith("-XX:AOTCache="))
                .map(line -> line.substring(line.lastIndexOf('/') + 1)).findFirst().orElse("");
    }

    @ParameterizedTest
    @ValueSource(strings = {"search --out x", "resume x", "replay x 1", "damage x 1",
            "train --trial x:1", "bench --network x", "doctor", "export x 1 --format onnx",
            "export x 1 --format=DL4J", "export --format Onnx x 1",
            "verify x --decisions", "verify --decisions x"})
    void commandsThatTrainGetTheVectorModule(String line) throws Exception {
        Launched launched = launch(line);
        assertEquals(0, launched.code(), launched.lines()::toString);
        assertTrue(launched.vectors(), launched.lines()::toString);
    }

    @ParameterizedTest
    @ValueSource(strings = {"status x", "show x 1", "show onnx 1", "compare onnx dl4j", "verify x",
            "report x", "report ONNX", "config", "cost --preset small", "simulate --problem zdt1",
            "completion", "--help", "--version", "search --help", "train -h",
            "export x --format csv", "export onnx --format csv",
            "export x 1 --format json --out onnx", "serch"})
    void othersAreSparedTheWarning(String line) throws Exception {
        Launched launched = launch(line);
        assertEquals(0, launched.code(), launched.lines()::toString);
        assertFalse(launched.vectors(), launched.lines()::toString);
    }

    @ParameterizedTest
    @ValueSource(strings = {"status x", "show x 1", "config", "export x --format csv", "--help",
            "simulate --help", "train -h", "serch"})
    void commandsThatAreOverSoonGetCodeThatIsMadeFast(String line) throws Exception {
        assertTrue(launch(line).lines().contains(FAST), line);
    }

    @ParameterizedTest
    @ValueSource(strings = {"simulate --problem zdt1", "cost --preset small", "report x",
            "search --out x", "train --trial x:1", "export x 1 --format onnx"})
    void othersGetTheBestCode(String line) throws Exception {
        assertFalse(launch(line).lines().contains(FAST), line);
    }

    @ParameterizedTest
    @ValueSource(strings = {"train --trial x:1", "bench --network x"})
    void commandsThatComputeCheckNoVectorsBounds(String line) throws Exception {
        Launched launched = launch(line);
        assertTrue(launched.lines().contains(UNCHECKED), launched.lines()::toString);
    }

    @ParameterizedTest
    @ValueSource(strings = {"search --out x", "resume x", "replay x 1", "damage x 1", "status x",
            "train --help", "export x 1 --format onnx"})
    void othersKeepTheChecksOfVectorsBounds(String line) throws Exception {
        Launched launched = launch(line);
        assertFalse(launched.lines().contains(UNCHECKED), launched.lines()::toString);
    }

    @Test
    void threadsAreToldWhereTheyAreAnOption() throws Exception {
        assertEquals("-Devowire.threads=3", launch("bench --threads 3").threads());
        assertEquals("-Devowire.threads=12", launch("train --threads=12").threads());
        assertEquals("-Devowire.threads=1", launch("train --trial x:1").threads());
        Launched wrong = launch("bench --threads two");
        assertEquals(2, wrong.code());
        assertEquals(List.of("evowire: --threads is 'two'; give a whole number from 1 to 9999."),
                wrong.lines());
    }

    @Test
    void elsewhereTheProgramSaysThatThereIsNoSuchOption() throws Exception {
        Launched launched = launch("status x --threads two");
        assertEquals(0, launched.code(), launched.lines()::toString);
        assertEquals("-Devowire.threads=1", launched.threads());
        assertEquals("two", launched.lines().getLast());
    }

    @Test
    void everythingTypedReachesTheProgram() throws Exception {
        assertEquals(List.of("io.evowire.run.cli.Main", "export", "x", "--format", "csv"),
                launch("export x --format csv").lines().reversed().subList(0, 5).reversed());
    }
}
