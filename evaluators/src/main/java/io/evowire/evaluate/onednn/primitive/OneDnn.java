package io.evowire.evaluate.onednn.primitive;

import io.evowire.evaluate.backend.BackendKind;
import io.evowire.evaluate.onednn.kernel.Lanes;
import java.util.Optional;
import org.bytedeco.dnnl.engine;
import org.bytedeco.dnnl.global.dnnl;

/** Whether oneDNN and the vector instructions that the kernels need are there. */
public final class OneDnn {

    private OneDnn() {}

    /** Nothing if the kernels run here, else the reason why they do not. */
    public static Optional<String> unavailable() {
        return Probe.REASON;
    }

    /**
     * Nothing if bfloat16 may be used, else the reason why not and what to do. The processor
     * multiplies it itself, or whoever starts the JVM wants it imitated with
     * {@code -Devowire.imitateBfloat16=true}, to see its accuracy. It is slow then.
     */
    public static Optional<String> bfloat16Refusal() {
        return bfloat16Refusal(Boolean.getBoolean("evowire.imitateBfloat16"),
                dnnl.dnnl_get_effective_cpu_isa());
    }

    /**
     * The same for any processor.
     *
     * @param imitated    whether oneDNN may imitate the instructions
     * @param instructions {@code dnnl_cpu_isa_t} of the processor
     */
    public static Optional<String> bfloat16Refusal(boolean imitated, int instructions) {
        if (instructions >= dnnl.dnnl_cpu_isa_avx512_core_bf16
                || imitated && instructions >= dnnl.dnnl_cpu_isa_avx512_core) {
            return Optional.empty();
        }
        String refusal = "The precision bfloat16 needs a processor with AVX512_BF16 or AMX; this "
                + "one has neither. Use float32.";
        return Optional.of(instructions >= dnnl.dnnl_cpu_isa_avx512_core
                ? refusal + " To see its accuracy all the same, slowly, start the JVM with "
                        + "-Devowire.imitateBfloat16=true."
                : refusal + " It cannot imitate them either: that takes AVX-512.");
    }

    /** The processor as oneDNN sees it. */
    static engine engine() {
        return Native.ENGINE;
    }

    private static final class Probe {

        static final Optional<String> REASON = probe();

        private static Optional<String> probe() {
            if (BackendKind.onClassPath() != BackendKind.CPU) {
                return Optional.of("this build computes on a GPU");
            }
            if (ModuleLayer.boot().findModule("jdk.incubator.vector").isEmpty()) {
                return Optional
                        .of("the JVM was started without --add-modules jdk.incubator.vector");
            }
            try {
                if (Lanes.BLOCK != 16 && Lanes.BLOCK != 8) {
                    return Optional.of("the processor has vectors of %d floats, not 8 or 16"
                            .formatted(Lanes.BLOCK));
                }
                Native.ENGINE.get();
                return Optional.empty();
            } catch (LinkageError | RuntimeException e) {
                return Optional.of("oneDNN has no library for this platform (%s)".formatted(e));
            }
        }
    }

    private static final class Native {

        static final engine ENGINE = new engine(engine.kind.cpu, 0);
    }
}
