package io.evowire.run.worker;

import io.evowire.run.config.Durations;
import io.evowire.run.config.WorkersConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** How worker processes are started: this program's own Java, class path and flags. */
public final class WorkerCommand {

    // A process in training, libraries, heap and a plan of 138 MB, peaks at 453 MB (runs/LOG.md).
    private static final long OWN_MEMORY = 512L << 20;

    private WorkerCommand() {}

    /** The same with one argument. */
    public static ProcessBuilder of(Class<?> main, String argument, WorkersConfig config,
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
     * @param log       file that its standard error is added to; a crash report lies beside it
     */
    public static ProcessBuilder of(Class<?> main, List<String> arguments, WorkersConfig config,
            Path log) {
        long whole = config.memoryBytes() + OWN_MEMORY;
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow",
                "--add-modules=jdk.incubator.vector", "-XX:+UseSerialGC", "-Xmx" + config.memory(),
                // A full heap can leave any thread dead, the heartbeat's too: better none is left.
                "-XX:+ExitOnOutOfMemoryError",
                "-Dorg.bytedeco.javacpp.maxbytes=" + config.memoryBytes(),
                "-Dorg.bytedeco.javacpp.maxphysicalbytes=" + whole,
                "-D" + MemoryWatch.PROPERTY + "=" + whole,
                "-XX:ErrorFile=" + log.resolveSibling("crash-%p.log"),
                "-XX:-CreateCoredumpOnCrash", "-cp", System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(arguments);
        var builder = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().put("OMP_NUM_THREADS", "1");
        return builder;
    }

    /** The bounds of a configuration. */
    public static WorkerLimits limits(WorkersConfig config) {
        return new WorkerLimits(Durations.parse(config.trialTime()), Duration.ofMinutes(10),
                Duration.ofMinutes(1), config.replaceAfter());
    }
}
