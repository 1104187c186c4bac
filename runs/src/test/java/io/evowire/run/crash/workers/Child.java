package io.evowire.run.crash.workers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import io.evowire.run.cli.Main;
import io.evowire.run.cli.StubMain;
import io.evowire.run.crash.Skip;
import io.evowire.run.export.TrialsTable;
import io.evowire.run.problem.Run;
import io.evowire.run.store.RunFiles;
import io.evowire.run.store.TrialStore;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** A process that a test starts, and what it said. */
final class Child {

    /** Bound on hangs; on a quiet machine nothing takes more than a few seconds. */
    static final int PATIENCE_SECONDS = 600;

    private final Process process;
    private final Path out;
    private final Path err;

    private Child(Process process, Path out, Path err) {
        this.process = process;
        this.out = out;
        this.err = err;
    }

    /** The command that runs a class in a JVM of its own; the program itself is one that trains. */
    static List<String> java(Class<?> main, String... args) throws IOException {
        List<String> command = new ArrayList<>(jvm(main == Main.class).command());
        command.add(main.getName());
        command.addAll(List.of(args));
        return command;
    }

    private static ChildJava jvm(boolean trains) throws IOException {
        return trains ? ChildJava.training() : ChildJava.pretending();
    }

    static Child start(Path logs, List<String> command) throws IOException {
        Path out = Files.createTempFile(logs, "out", "");
        Path err = Files.createTempFile(logs, "err", "");
        var builder = new ProcessBuilder(
                Stream.concat(DefaultSignals.prefix().stream(), command.stream()).toList());
        builder.environment().put("JAVA_TOOL_OPTIONS",
                String.join(" ", jvm(command.contains(Main.class.getName())).forAll()));
        return new Child(builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start(),
                out, err);
    }

    /** Starts a search of pretended trainings, or goes on with it. */
    static Child search(RunFiles files, String mode, int trials, String... settings)
            throws IOException {
        List<String> args = new ArrayList<>(
                List.of(files.directory().toString(), mode, Integer.toString(trials)));
        args.addAll(List.of(settings));
        return start(files.directory().getParent(),
                java(StubMain.class, args.toArray(String[]::new)));
    }

    /** A search, or a resume, all in this process, which takes less time; returns the exit code. */
    static int resume(RunFiles files, int trials) {
        return StubMain.here(files.directory().toString(), "slow:0", Integer.toString(trials));
    }

    /** Sends a signal. */
    Child signal(String name) throws IOException, InterruptedException {
        signal(name, process.pid());
        return this;
    }

    static void signal(String name, long process) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, Long.toString(process)).start().waitFor();
    }

    /** Waits until a process that was sent a SIGSTOP stands still, or is gone. */
    static void awaitStopped(long process) throws InterruptedException {
        await(() -> {
            String state = read(Path.of("/proc", Long.toString(process)), "stat");
            return state.isEmpty() || state.substring(state.lastIndexOf(')')).startsWith(") T");
        });
    }

    /** Waits for the end and checks how it ended. */
    Child ends(int code) throws InterruptedException {
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            fail("does not end: " + err());
        }
        assertEquals(code, process.exitValue(), this::err);
        return this;
    }

    /** Checks that something was said on standard error. */
    Child says(String text) {
        assertTrue(err().contains(text), () -> "'" + text + "' is not in: " + err());
        return this;
    }

    String out() {
        return read(out);
    }

    String err() {
        return read(err);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    long pid() {
        return process.pid();
    }

    Process process() {
        return process;
    }

    /** Waits until so many trials are recorded. */
    Child recorded(RunFiles files, int trials) throws InterruptedException {
        await(() -> !process.isAlive() || Files.exists(files.database())
                && TrialStore.read(files).ended() >= trials);
        assertTrue(process.isAlive(), () -> "ended too early: " + err());
        return this;
    }

    /** Waits until so many trainings have begun, in all sessions together. */
    Child training(RunFiles files, int trainings) throws InterruptedException {
        await(() -> !process.isAlive() || trained(files).size() >= trainings);
        assertTrue(process.isAlive(), () -> "ended too early: " + err());
        return this;
    }

    static void await(BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() < end, "nothing happens");
            Thread.sleep(20);
        }
    }

    /** Every training that was begun, as the workers noted it. */
    static List<String> trained(RunFiles files) {
        Path file = files.directory().resolve("trained");
        return Files.exists(file) ? read(file).lines().map(String::strip).toList() : List.of();
    }

    /** The table of a run. Pretended seconds follow from the trial, so that all of it must agree. */
    static String table(RunFiles files) {
        return TrialsTable.csv(Run.open(files).config(), TrialStore.read(files).trials());
    }

    /** Checks that ten seconds later no process works on a run any more. */
    static void noneIsLeft(RunFiles files) throws InterruptedException {
        assumeTool(Files.isDirectory(Path.of("/proc")), "/proc");
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        List<String> left = processes(files);
        while (!left.isEmpty() && System.nanoTime() < end) {
            Thread.sleep(50);
            left = processes(files);
        }
        assertEquals(List.of(), left, "orphans");
    }

    /** Processes that have the directory of a run in their command. */
    static List<String> processes(RunFiles files) {
        String directory = "\0" + files.directory() + "\0";
        try (Stream<Path> entries = Files.list(Path.of("/proc"))) {
            return entries.filter(path -> path.getFileName().toString().matches("\\d+"))
                    .filter(path -> read(path, "cmdline").contains(directory)).map(Path::toString)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    // Empty once the process is gone.
    private static String read(Path process, String file) {
        try {
            return Files.readString(process.resolve(file));
        } catch (IOException ended) {
            return "";
        }
    }

    /** Skips tests aloud where no signal can be sent or none would be heard. */
    static void assumeSignals() {
        assumeTool(hasCommand("kill"), "the command kill");
        assumeTool(DefaultSignals.reachChildren(),
                "env --default-signal, without which children ignore signals as this process does,");
    }

    /** Skips a test aloud where something that it needs is missing. */
    static void assumeTool(boolean there, String what) {
        if (!there) {
            Skip.because(what + " is missing");
        }
    }

    /** Whether a command can be run here. */
    static boolean hasCommand(String name) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, name)));
    }
}
