package io.evowire.run.worker;

import io.evowire.evaluate.gpu.device.Devices;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What runs a worker: this process's own Java, program and flags, or those of another machine.
 *
 * @param home      folder of the JDK
 * @param classPath of the program
 * @param options   that a worker must have so that it trains as this process would
 */
public record WorkerJvm(Path home, String classPath, List<String> options) {

    private static final String VECTORS = "jdk.incubator.vector";
    private static final String KERNELS = "io.evowire.evaluate.onednn.*::*";
    /**
     * From a step down to the instructions of its loops the calls are nested more deeply than the
     * compiler inlines by default. What it leaves out costs a vector an object, in some runs.
     */
    private static final String DEEP = "-XX:MaxInlineLevel=30";
    /**
     * A vector that is not compiled yet is an object, and its operations are calls: a loop then
     * takes hundreds of times as long. So a training waits for the compiler of its kernels rather
     * than go on beside it, on a processor that both share. Whatever else a worker
     * does, such as loading classes, must be called four times as often as usual before the
     * optimising compiler takes it, or much is compiled that is soon over. Sixteen times would slow
     * every later training (runs/LOG.md). The quick compiler takes kernels four times as early.
     */
    private static final List<String> KERNELS_FIRST = List.of("-XX:CompileCommand=quiet",
            "-XX:CompileCommand=BackgroundCompilation," + KERNELS + ",false",
            "-XX:Tier4InvocationThreshold=20000", "-XX:Tier4MinInvocationThreshold=2400",
            "-XX:Tier4CompileThreshold=60000", "-XX:Tier4BackEdgeThreshold=160000",
            asEarlyAsUsual(KERNELS), asEarlyAsUsual("jdk.incubator.vector.*::*"),
            asEarlyAsUsual("jdk.internal.vm.vector.*::*"));
    /**
     * The kernels' addresses come from plans: checks of each load would double some of their time.
     */
    private static final String UNCHECKED = "-Djdk.incubator.vector.VECTOR_ACCESS_OOB_CHECK=0";
    /** Made by the launcher's build beside the program: what the JVM of a training loads. */
    private static final String CACHE = "training.aot";
    /** What lets a processor without bfloat16 imitate it. */
    private static final String IMITATION = "evowire.imitateBfloat16";

    public WorkerJvm {
        options = List.copyOf(options);
    }

    /** As this process: the coordinator has recorded what trains, and a worker must agree. */
    public static WorkerJvm here() {
        List<String> options = new ArrayList<>();
        String nvrtc = System.getProperty(Devices.NVRTC);
        if (nvrtc != null) {
            options.add("-D" + Devices.NVRTC + "=" + nvrtc);
        }
        if (Boolean.getBoolean(IMITATION)) {
            options.add("-D" + IMITATION + "=true");
        }
        if (ModuleLayer.boot().findModule(VECTORS).isPresent()) {
            options.addAll(KERNELS_FIRST);
            options.addAll(List.of("--add-modules=" + VECTORS, UNCHECKED, DEEP));
        }
        return new WorkerJvm(Path.of(System.getProperty("java.home")),
                System.getProperty("java.class.path"), options);
    }

    private static String asEarlyAsUsual(String methods) {
        return "-XX:CompileCommand=CompileThresholdScaling," + methods + ",0.25";
    }

    /** The same options on another machine. */
    public WorkerJvm at(Path otherHome, String otherClassPath) {
        return new WorkerJvm(otherHome, otherClassPath, options);
    }

    /**
     * The same, whose workers test a GPU before they train on it, unless it has passed.
     *
     * @param passed file of the devices that have, for the workers of one device
     */
    public WorkerJvm testingDevices(Path passed) {
        return with("-D" + TrainingWorker.TESTED + "=" + passed);
    }

    /** The same, whose workers tell at their start which program and machine they are. */
    public WorkerJvm tellingOrigin() {
        return with("-D" + Origin.PROPERTY + "=true");
    }

    private WorkerJvm with(String option) {
        List<String> all = new ArrayList<>(options);
        all.add(option);
        return new WorkerJvm(home, classPath, all);
    }

    /**
     * What lets a worker start from the classes that the build has kept beside the program, where
     * it has. A JVM that cannot use them, as another version of the JDK, says nothing and goes
     * without.
     */
    List<String> cache() {
        String first = classPath.split(File.pathSeparator, 2)[0];
        Path kept = Path.of(first).resolveSibling(CACHE);
        return Files.isReadable(kept) && !sharesOtherwise()
                ? List.of("-XX:AOTCache=" + kept, "-Xlog:aot=off", "-Xlog:cds=off")
                : List.of();
    }

    // A JVM ends where it is told of another archive, too.
    private static boolean sharesOtherwise() {
        return Stream.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS").map(System::getenv)
                .filter(Objects::nonNull).anyMatch(options -> options.contains("-Xshare")
                        || options.contains("SharedArchiveFile") || options.contains("-XX:AOT"));
    }

    /** The Java launcher. */
    String java() {
        return home.resolve(Path.of("bin", "java")).toString();
    }
}
