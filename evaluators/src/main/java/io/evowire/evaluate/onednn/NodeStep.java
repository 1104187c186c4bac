package io.evowire.evaluate.onednn;

import io.evowire.core.network.Node;
import io.evowire.core.network.NodeOperation.Part.AveragePool;
import io.evowire.core.network.NodeOperation.Part.Dense;
import io.evowire.core.network.NodeOperation.Part.Depthwise;
import io.evowire.core.network.NodeOperation.Part.MaxPool;
import io.evowire.core.network.ShapedPart;
import io.evowire.evaluate.onednn.PlanMemory.PerThread;
import io.evowire.evaluate.onednn.kernel.BlockedShape;
import io.evowire.evaluate.onednn.kernel.Chunks;
import io.evowire.evaluate.onednn.kernel.Reduction;
import io.evowire.evaluate.onednn.primitive.Convolution;
import io.evowire.evaluate.onednn.primitive.ConvolutionShape;
import io.evowire.evaluate.parameters.ParameterBlock.Kind;
import java.util.List;
import java.util.Optional;

/**
 * A node of a stage, or a convolution of stem or head: the weighted sum of its inputs and ReLU, or
 * the image; a filter of single planes, if it has one; a dense convolution, and the statistics of
 * its batch normalisation. Backward computes what the dense convolution reads again, chunk by
 * chunk.
 */
final class NodeStep implements Step {

    private final Compilation compilation;
    /** Empty where the image is read. */
    private final Optional<SummedInput> input;
    private final Optional<PlaneFilter> filter;
    private final Feature feature;
    private final BatchNormalisation normalisation;
    private final OutputGradient outputGradient;
    private final ConvolutionShape shape;
    private final DenseWeights weights;
    private final Chunks chunks;
    private final PerThread inners;
    private final PerThread outers;
    private final long imageBytes;

    private NodeStep(Compilation compilation, int node, List<Feature> inputs,
            Optional<PlaneFilter> filter, ConvolutionShape shape, Kind kind) {
        this.compilation = compilation;
        this.filter = filter;
        this.shape = shape;
        NodeParameters parameters = compilation.parameters(node);
        input = Optional.ofNullable(shape.image()
                ? null
                : new SummedInput(compilation, node, inputs, 1, parameters.block(Kind.EDGES),
                        filter.map(PlaneFilter::halo).orElse(0)));
        feature = compilation.feature(node, true);
        normalisation = new BatchNormalisation(compilation, node, feature);
        outputGradient = new OutputGradient(compilation, node, feature,
                Optional.of(normalisation));
        imageBytes = (long) shape.in().channels() * shape.in().pixels() * Float.BYTES;
        chunks = Chunks.of(filter.map(PlaneFilter::imageBytes).orElse(0L) + shape.in().image()
                + shape.out().image());
        int max = chunks.bound(compilation.imagesPerThread());
        filter.ifPresent(planes -> planes.reserve(max));
        weights = new DenseWeights(compilation, parameters, kind, shape,
                chunks.largest(compilation.imagesPerThread()));
        inners = compilation.memory().perThread("inner", max * shape.in().image());
        outers = compilation.memory().perThread("outer", max * shape.out().image());
    }

    /** A convolution of stem or head. */
    static NodeStep of(Compilation compilation, int node, Node.Convolution convolution,
            List<Feature> inputs) {
        var shape = new ConvolutionShape(BlockedShape.of(convolution.in()),
                BlockedShape.of(convolution.out()), convolution.kernel(), convolution.stride(),
                convolution.input() == Node.IMAGE, compilation.precision());
        return new NodeStep(compilation, node, inputs, Optional.empty(), shape, Kind.KERNEL);
    }

