package io.evowire.evaluate.train;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.bytedeco.javacpp.Pointer;

/**
 * Arrays of ND4J that nobody holds any more: their memory is given back only when the JVM collects
 * the objects that stand for them, which are small. So a large network fills the memory that a
 * process may take long before the JVM sees a reason to collect.
 */
final class NativeGarbage {

    /** As long as a collection is waited for at most, in waits of this many milliseconds. */
    private static final int WAITS = 50;
    private static final int WAIT_MS = 10;
    /** Waits without anything given back after which nothing more is expected. */
    private static final int IDLE = 5;

    private final long bound;
    private long collectAbove;

    /** Of this process; collects nothing where JavaCPP has no bound. */
    NativeGarbage() {
        this(Pointer.maxPhysicalBytes());
    }

    /**
     * Of a process that may take so much.
     *
     * @param bound bytes, 0 for no bound
     */
    NativeGarbage(long bound) {
        this.bound = bound;
        this.collectAbove = bound / 2;
    }

    /**
     * Collects where the process takes more than half of what it may, and has grown since. To be
     * called after each step.
     */
    void collect() {
        if (bound > 0) {
            step(Pointer.physicalBytes(), NativeGarbage::collected);
        }
    }

    /**
     * A step has ended.
     *
     * @param taken      bytes that the process takes
     * @param collection collects, and says what the process takes then
     */
    void step(long taken, LongSupplier collection) {
        if (bound > 0 && taken > collectAbove) {
            // What is left may be in use: not again before an eighth of the bound comes on top,
            // but near the bound at each step.
            long left = collection.getAsLong();
            collectAbove = Math.clamp(left + bound / 8, bound / 2, bound - bound / 8);
        }
    }

    // Threads of JavaCPP and ND4J free the arrays behind the collection, on a busy machine late.
    private static long collected() {
        System.gc();
        long least = Pointer.physicalBytes();
        for (int wait = 0, idle = 0; wait < WAITS && idle < IDLE; wait++) {
            try {
                Thread.sleep(WAIT_MS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return least;
            }
            Trim.freed();
            long taken = Pointer.physicalBytes();
            idle = taken < least - least / 100 ? 0 : idle + 1;
            least = Math.min(least, taken);
        }
        return least;
    }

    /** What the C library keeps of freed memory, for later, goes back to the system. */
    private static final class Trim {

        private static final Optional<MethodHandle> CALL = Linker.nativeLinker().defaultLookup()
                .find("malloc_trim").map(address -> Linker.nativeLinker().downcallHandle(address,
                        FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_LONG)));

        private Trim() {}

        /** Does nothing where the C library is not glibc. */
        static void freed() {
            if (CALL.isPresent()) {
                try {
                    var done = (int) CALL.get().invokeExact(0L);
                    assert done == 0 || done == 1;
                } catch (Throwable e) {
                    throw new AssertionError("malloc_trim throws nothing", e);
                }
            }
        }
    }
}
