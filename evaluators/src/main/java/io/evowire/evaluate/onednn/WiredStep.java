package io.evowire.evaluate.onednn;

import static io.evowire.evaluate.onednn.Lanes.BYTES;

import io.evowire.core.network.Node;
import io.evowire.core.network.SeparableConvolution;
import io.evowire.evaluate.onednn.PlanMemory.PerThread;
import io.evowire.evaluate.train.ParameterBlock.Kind;
import java.util.List;
import java.util.Optional;

/**
 * A node of a stage: weighted sum, ReLU, depthwise and pointwise convolution, and the statistics of
 * batch normalisation. Backward computes the sum and the depthwise output again, chunk by chunk.
 */
final class WiredStep implements Step {

    private final Compilation compilation;
    private final SummedInput input;
    private final Feature feature;
    private final Normalisation normalisation;
    private final OutputGradient outputGradient;
    private final Depthwise depthwise;
    private final Depthwise transposed;
    private final DepthwiseWeights depthwiseWeights;
    private final ConvolutionShape pointwise;
    private final DenseWeights pointwiseWeights;
    private final BlockedShape padded;
    private final BlockedShape inner;
    private final int halo;
    private final Chunks chunks;
    private final PerThread relus;
    private final PerThread inners;
    private final PerThread outers;
    private final PerThread spread;
    private final PerThread plane;

    WiredStep(Compilation compilation, int node, Node.Wired wired, SeparableConvolution operation,
            List<Feature> inputs) {
        this.compilation = compilation;
        NodeParameters parameters = compilation.parameters(node);
        halo = operation.kernel() / 2;
        input = new SummedInput(compilation, node, inputs, 1, parameters.block(Kind.EDGES), halo);
        feature = compilation.feature(node, true);
        normalisation = new Normalisation(compilation, node, feature);
        outputGradient = new OutputGradient(compilation, node, feature,
                Optional.of(normalisation));
        BlockedShape in = input.shape();
        BlockedShape out = feature.shape();
        inner = new BlockedShape(in.channels(), out.height(), out.width());
        padded = in.padded(halo);
        depthwise = new Depthwise(operation.kernel(), wired.stride(), out.height(), out.width(),
                padded.row());
        transposed = new Depthwise(operation.kernel(), 1, in.height(), in.width(), padded.row());
        depthwiseWeights = new DepthwiseWeights(compilation, parameters, in, operation.kernel());
        pointwise = new ConvolutionShape(inner, out, 1, 1, false, compilation.precision());
        chunks = Chunks.of(padded.image() + inner.image() + out.image());
        int most = chunks.bound(compilation.imagesPerThread());
        pointwiseWeights = new DenseWeights(compilation, parameters, Kind.POINTWISE, pointwise,
                chunks.largest(compilation.imagesPerThread()));
        PlanMemory memory = compilation.memory();
        // Halos are never written: only maps with the same halos may share memory.
        List<Object> halos = List.of(padded.height(), padded.width(), halo);
        relus = memory.perThread(List.of("relu", halos), most * padded.image());
        inners = memory.perThread("inner", most * inner.image());
        outers = memory.perThread("outer", most * out.image());
        spread = memory.perThread(List.of("spread", halos, wired.stride()), padded.plane());
        plane = memory.perThread("plane", in.plane());
    }

    Feature feature() {
        return feature;
    }

    @Override
    public void prepareForward() {
        input.prepare();
        depthwiseWeights.load(compilation.training());
        pointwiseWeights.load();
        normalisation.prepare();
    }

    @Override
    public void forward(int thread, int slot, int image, int images) {
        Convolution convolution = compilation.thread(thread).convolution(pointwise);
        normalisation.clear(thread);
        for (int chunk = 0; chunk < chunks.count(images); chunk++) {
            int from = slot + chunks.start(chunk, images);
            int count = slot + chunks.start(chunk + 1, images) - from;
            convolveDepthwise(thread, from, count);
            convolution.forward(count, inners.address(thread), pointwiseWeights.forward(),
                    feature.at(thread, from));
            if (compilation.training()) {
                normalisation.accumulate(thread, from, count);
            }
        }
    }

    /** From the input's features to {@code inners}; leaves the ReLU in {@code relus}. */
    private void convolveDepthwise(int thread, int from, int count) {
        input.compute(thread, from, count, relus.address(thread), true);
        int planes = count * inner.blocks();
        for (int plane = 0; plane < planes; plane++) {
            depthwise.forward(relus.address(thread) + plane * padded.plane(),
                    depthwiseWeights.forward(plane % inner.blocks()),
                    inners.address(thread) + plane * inner.plane());
        }
    }

    @Override
    public void finishForward(boolean batchStatistics) {
        if (batchStatistics) {
            normalisation.useBatch();
        } else {
            normalisation.useRunning();
        }
    }

    @Override
    public void prepareBackward() {
        outputGradient.prepare();
    }

    @Override
    public void backward(int thread, int image, int images) {
        Convolution convolution = compilation.thread(thread).convolution(pointwise);
        input.clearReductions(thread);
        depthwiseWeights.clear(thread);
        pointwiseWeights.clear(thread);
        for (int chunk = 0; chunk < chunks.count(images); chunk++) {
            int from = image + chunks.start(chunk, images);
            int count = image + chunks.start(chunk + 1, images) - from;
            outputGradient.compute(from, count, outers.address(thread));
            convolveDepthwise(thread, from, count);
            pointwiseWeights.addGradient(thread, convolution, count, inners.address(thread),
                    outers.address(thread));
            convolution.backwardData(count, outers.address(thread), pointwiseWeights.backward(),
                    inners.address(thread));
            for (int i = 0; i < count; i++) {
                for (int block = 0; block < inner.blocks(); block++) {
                    backwardPlane(thread, from + i, i * inner.blocks() + block, block);
                }
            }
        }
    }

    /** From the gradient of the depthwise output to that of the sum, for one block of an image. */
    private void backwardPlane(int thread, int image, int index, int block) {
        BlockedShape in = input.shape();
        long gradient = inners.address(thread) + index * inner.plane();
        long relu = relus.address(thread) + index * padded.plane();
        depthwise.addWeightGradient(relu, gradient, depthwiseWeights.gradient(thread, block));
        depthwise.spread(gradient, spread.address(thread));
        transposed.forward(spread.address(thread), depthwiseWeights.reversed(block),
                plane.address(thread));
        Reduction.mask(plane.address(thread), relu + halo * (padded.row() + BYTES), padded.row(),
                in.height(), in.width(), input.gradient(image) + block * in.plane(),
                input.gradientSum(thread, block));
        input.reduceDots(thread, image, block);
    }

    @Override
    public void finishBackward() {
        input.finish();
        depthwiseWeights.store();
        pointwiseWeights.store();
    }
}
