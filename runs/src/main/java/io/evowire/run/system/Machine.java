package io.evowire.run.system;

import io.evowire.evaluate.backend.Backend;
import io.evowire.evaluate.backend.BackendKind;
import io.evowire.evaluate.backend.CpuFeatures;
import io.evowire.evaluate.backend.Gpu;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What this process runs on, in words: results and times are of a machine. */
public final class Machine {

    private static final Path CPUS = Path.of("/proc/cpuinfo");
    private static final String MODEL = "model name";

    private Machine() {}

    /**
     * Processor, system and Java, and the GPUs where this build trains on them; such as
     * {@code AMD EPYC 9B14, 2 processors, Linux amd64, Java 25.0.3}.
     */
    public static String description() {
        List<String> parts = new ArrayList<>();
        processor(CPUS).ifPresent(parts::add);
        int processors = Runtime.getRuntime().availableProcessors();
        parts.add(processors + (processors == 1 ? " processor" : " processors"));
        parts.add(System.getProperty("os.name") + " " + System.getProperty("os.arch"));
        parts.add("Java " + System.getProperty("java.version"));
        if (BackendKind.onClassPath() == BackendKind.CUDA) {
            Backend.visibleGpus().stream().map(Gpu::toString).forEach(parts::add);
        }
        return String.join(", ", parts);
    }

    /**
     * What the bits of a training and its latency depend on: processor with its instruction sets,
     * system and Java; such as {@code AMD EPYC 9B14 (avx2 fma avx512f), Linux amd64, Java 25.0.3}.
     */
    public static String kind() {
        return "%s (%s), %s %s, Java %s".formatted(processor(CPUS).orElse("processor"),
                String.join(" ", CpuFeatures.read()), System.getProperty("os.name"),
                System.getProperty("os.arch"), System.getProperty("java.version"));
    }

    /** The processor's name as Linux tells it; empty elsewhere. */
    static Optional<String> processor(Path cpus) {
        try {
            return Files.readAllLines(cpus).stream().filter(line -> line.startsWith(MODEL))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip()).findFirst();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
