package io.evowire.evaluate.onednn;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A JVM of its own, which knows nothing of this one. */
final class FreshProcess {

    /** What the launcher starts a JVM with that trains. */
    static final List<String> FLAGS = List.of("--add-modules=jdk.incubator.vector",
            "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow",
            "-Djdk.incubator.vector.VECTOR_ACCESS_OOB_CHECK=0", "-Devowire.threads=1");

    private FreshProcess() {}

    /** Runs a class to its end, which must be good; the last line that it prints. */
    static String run(List<String> flags, Class<?> main, Object... arguments)
            throws IOException, InterruptedException {
        return run(flags, path -> true, main, arguments);
    }

    /** The same with a part of the class path. */
    static String run(List<String> flags, Predicate<String> paths, Class<?> main,
            Object... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(flags);
        String classPath = Stream
                .of(System.getProperty("java.class.path").split(File.pathSeparator)).filter(paths)
                .collect(Collectors.joining(File.pathSeparator));
        command.addAll(List.of("-cp", classPath, main.getName()));
        for (Object argument : arguments) {
            command.add(argument.toString());
        }
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT).start();
        try (var reader = process.inputReader()) {
            String last = reader.lines().reduce("", (before, line) -> line);
            assertEquals(0, process.waitFor(), last);
            return last;
        }
    }
}
