package io.evowire.evaluate.onednn;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
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

    /** The processor as oneDNN sees it. */
    static engine engine() {
        return Native.ENGINE;
    }

    /** Makes OpenMP regions that the calling thread enters run on this thread alone. */
    static void useThisThreadOnly() {
        if (Native.SET_THREADS.isEmpty()) {
            return; // No OpenMP: nothing to limit.
        }
        try {
            Native.SET_THREADS.get().invokeExact(1);
        } catch (Throwable e) {
            throw new IllegalStateException("omp_set_num_threads(1) failed: " + e, e);
        }
    }

    private static final class Probe {

        static final Optional<String> REASON = probe();

        private static Optional<String> probe() {
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
        static final Optional<MethodHandle> SET_THREADS = setThreads();

        @SuppressWarnings("restricted")
        private static Optional<MethodHandle> setThreads() {
            dnnl.dnnl_get_effective_cpu_isa(); // Loads the library, and with it its OpenMP.
            return SymbolLookup.loaderLookup().find("omp_set_num_threads")
                    .map(address -> Linker.nativeLinker().downcallHandle(address,
                            FunctionDescriptor.ofVoid(ValueLayout.JAVA_INT)));
        }
    }
}
