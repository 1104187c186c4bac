package io.evowire.evaluate.onednn.primitive;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Optional;
import org.bytedeco.dnnl.global.dnnl;

/** How many threads OpenMP gives to a parallel region that the calling thread enters. */
public final class OpenMp {

    private static final Optional<MethodHandle> GET = find("omp_get_max_threads",
            FunctionDescriptor.of(ValueLayout.JAVA_INT));
    private static final Optional<MethodHandle> SET = find("omp_set_num_threads",
            FunctionDescriptor.ofVoid(ValueLayout.JAVA_INT));

    private OpenMp() {}

    @SuppressWarnings("restricted")
    private static Optional<MethodHandle> find(String function, FunctionDescriptor type) {
        dnnl.dnnl_get_effective_cpu_isa(); // Loads the library, and with it its OpenMP.
        return SymbolLookup.loaderLookup().find(function)
                .map(address -> Linker.nativeLinker().downcallHandle(address, type));
    }

    /** The number; 1 where the library has no OpenMP. */
    public static int threads() {
        try {
            return GET.isPresent() ? (int) GET.get().invokeExact() : 1;
        } catch (Throwable e) {
            throw new IllegalStateException("omp_get_max_threads failed: " + e, e);
        }
    }

    /** Sets the number, where there is OpenMP. */
    public static void threads(int threads) {
        try {
            if (SET.isPresent()) {
                SET.get().invokeExact(threads);
            }
        } catch (Throwable e) {
            throw new IllegalStateException("omp_set_num_threads failed: " + e, e);
        }
    }
}
