package io.evowire.run.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evowire.core.network.Network;
import io.evowire.evaluate.Outcome;
import io.evowire.genome.Genome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgramFingerprintTest {

    @TempDir
    private Path folder;

    /** Prints it. */
    static final class Print {

        public static void main(String[] args) {
            System.out.println("fingerprint " + ProgramFingerprint.hex());
        }
    }

    private static Path classes(Class<?> type) throws Exception {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    }

    private static void pack(Path classes, Path jar, String what) throws Exception {
        if (Files.isDirectory(classes)) {
            assertEquals(0, ToolProvider.findFirst("jar").orElseThrow().run(System.out, System.err,
                    "-c", "-0", "-f", jar.toString(), "-C", classes.toString(), what));
        } else {
            Files.copy(classes, jar);
        }
    }

    private static String printed(Path program, String... flags) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC", "-Xlog:disable"));
        command.addAll(List.of(flags));
        command.addAll(List.of("-cp", program + "/*", Print.class.getName()));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes());
        assertEquals(0, process.waitFor(), said);
        return said.lines().filter(line -> line.startsWith("fingerprint ")).findFirst()
                .orElseThrow();
    }

    // The launcher builds a program and its cache of classes in a folder that it then renames.
    @Test
    void isTheSameFromACacheOfClassesThatWasMadeBeforeTheProgramWasMoved() throws Exception {
        Path building = Files.createDirectory(folder.resolve("building"));
        for (Class<?> type : List.of(Network.class, Genome.class, Outcome.class,
                ProgramFingerprint.class)) {
            pack(classes(type), building.resolve(type.getSimpleName() + ".jar"), ".");
        }
        pack(classes(Print.class), building.resolve("test.jar"),
                Print.class.getName().replace('.', '/') + ".class");
        String built = printed(building, "-XX:AOTCacheOutput=" + building.resolve("kept.aot"));
        Path program = Files.move(building, folder.resolve("program"));
        assertTrue(Files.exists(program.resolve("kept.aot")));
        assertEquals(built, printed(program, "-XX:AOTCache=" + program.resolve("kept.aot")));
        assertEquals(built, printed(program));
    }
}
