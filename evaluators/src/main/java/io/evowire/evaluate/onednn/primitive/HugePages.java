package io.evowire.evaluate.onednn.primitive;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Optional;

/** Asks Linux for large pages: a plan's memory is read from end to end, page after page. */
public final class HugePages {

    /** Size of a large page. */
    public static final long BYTES = 2 << 20;

    private static final int MADV_HUGEPAGE = 14;
    private static final Optional<MethodHandle> MADVISE = find();

    private HugePages() {}

    @SuppressWarnings("restricted")
    private static Optional<MethodHandle> find() {
        if (!System.getProperty("os.name").equals("Linux")) {
            return Optional.empty(); // The number of the advice is Linux's own.
        }
        Linker linker = Linker.nativeLinker();
        return linker.defaultLookup().find("madvise")
                .map(address -> linker.downcallHandle(address,
                        FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_LONG,
                                ValueLayout.JAVA_LONG, ValueLayout.JAVA_INT)));
    }

    /** Best before the memory is touched; it is advice, so nothing depends on the answer. */
    public static void advise(long address, long bytes) {
        if (MADVISE.isPresent()) {
            try {
                int ignored = (int) MADVISE.get().invokeExact(address, bytes, MADV_HUGEPAGE);
            } catch (Throwable e) {
                throw new IllegalStateException("madvise failed: " + e, e);
            }
        }
    }
}
