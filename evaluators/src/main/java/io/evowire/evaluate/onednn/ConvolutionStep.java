package io.evowire.evaluate.onednn;

import io.evowire.core.network.Node;
import io.evowire.evaluate.onednn.PlanMemory.PerThread;
import io.evowire.evaluate.train.ParameterBlock.Kind;
import java.util.List;
import java.util.Optional;

/** A convolution of the stem or the head and the statistics of its batch normalisation. */
final class ConvolutionStep implements Step {

    private final Compilation compilation;
    /** Empty where the image is read. */
    private final Optional<SummedInput> input;
    private final boolean relu;
    private final Feature feature;
    private final Normalisation normalisation;
    private final OutputGradient outputGradient;
    private final ConvolutionShape shape;
    private final DenseWeights weights;
    private final Chunks chunks;
    private final PerThread inners;
    private final PerThread outers;
    private final long imageBytes;

    ConvolutionStep(Compilation compilation, int node, Node.Convolution convolution,
            List<Feature> inputs) {
        this.compilation = compilation;
        boolean image = convolution.input() == Node.IMAGE;
        input = image
                ? Optional.empty()
                : Optional.of(
                        new SummedInput(compilation, node, inputs, 1, Optional.empty(), 0));
        relu = convolution.relu();
        feature = compilation.feature(node, true);
        normalisation = new Normalisation(compilation, node, feature);
        outputGradient = new OutputGradient(compilation, node, feature,
                Optional.of(normalisation));
        BlockedShape in = BlockedShape.of(convolution.in());
        shape = new ConvolutionShape(in, feature.shape(), convolution.kernel(),
                convolution.stride(), image, compilation.precision());
        imageBytes = convolution.in().elements() * Float.BYTES;
        chunks = Chunks.of(in.image() + feature.shape().image());
        int most = chunks.bound(compilation.imagesPerThread());
        weights = new DenseWeights(compilation, compilation.parameters(node), Kind.KERNEL, shape,
                chunks.largest(compilation.imagesPerThread()));
        inners = compilation.memory().perThread("inner", most * in.image());
        outers = compilation.memory().perThread("outer", most * feature.shape().image());
    }

    Feature feature() {
        return feature;
    }

    @Override
    public void prepareForward() {
        input.ifPresent(SummedInput::prepare);
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
        input.get().compute(thread, slot, count, inners.address(thread), relu);
        return inners.address(thread);
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
        BlockedShape in = sum.shape();
        convolution.backwardData(count, outers.address(thread), weights.backward(),
                sum.gradient(from));
        for (int i = 0; i < count; i++) {
            for (int block = 0; block < in.blocks(); block++) {
                long relus = inners.address(thread) + (i * in.blocks() + block) * in.plane();
                long plane = sum.gradient(from + i) + block * in.plane();
                Reduction.mask(plane, relus, 0, 1, in.pixels(), plane,
                        sum.gradientSum(thread, block));
                sum.reduceDots(thread, from + i, block);
            }
        }
    }

    @Override
    public void finishBackward() {
        input.ifPresent(SummedInput::finish);
        weights.store();
    }
}
