package io.evowire.run.worker;

import io.evowire.evaluate.gpu.device.Devices;
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
 * How a worker process is started: this program's own Java, class path and flags.
 *
 * @param words       program and arguments
 * @param environment what it finds in its environment beside this process's own
 * @param log         file for what it prints, see {@link WorkerLog}
 */
public record WorkerCommand(List<String> words, Map<String, String> environment, Path log) {

    private static final String VECTORS = "jdk.incubator.vector";
    /**
     * From a step down to the instructions of its loops the calls are nested more deeply than the
     * compiler inlines by default. What it leaves out costs a vector an object, in some runs.
     */
    private static final String DEEP = "-XX:MaxInlineLevel=30";
    /**
     * A vector that is not compiled yet is an object, and its operations are calls: a loop then
     * takes hundreds of times as long. So a training waits for the compiler of its kernels rather
     * than go on beside it, on a processor that both share.
     */
    private static final List<String> WAIT_FOR_COMPILER = List.of("-XX:CompileCommand=quiet",
            "-XX:CompileCommand=BackgroundCompilation,io.evowire.evaluate.onednn.*::*,false");
    /**
     * The kernels' addresses come from plans: checks of each load would double some of their time.
     */
    private static final String UNCHECKED = "-Djdk.incubator.vector.VECTOR_ACCESS_OOB_CHECK=0";
    /** What lets a processor without bfloat16 imitate it. */
    private static final String IMITATION = "evowire.imitateBfloat16";
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
        long whole = config.memoryBytes() + OWN_MEMORY;
        List<String> words = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow",
                "-XX:+UseSerialGC", "-Xmx" + config.memory(),
                // A full heap can leave any thread dead, the heartbeat's too: better none is left.
                "-XX:+ExitOnOutOfMemoryError",
                "-Dorg.bytedeco.javacpp.maxbytes=" + config.memoryBytes(),
                "-Dorg.bytedeco.javacpp.maxphysicalbytes=" + whole,
                "-D" + MemoryWatch.PROPERTY + "=" + whole,
                "-XX:ErrorFile=" + CrashReports.pattern(log), "-XX:-CreateCoredumpOnCrash", "-cp",
                System.getProperty("java.class.path"), main.getName()));
        words.addAll(arguments);
        // As here: the coordinator has recorded what trains, and a worker must agree.
        if (ModuleLayer.boot().findModule(VECTORS).isPresent()) {
            words.addAll(1, List.of("--add-modules=" + VECTORS, UNCHECKED, DEEP));
            words.addAll(1, WAIT_FOR_COMPILER);
        }
        if (Boolean.getBoolean(IMITATION)) {
            words.add(1, "-D" + IMITATION + "=true");
        }
        String nvrtc = System.getProperty(Devices.NVRTC);
        if (nvrtc != null) {
            words.add(1, "-D" + Devices.NVRTC + "=" + nvrtc);
        }
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
