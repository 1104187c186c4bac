package io.evowire.evaluate.train;

import org.bytedeco.javacpp.Pointer;

/**
 * Arrays of ND4J that nobody holds any more: their memory is given back only when the JVM collects
 * the objects that stand for them, which are small. So a large network fills the memory that a
 * process may take long before the JVM sees a reason to collect.
 */
final class NativeGarbage {

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

    /** Collects where the process takes more than half of what it may, and has grown since. */
    void collect() {
        if (isDue(bound > 0 ? Pointer.physicalBytes() : 0)) {
            System.gc();
            collected(Pointer.physicalBytes());
        }
    }

    /** Whether a process that takes so many bytes is to collect. */
    boolean isDue(long taken) {
        return bound > 0 && taken > collectAbove;
    }

    // What is left may be in use: not again before an eighth of the bound has come on top.
    void collected(long left) {
        collectAbove = Math.max(bound / 2, left + bound / 8);
    }
}
