package io.evowire.run.worker;

import io.evowire.run.config.Durations;
import io.evowire.run.config.WorkersConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How a worker process is started: Java, class path, flags and bounds.
 *
 * @param words       program and arguments
 * @param environment what it finds in its environment beside this process's own
 * @param log         file for what it prints, see {@link WorkerLog}
 */
public record WorkerCommand(List<String> words, Map<String, String> environment, Path log) {

    // A process in training, libraries, heap and a plan of 138 MB, peaks at 453 MB (runs/LOG.md).
    private static final long OWN_MEMORY = 512L << 20;

    public WorkerCommand {
        words = List.copyOf(words);
        environment = Map.copyOf(environment);
    }

    /** The same with one argument. */
    public static WorkerCommand of(Class<?> main, String argument, WorkersConfig config,
            Path log) {
        return of(main, List.of(argument), config, log);
    }

    /**
     * The command of one worker. It runs on one thread, so that its results are the same bits every
     * time. The Java heap may fill the memory that a worker may take; the arrays of ND4J and all
     * native memory are bounded by the same, plus what the Java machine takes for itself.
     *
     * @param main      class to start
     * @param arguments its arguments
     * @param log       file that what it prints is added to; a crash report lies beside it
     */
    public static WorkerCommand of(Class<?> main, List<String> arguments, WorkersConfig config,
            Path log) {
        return of(WorkerJvm.here(), main.getName(), arguments, config, log);
    }

    /**
     * As above, on another Java or program.
     *
     * @param main name of the class to start
     */
    public static WorkerCommand of(WorkerJvm jvm, String main, List<String> arguments,
            WorkersConfig config, Path log) {
        long whole = config.memoryBytes() + OWN_MEMORY;
        List<String> words = new ArrayList<>(List.of(jvm.java()));
        words.addAll(jvm.cache());
        words.addAll(jvm.options());
        words.addAll(List.of(
                "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow",
                "-XX:+UseSerialGC", "-Xmx" + config.memory(),
                // A full heap can leave any thread dead, the heartbeat's too: better none is left.
                "-XX:+ExitOnOutOfMemoryError",
                "-Dorg.bytedeco.javacpp.maxbytes=" + config.memoryBytes(),
                "-Dorg.bytedeco.javacpp.maxphysicalbytes=" + whole,
                "-D" + MemoryWatch.PROPERTY + "=" + whole,
                "-XX:ErrorFile=" + CrashReports.pattern(log), "-XX:-CreateCoredumpOnCrash", "-cp",
                jvm.classPath(), main));
        words.addAll(arguments);
        return new WorkerCommand(words, Map.of("OMP_NUM_THREADS", "1"), log);
    }

    /** The same command with more in its environment. */
    public WorkerCommand with(Map<String, String> more) {
        Map<String, String> all = new HashMap<>(environment);
        all.putAll(more);
        return new WorkerCommand(words, all, log);
    }

    /** Starts the process; what it prints is left to the caller. */
    Process start() throws IOException {
        CrashReports.removeOld(log);
        var builder = new ProcessBuilder(words);
        builder.environment().putAll(environment);
        return builder.start();
    }

    /** The bounds of a configuration. */
    public static WorkerLimits limits(WorkersConfig config) {
        return new WorkerLimits(Durations.parse(config.trialTime()), Duration.ofMinutes(10),
                Duration.ofMinutes(1), config.replaceAfter());
    }
}
