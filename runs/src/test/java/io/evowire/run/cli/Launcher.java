package io.evowire.run.cli;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import picocli.CommandLine;

/**
 * The real launcher script, with a JDK and a Maven of our own beside it.
 *
 * @param root where it lies
 */
record Launcher(Path root) {

    /** What a command line ended with and printed: each argument of the JVM is a line. */
    record Launched(int code, List<String> lines) {

        boolean vectors() {
            return lines.contains("--add-modules=jdk.incubator.vector");
        }

        String threads() {
            return lines.stream().filter(line -> line.startsWith("-Devowire.threads="))
                    .findFirst().orElseThrow();
        }
    }

    /** Copies the script into a folder; {@code java} and {@code mvn} are scripts of the shell. */
    static Launcher install(Path root, String java, String mvn) throws IOException {
        Files.copy(Path.of("../evowire"), root.resolve("evowire"));
        Path binaries = Files.createDirectories(root.resolve("jdk/bin"));
        Files.writeString(root.resolve("jdk/release"), "JAVA_VERSION=\"25.0.1\"\n");
        program(binaries.resolve("javac"), "exit 1");
        program(binaries.resolve("java"), java);
        program(binaries.resolve("mvn"), mvn);
        return new Launcher(root);
    }

    /** Writes what the build tells the launcher of the commands. */
    static void writeFacts(Path file) throws IOException {
        Files.write(file, LaunchFacts.of(new CommandLine(new Main()).getCommandSpec()));
    }

    /** Writes a script of the shell that can be called. */
    static void program(Path file, String script) throws IOException {
        Files.writeString(file, "#!/bin/sh\n" + script + "\n");
        assertTrue(file.toFile().setExecutable(true));
    }

    Launched launch(String line) throws IOException, InterruptedException {
        return launch(line, Map.of());
    }

    Launched launch(String line, Map<String, String> environment)
            throws IOException, InterruptedException {
        var builder = new ProcessBuilder(Stream.concat(
                Stream.of("bash", root.resolve("evowire").toString()),
                Stream.of(line.split(" "))).toList());
        builder.environment().put("EVOWIRE_JAVA_HOME", root.resolve("jdk").toString());
        builder.environment().merge("PATH", root.resolve("jdk/bin").toString(),
                (path, first) -> first + ":" + path);
        builder.environment().remove("EVOWIRE_JAVA_OPTIONS");
        builder.environment().remove("EVOWIRE_MAVEN_ARGS");
        builder.environment().putAll(environment);
        Process process = builder.redirectErrorStream(true).start();
        process.getOutputStream().close();
        List<String> lines = new String(process.getInputStream().readAllBytes()).lines().toList();
        return new Launched(process.waitFor(), lines);
    }
}
