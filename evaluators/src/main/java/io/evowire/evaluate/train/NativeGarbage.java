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
    private boolean collected;

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
     * called after each step: what a collection gave back shows at the next one, as threads of
     * JavaCPP and ND4J free the memory meanwhile.
     */
    void collect() {
        if (bound > 0) {
            step(Pointer.physicalBytes(), System::gc);
        }
    }

    /**
     * A step has ended.
     *
     * @param taken bytes that the process takes
     */
    void step(long taken, Runnable collection) {
        if (collected) {
            // What is left may be in use: not again before an eighth of the bound comes on top.
            collectAbove = Math.max(bound / 2, taken + bound / 8);
            collected = false;
        } else if (bound > 0 && taken > collectAbove) {
            collection.run();
            collected = true;
        }
    }
}
