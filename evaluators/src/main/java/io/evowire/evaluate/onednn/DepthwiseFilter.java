package io.evowire.evaluate.onednn;

import static io.evowire.evaluate.onednn.kernel.Lanes.BYTES;

import io.evowire.core.network.ShapedPart;
import io.evowire.evaluate.onednn.PlanMemory.PerThread;
import io.evowire.evaluate.onednn.kernel.Depthwise;
import io.evowire.evaluate.onednn.kernel.Reduction;

/** The depthwise convolution of a node. */
final class DepthwiseFilter extends PlaneFilter {

    private final boolean training;
    private final Depthwise convolution;
    private final Depthwise transposed;
    private final DepthwiseWeights weights;
    private final PerThread spread;
    private final PerThread plane;

    DepthwiseFilter(Compilation compilation, int node, ShapedPart shaped, int kernel) {
        super(compilation, shaped, kernel);
        training = compilation.training();
        convolution = new Depthwise(kernel, shaped.stride(), out.height(), out.width(),
                padded.row());
        transposed = new Depthwise(kernel, 1, in.height(), in.width(), padded.row());
        weights = new DepthwiseWeights(compilation, compilation.parameters(node), in, kernel);
        spread = spread(shaped.stride());
        plane = plane(in);
    }

    @Override
    void load() {
        weights.load(training);
    }

    @Override
    void forwardPlane(int block, long relu, long target) {
        convolution.forward(relu, weights.forward(block), target);
    }

    @Override
    void clear(int thread) {
        weights.clear(thread);
    }

    @Override
    void backwardPlane(int thread, int block, long relu, long gradient, long target, long sum) {
        convolution.addWeightGradient(relu, gradient, weights.gradient(thread, block));
        convolution.spread(gradient, spread.address(thread));
        transposed.forward(spread.address(thread), weights.reversed(block),
                plane.address(thread));
        Reduction.mask(plane.address(thread), relu + halo() * (padded.row() + BYTES),
                padded.row(), in.height(), in.width(), target, sum);
    }

    @Override
    void store() {
        weights.store();
    }
}
