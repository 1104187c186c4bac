package io.evowire.evaluate.onednn;

import static io.evowire.evaluate.onednn.kernel.Lanes.BYTES;

import io.evowire.core.network.ShapedPart;
import io.evowire.evaluate.onednn.PlanMemory.PerThread;
import io.evowire.evaluate.onednn.kernel.BlockedShape;
import io.evowire.evaluate.onednn.kernel.Depthwise;
import io.evowire.evaluate.onednn.kernel.Reduction;
import java.util.List;

/** The depthwise convolution of a node. */
final class DepthwiseFilter implements PlaneFilter {

    private final BlockedShape in;
    private final BlockedShape out;
    private final BlockedShape padded;
    private final int halo;
    private final boolean training;
    private final Depthwise convolution;
    private final Depthwise transposed;
    private final DepthwiseWeights weights;
    private final PlanMemory memory;
    private final Object reluKey;
    private final PerThread relus;
    private final PerThread spread;
    private final PerThread plane;

    DepthwiseFilter(Compilation compilation, int node, ShapedPart shaped, int kernel) {
        in = BlockedShape.of(shaped.in());
        out = BlockedShape.of(shaped.out());
        halo = kernel / 2;
        padded = in.padded(halo);
        training = compilation.training();
        convolution = new Depthwise(kernel, shaped.stride(), out.height(), out.width(),
                padded.row());
        transposed = new Depthwise(kernel, 1, in.height(), in.width(), padded.row());
        weights = new DepthwiseWeights(compilation, compilation.parameters(node), in, kernel);
        memory = compilation.memory();
        // Halos are never written: only maps with the same halos may share memory.
        List<Object> halos = List.of(padded.height(), padded.width(), halo);
        reluKey = List.of("relu", halos);
        relus = memory.perThread(reluKey, padded.image());
        spread = memory.perThread(List.of("spread", halos, shaped.stride()), padded.plane());
        plane = memory.perThread("plane", in.plane());
    }

    @Override
    public int halo() {
        return halo;
    }

    @Override
    public long imageBytes() {
        return padded.image();
    }

    @Override
    public void reserve(int images) {
        memory.perThread(reluKey, images * padded.image());
    }

    @Override
    public void load() {
        weights.load(training);
    }

    @Override
    public void forward(SummedInput input, int thread, int from, int count, long target) {
        input.compute(thread, from, count, relus.address(thread), true);
        int planes = count * out.blocks();
        for (int plane = 0; plane < planes; plane++) {
            convolution.forward(relus.address(thread) + plane * padded.plane(),
                    weights.forward(plane % out.blocks()), target + plane * out.plane());
        }
    }

    @Override
    public void clear(int thread) {
        weights.clear(thread);
    }

    @Override
    public void backward(SummedInput input, int thread, int from, int count, long gradients) {
        for (int i = 0; i < count; i++) {
            for (int block = 0; block < out.blocks(); block++) {
                int index = i * out.blocks() + block;
                backwardPlane(input, thread, from + i, block, gradients + index * out.plane(),
                        relus.address(thread) + index * padded.plane());
            }
        }
    }

    /** From the gradient of the result to that of the sum, for one block of an image. */
    private void backwardPlane(SummedInput input, int thread, int image, int block, long gradient,
            long relu) {
        convolution.addWeightGradient(relu, gradient, weights.gradient(thread, block));
        convolution.spread(gradient, spread.address(thread));
        transposed.forward(spread.address(thread), weights.reversed(block),
                plane.address(thread));
        Reduction.mask(plane.address(thread), relu + halo * (padded.row() + BYTES), padded.row(),
                in.height(), in.width(), input.gradient(image) + block * in.plane(),
                input.gradientSum(thread, block));
        input.reduceDots(thread, image, block);
    }

    @Override
    public void store() {
        weights.store();
    }
}
