package io.evowire.run.crash.store;

import io.evowire.run.crash.QuickJava;
import io.evowire.run.search.StubSearch;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Stub searches in JVMs of their own, which start quickly. */
final class Coordinator {

    private static final List<String> FLAGS = Stream.concat(QuickJava.BRIEF.stream(),
            Stream.of("-XX:+UseSerialGC", "--enable-native-access=ALL-UNNAMED")).toList();

    private static @Nullable Coordinator shared;

    private final List<String> java;
    private final Path folder;

    /** What a process is killed by, told what it prints. */
    @FunctionalInterface
    interface Fate {

        /** Called once the process runs; reads its lines as long as it likes, then may kill it. */
        void decide(BufferedReader lines, List<String> read, ProcessHandle process)
                throws IOException, InterruptedException;
    }

    /**
     * What came of a process.
     *
     * @param exitCode 128 and the number of the signal if it was killed
     * @param lines    standard output
     * @param errors   standard error
     */
    record Session(int exitCode, List<String> lines, String errors) {

        /** Trials that it said were recorded. */
        List<Integer> acknowledged() {
            return lines.stream().filter(line -> line.startsWith("ended "))
                    .map(line -> Integer.valueOf(line.substring(6))).toList();
        }

        boolean killed() {
            return exitCode == 128 + 9;
        }
    }

    private Coordinator(List<String> java, Path folder) {
        this.java = java;
        this.folder = folder;
    }

    /** The one that all tests of this JVM share. */
    static synchronized Coordinator shared() throws IOException, InterruptedException {
        Coordinator made = shared == null ? make() : shared;
        shared = made;
        return made;
    }

    private static Coordinator make() throws IOException, InterruptedException {
        QuickJava java = QuickJava.shared();
        Path run = Files.createTempDirectory("evowire-crash-run");
        List<String> cache = java.rehearse("search", FLAGS, List.of(Rehearsal.class.getName(),
                run.toString()));
        try (Stream<Path> files = Files.walk(run)) {
            files.forEach(QuickJava::forNow);
        }
        QuickJava.forNow(StubSearch.trainings(run));
        return new Coordinator(
                java.command(Stream.concat(FLAGS.stream(), cache.stream()).toList()),
                java.folder());
    }

    /** A search to its end, or to that which the commands before it (such as strace) bring. */
    Session search(List<String> before, Path directory, String... settings)
            throws IOException, InterruptedException {
        var arguments = new ArrayList<>(List.of("inline"));
        arguments.addAll(List.of(settings));
        return run(before, StubSearch.class, directory, arguments.toArray(String[]::new));
    }

    /** As above, of a run that leaves what it leaves. */
    Session search(List<String> before, Survivor run) throws IOException, InterruptedException {
        return run(before, StubSearch.class, run.directory(), run.words());
    }

    /** A main class of the tests to its end. */
    Session run(List<String> before, Class<?> main, Path directory, String... arguments)
            throws IOException, InterruptedException {
        return run(before, main, directory, (lines, read, process) -> {}, arguments);
    }

    /** A main class of the tests to the fate that the caller has for it. */
    Session run(List<String> before, Class<?> main, Path directory, Fate fate,
            String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(before);
        command.addAll(java);
        command.addAll(List.of(main.getName(), directory.toString()));
        command.addAll(List.of(arguments));
        Path errors = Files.createTempFile(folder, "errors", ".txt");
        try {
            Process process = new ProcessBuilder(command).redirectError(errors.toFile()).start();
            List<String> read = new ArrayList<>();
            try (BufferedReader lines = process.inputReader()) {
                fate.decide(lines, read, process.toHandle());
                lines.lines().forEach(read::add);
            }
            return new Session(process.waitFor(), List.copyOf(read), Files.readString(errors));
        } finally {
            Files.delete(errors);
        }
    }
}