    /**
     * A node of a stage, or what reduces one for a later stage: its last part is the dense
     * convolution.
     */
    static NodeStep of(Compilation compilation, int node, Node.Operator operator,
            List<Feature> inputs) {
        Optional<PlaneFilter> filter = Optional.empty();
        for (ShapedPart part : operator.parts()) {
            switch (part.part()) {
                case Depthwise(int kernel) -> filter = Optional
                        .of(new DepthwiseFilter(compilation, node, part, kernel));
                case MaxPool ignored -> filter = Optional.of(PoolFilter.max(compilation, part));
                case AveragePool ignored -> filter = Optional
                        .of(PoolFilter.mean(compilation, part));
                case Dense(int kernel) -> {
                    var shape = new ConvolutionShape(BlockedShape.of(part.in()),
                            BlockedShape.of(part.out()), kernel, part.stride(), false,
                            compilation.precision());
                    return new NodeStep(compilation, node, inputs, filter, shape, Kind.POINTWISE);
                }
            }
        }
        throw new IllegalArgumentException(
                "The operation %s has no dense convolution.".formatted(operator.operation()));
    }

    Feature feature() {
        return feature;
    }

    @Override
    public void prepareForward() {
        if (input.isPresent()) {
            input.get().prepare();
        }
        if (filter.isPresent()) {
            filter.get().load();
        }
        weights.load();
        normalisation.prepare();
    }

    @Override
    public void forward(int thread, int slot, int image, int images) {
        Convolution convolution = compilation.thread(thread).convolution(shape);
        normalisation.clear(thread);
        for (int chunk = 0; chunk < chunks.count(images); chunk++) {
            int start = chunks.start(chunk, images);
            int count = chunks.start(chunk + 1, images) - start;
            long source = source(thread, slot + start, image + start, count);
            convolution.forward(count, source, weights.forward(), feature.at(thread, slot + start));
            if (compilation.training()) {
                normalisation.accumulate(thread, slot + start, count);
            }
        }
    }

    /** Address of what the convolution reads. */
    private long source(int thread, int slot, int image, int count) {
        if (input.isEmpty()) {
            return compilation.bindings().images + image * imageBytes;
        }
        long inner = inners.address(thread);
        if (filter.isPresent()) {
            filter.get().forward(input.get(), thread, slot, count, inner);
        } else {
            input.get().compute(thread, slot, count, inner, true);
        }
        return inner;
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
        Convolution convolution = compilation.thread(thread).convolution(shape);
        if (input.isPresent()) {
            input.get().clearReductions(thread);
        }
        if (filter.isPresent()) {
            filter.get().clear(thread);
        }
        weights.clear(thread);
        for (int chunk = 0; chunk < chunks.count(images); chunk++) {
            int from = image + chunks.start(chunk, images);
            int count = image + chunks.start(chunk + 1, images) - from;
            outputGradient.compute(from, count, outers.address(thread));
            long source = source(thread, from, from, count);
            weights.addGradient(thread, convolution, count, source, outers.address(thread));
            if (input.isPresent()) {
                backwardInput(thread, input.get(), convolution, from, count);
            }
        }
    }

    private void backwardInput(int thread, SummedInput sum, Convolution convolution, int from,
            int count) {
        long inner = inners.address(thread);
        if (filter.isPresent()) {
            convolution.backwardData(count, outers.address(thread), weights.backward(), inner);
            filter.get().backward(sum, thread, from, count, inner);
            return;
        }
        convolution.backwardData(count, outers.address(thread), weights.backward(),
                sum.gradient(from));
        BlockedShape in = sum.shape();
        for (int i = 0; i < count; i++) {
            for (int block = 0; block < in.blocks(); block++) {
                long relus = inner + (i * in.blocks() + block) * in.plane();
                long plane = sum.gradient(from + i) + block * in.plane();
                Reduction.mask(plane, relus, 0, 1, in.pixels(), plane,
                        sum.gradientSum(thread, block));
                sum.reduceDots(thread, from + i, block);
            }
        }
    }

    @Override
    public void finishBackward() {
        if (input.isPresent()) {
            input.get().finish();
        }
        if (filter.isPresent()) {
            filter.get().store();
        }
        weights.store();
    }
}
