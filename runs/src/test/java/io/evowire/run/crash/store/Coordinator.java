package io.evowire.run.crash.store;

import io.evowire.run.search.StubSearch;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sqlite.util.LibraryLoaderUtil;

/**
 * Stub searches in JVMs of their own. Hundreds are started to be killed, so what a start costs is
 * kept small: classes come from an ahead-of-time cache, which wants jars in place of folders, and
 * SQLite's library is unpacked once, not at each start (a killed JVM would also leave it behind).
 */
final class Coordinator {

    private static final List<String> FLAGS = List.of("-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC", "-XX:-UsePerfData", "--enable-native-access=ALL-UNNAMED");

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
        Path folder = Files.createTempDirectory("evowire-crash");
        folder.toFile().deleteOnExit();
        String library = LibraryLoaderUtil.getNativeLibName();
        try (InputStream in = Coordinator.class.getResourceAsStream(
                LibraryLoaderUtil.getNativeLibResourcePath() + "/" + library)) {
            Files.copy(in, forNow(folder.resolve(library)));
        }
        var java = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        java.addAll(FLAGS);
        java.addAll(List.of("-Dorg.sqlite.lib.path=" + folder, "-cp", jars(folder)));
        Path cache = forNow(folder.resolve("classes.aot"));
        var training = new ArrayList<>(java);
        training.add(1, "-XX:AOTCacheOutput=" + cache);
        Path run = Files.createTempDirectory("evowire-crash-run");
        new Coordinator(training, folder).run(List.of(), StubSearch.class, run, "inline",
                "budget.trials=8");
        try (Stream<Path> files = Files.walk(run)) {
            files.forEach(Coordinator::forNow);
        }
        forNow(StubSearch.trainings(run));
        if (Files.exists(cache)) { // else everything works, but slower
            java.add(1, "-XX:AOTCache=" + cache);
        }
        return new Coordinator(java, folder);
    }

    private static Path forNow(Path file) {
        file.toFile().deleteOnExit();
        return file;
    }

    private static String jars(Path folder) throws IOException {
        var paths = new ArrayList<String>();
        for (String path : System.getProperty("java.class.path").split(File.pathSeparator)) {
            if (Files.isDirectory(Path.of(path))) {
                Path jar = forNow(folder.resolve(paths.size() + ".jar"));
                int failed = ToolProvider.findFirst("jar").orElseThrow().run(System.out,
                        System.err, "-c", "-0", "-f", jar.toString(), "-C", path, ".");
                if (failed != 0) {
                    throw new IOException("Cannot pack " + path);
                }
                path = jar.toString();
            }
            paths.add(path);
        }
        return String.join(File.pathSeparator, paths);
    }

    /** A search to its end, or to that which the commands before it (such as strace) bring. */
    Session search(List<String> before, Path directory, String... settings)
            throws IOException, InterruptedException {
        var arguments = new ArrayList<>(List.of("inline"));
        arguments.addAll(List.of(settings));
        return run(before, StubSearch.class, directory, arguments.toArray(String[]::new));
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
