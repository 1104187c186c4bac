package io.evowire.evaluate.onednn;

import io.evowire.core.network.ShapedPart;
import io.evowire.evaluate.onednn.PlanMemory.PerThread;
import io.evowire.evaluate.onednn.kernel.WindowMax;
import io.evowire.evaluate.onednn.kernel.WindowMean;
import io.evowire.evaluate.onednn.kernel.WindowPool;

/** The maximum or the mean of 3x3 pixels, which has no weights. */
final class PoolFilter extends PlaneFilter {

    private static final int KERNEL = 3;

    private final WindowPool pool;
    private final PerThread scratch;

    private PoolFilter(Compilation compilation, ShapedPart shaped, boolean max) {
        super(compilation, shaped, KERNEL);
        pool = max
                ? new WindowMax(in, out, shaped.stride())
                : new WindowMean(in, out, shaped.stride());
        scratch = max ? plane(padded) : spread(shaped.stride());
    }

    static PoolFilter max(Compilation compilation, ShapedPart shaped) {
        return new PoolFilter(compilation, shaped, true);
    }

    static PoolFilter mean(Compilation compilation, ShapedPart shaped) {
        return new PoolFilter(compilation, shaped, false);
    }

    @Override
    void load() {
        // There are no weights.
    }

    @Override
    void forwardPlane(int block, long relu, long target) {
        pool.forward(relu, target);
    }

    @Override
    void clear(int thread) {
        // There are no weights.
    }

    @Override
    void backwardPlane(int thread, int block, long relu, long gradient, long target, long sum) {
        pool.backward(relu, gradient, scratch.address(thread), target, sum);
    }

    @Override
    void store() {
        // There are no weights.
    }
}
