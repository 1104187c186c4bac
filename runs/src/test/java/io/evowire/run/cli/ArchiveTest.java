package io.evowire.run.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evowire.run.cli.Launcher.Launched;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The launcher in an unpacked archive: the real script, with a JDK of our own and no Maven. */
@EnabledOnOs({OS.LINUX, OS.MAC})
class ArchiveTest {

    @TempDir
    private Path root;

    private Launcher launcher = new Launcher(Path.of(""));

    @BeforeEach
    void unpack() throws IOException {
        Path program = Files.createDirectories(root.resolve("program"));
        Launcher.writeFacts(program.resolve("commands"));
        Files.writeString(program.resolve("platform"), platform() + "\n");
        // A rehearsal leaves a cache; anything else prints what it was started with.
        launcher = Launcher.install(root, """
                for word; do
                    case "$word" in -XX:AOTCacheOutput=*) : > "${word#*=}" ;; esac
                done
                printf '%s\\n' "$@\"""", "echo a build; exit 1");
    }

    private static String platform() {
        String system = OS.current() == OS.MAC ? "macosx" : "linux";
        return system + (System.getProperty("os.arch").equals("aarch64") ? "-arm64" : "-x86_64");
    }

    @Test
    void itRunsTheProgramThatIsThereAndBuildsNothing() throws Exception {
        Launched search = launcher.launch("search --out x");
        assertEquals(0, search.code(), search.lines()::toString);
        assertEquals(List.of("-cp", root.toRealPath().resolve("program") + "/*",
                "io.evowire.run.cli.Main", "search", "--out", "x"),
                search.lines().subList(search.lines().size() - 6, search.lines().size()));
        assertTrue(search.lines().contains("--add-modules=jdk.incubator.vector"));
        assertFalse(Files.exists(root.resolve(".evowire")), "a folder of builds");
    }

    @Test
    void theFirstCommandMakesTheCachesAndLaterOnesUseThem() throws Exception {
        Launched first = launcher.launch("status x");
        assertEquals("evowire: preparing faster starts (once) ...", first.lines().getFirst());
        Path cache = root.toRealPath().resolve("program/commands.aot");
        assertTrue(Files.exists(cache));
        String option = "-XX:AOTCache=" + cache;
        assertTrue(first.lines().contains(option), first.lines()::toString);
        Launched second = launcher.launch("status x");
        assertTrue(second.lines().contains(option), second.lines()::toString);
        assertFalse(second.lines().getFirst().startsWith("evowire"), second.lines()::toString);
        Launched search = launcher.launch("search --out x");
        assertTrue(search.lines().contains(option.replace("commands.aot", "training.aot")),
                search.lines()::toString);
        try (Stream<Path> left = Files.list(root.resolve("program"))) {
            assertEquals(
                    List.of("commands", "commands.aot", "platform", "rehearsed", "training.aot"),
                    left.map(file -> file.getFileName().toString()).sorted().toList());
        }
    }

    @Test
    void whereItMayNotWriteItGoesWithoutACacheAndSaysNothing() throws Exception {
        // Not even root can make a file through a link into a folder that is not there.
        Files.createSymbolicLink(root.resolve("program/rehearsed"), root.resolve("none/file"));
        Launched status = launcher.launch("status x");
        assertEquals(0, status.code(), status.lines()::toString);
        assertFalse(Files.exists(root.resolve("program/commands.aot")));
        assertTrue(status.lines().getFirst().startsWith("--"), status.lines()::toString);
    }

    private Path sparkHome(Map<String, String> environment) throws Exception {
        Launched node = launcher.launch("spark node spark://host:7077", environment);
        assertEquals(0, node.code(), node.lines()::toString);
        return Path.of(node.lines().getLast());
    }

    // Spark looks for jars in SPARK_HOME/jars.
    @Test
    void sparkFindsTheJarsOfTheProgramAlsoWhereItMayNotWriteBesideThem() throws Exception {
        Files.createFile(root.resolve("program/runs.jar"));
        Path java = root.resolve("jdk/bin/java");
        Files.writeString(java, Files.readString(java) + "echo \"$SPARK_HOME\"\n");
        Path home = sparkHome(Map.of());
        assertEquals(root.toRealPath().resolve("program"), home);
        assertTrue(Files.exists(home.resolve("jars/runs.jar")));
        Files.delete(home.resolve("jars"));

        Launcher.program(root.resolve("jdk/bin/ln"), """
                case "$*" in *program/jars) exit 1 ;; esac
                exec /bin/ln "$@\"""");
        Path cache = root.toRealPath().resolve("cache");
        Map<String, String> environment = Map.of("XDG_CACHE_HOME", cache.toString());
        for (int i = 0; i < 2; i++) {
            Path other = sparkHome(environment);
            assertTrue(other.startsWith(cache), other::toString);
            assertTrue(Files.exists(other.resolve("jars/runs.jar")));
        }
        assertFalse(Files.exists(root.resolve("program/jars")));

        Launched refused = launcher.launch("spark node spark://host:7077",
                Map.of("XDG_CACHE_HOME", java.toString()));
        assertEquals(2, refused.code(), refused.lines()::toString);
        assertTrue(refused.lines().getLast().contains("Set XDG_CACHE_HOME"),
                refused.lines()::toString);
    }

    @Test
    void anArchiveForAnotherPlatformIsRefused() throws Exception {
        Files.writeString(root.resolve("program/platform"), "plan9-mips\n");
        Launched launched = launcher.launch("status x");
        assertEquals(2, launched.code(), launched.lines()::toString);
        assertEquals("""
                evowire: this archive is for plan9-mips, and this machine is %s. \
                Take the archive for it, or build from the sources.""".formatted(platform()),
                launched.lines().getFirst());
    }

    @Test
    void argumentsOfABuildAreRefused() throws Exception {
        Launched launched = launcher.launch("status x", Map.of("EVOWIRE_MAVEN_ARGS", "-Pcuda"));
        assertEquals(2, launched.code(), launched.lines()::toString);
        assertTrue(launched.lines().getFirst().contains("an unpacked archive builds nothing"),
                launched.lines()::toString);
    }
}
