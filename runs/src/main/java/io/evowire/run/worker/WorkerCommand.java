package io.evowire.run.worker;

import io.evowire.run.config.Durations;
import io.evowire.run.config.WorkersConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** How worker processes are started: this program's own Java, class path and flags. */
public final class WorkerCommand {

    private WorkerCommand() {}

    /**
     * The command of one worker. It runs on one thread, so that its results are the same bits every
     * time.
     *
     * @param main     class to start
     * @param argument its argument
     * @param log      file that its standard error is added to
     */
    public static ProcessBuilder of(Class<?> main, String argument, WorkersConfig config,
            Path log) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow",
                "--add-modules=jdk.incubator.vector", "-XX:+UseSerialGC", "-Xmx" + config.memory(),
                "-cp",
                System.getProperty("java.class.path"), main.getName(), argument));
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
