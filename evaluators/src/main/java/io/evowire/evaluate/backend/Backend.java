package io.evowire.evaluate.backend;

import java.util.List;
import java.util.Optional;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOpsHolder;

/**
 * What this process computes on.
 *
 * @param kind        backend of ND4J
 * @param blas        library for matrix products, such as {@code OPENBLAS}; empty if the backend
 *                    cannot be used
 * @param threads     that the kernels may use, 0 if the backend cannot be used
 * @param cpuFeatures instruction sets that matter, such as {@code avx512f}, as Linux names them
 * @param gpus        NVIDIA GPUs of this machine, used or not
 * @param failure     why ND4J could not be loaded, empty if it was or was not tried
 */
public record Backend(BackendKind kind, String blas, int threads, List<String> cpuFeatures,
        List<Gpu> gpus, Optional<String> failure) {

    private static final String THREADS = "evowire.threads";

    private static volatile boolean checked;

    public Backend {
        cpuFeatures = List.copyOf(cpuFeatures);
        gpus = List.copyOf(gpus);
    }

    /** Looks at this machine; loads ND4J only if it can be used. */
    public static Backend describe() {
        return describe(BackendKind.onClassPath(), NvidiaSmi.gpus(),
                () -> Nd4j.factory().blas().getBlasVendor().toString(), Backend::kernelThreads);
    }

    /** The NVIDIA GPUs of this machine that {@code CUDA_VISIBLE_DEVICES} leaves visible. */
    public static List<Gpu> visibleGpus() {
        return NvidiaSmi.gpus();
    }

    static Backend describe(BackendKind kind, List<Gpu> gpus, Supplier<String> blas,
            IntSupplier threads) {
        List<String> features = CpuFeatures.read();
        if (refusal(kind, gpus).isPresent()) {
            return new Backend(kind, "", 0, features, gpus, Optional.empty());
        }
        try {
            return new Backend(kind, blas.get(), threads.getAsInt(), features, gpus,
                    Optional.empty());
        } catch (LinkageError | RuntimeException e) { // what a missing library ends in, wrapped
            return new Backend(kind, "", 0, features, gpus, Optional.of(reason(e)));
        }
    }

    private static String reason(Throwable failure) {
        Throwable first = failure;
        while (first.getCause() != null) {
            first = first.getCause();
        }
        return "ND4J cannot be loaded (%s).".formatted(first);
    }

    /**
     * To be called before anything loads ND4J: a GPU without code for it would end in a crash.
     *
     * @throws UnusableBackendException with the reason, if this build cannot compute here
     */
    public static void requireUsable() {
        if (!checked) {
            requireUsable(BackendKind.onClassPath(), NvidiaSmi::gpus);
            checked = true;
        }
    }

    static void requireUsable(BackendKind kind, Supplier<List<Gpu>> probe) {
        if (kind == BackendKind.CUDA) {
            refusal(kind, probe.get()).ifPresent(reason -> {
                throw new UnusableBackendException(reason);
            });
        }
    }

    /**
     * Number of threads that a training shall use: the system property {@value #THREADS}, else as
     * many as ND4J's kernels. The wired body has threads of its own: ND4J's OpenMP beside it would
     * spin on the same processors.
     */
    public static int trainingThreads() {
        return Integer.getInteger(THREADS, kernelThreads());
    }

    /**
     * Gives ND4J's kernels as many threads as a training shall use; for models that train on them.
     */
    public static void giveThreadsToKernels() {
        Nd4j.getBackend();
        NativeOpsHolder.getInstance().getDeviceNativeOps().setOmpNumThreads(trainingThreads());
    }

    /** Number of threads that ND4J's kernels may use; loads ND4J. */
    public static int kernelThreads() {
        Nd4j.getBackend(); // holds the native operations from here on
        return NativeOpsHolder.getInstance().getDeviceNativeOps().ompGetMaxThreads();
    }

    /** Why nothing can be trained, or nothing if all is well. */
    public Optional<String> refusal() {
        return refusal(kind, gpus).or(() -> failure);
    }

    /** What a GPU means for this build, in a sentence. */
    public String verdict(Gpu gpu) {
        Optional<String> refusal = Nd4jCuda.refusal(gpu.capability());
        return switch (kind) {
            case CUDA -> refusal.map(reason -> "cannot be used: " + reason).orElse("is used.");
            case CPU -> refusal
                    .map(reason -> "is not used, and the profile cuda would not help: " + reason)
                    .orElse("is not used by this build; the profile cuda (-Pcuda) would use it.");
        };
    }

    private static Optional<String> refusal(BackendKind kind, List<Gpu> gpus) {
        return switch (kind) {
            case CPU -> Optional.empty();
            case CUDA -> gpus.isEmpty()
                    ? Optional.of(
                            """
                                    This build is for CUDA (-Pcuda), but nvidia-smi shows no GPU. \
                                    Build without -Pcuda, or install the driver.""")
                    // ND4J initialises every GPU that it sees: one that it has no code for is
                    // enough.
                    : gpus.stream().flatMap(gpu -> Nd4jCuda.refusal(gpu.capability()).stream()
                            .map(reason -> "%s cannot be used: %s".formatted(gpu, reason)))
                            .findFirst();
        };
    }
}
