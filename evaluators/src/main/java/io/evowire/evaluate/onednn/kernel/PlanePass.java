package io.evowire.evaluate.onednn.kernel;

/**
 * One pass of a pool over the planes of one block; each reads and writes some of these addresses.
 */
@FunctionalInterface
interface PlanePass {

    void run(long source, long gradient, long scratch, long target, long sum);

    /**
     * Runs a pass. All passes are called from here: a call with so many destinations is never
     * inlined, so the compiler takes each pass by itself. Two together exceed what it inlines at
     * most, and then every vector is an object.
     */
    static void call(PlanePass pass, long source, long gradient, long scratch, long target,
            long sum) {
        pass.run(source, gradient, scratch, target, sum);
    }
}
