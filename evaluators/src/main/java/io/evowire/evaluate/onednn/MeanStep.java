package io.evowire.evaluate.onednn;

import io.evowire.evaluate.onednn.kernel.BlockedShape;
import io.evowire.evaluate.onednn.kernel.Reduction;
import java.util.List;
import java.util.Optional;

/** The output of a stage: the plain mean of its inputs, kept because several nodes read it. */
final class MeanStep implements Step {

    private final SummedInput input;
    private final Feature feature;
    private final OutputGradient outputGradient;

    MeanStep(Compilation compilation, int node, List<Feature> inputs) {
        input = new SummedInput(compilation, node, inputs, 1f / inputs.size(), Optional.empty(),
                0);
        feature = compilation.feature(node, false);
        outputGradient = new OutputGradient(compilation, node, feature, Optional.empty());
    }

    Feature feature() {
        return feature;
    }

    @Override
    public void prepareForward() {
        input.prepare();
    }

    @Override
    public void forward(int thread, int slot, int image, int images) {
        input.compute(thread, slot, images, feature.at(thread, slot), false);
    }

    @Override
    public void finishForward(boolean batchStatistics) {
        // Nothing is normalised here.
    }

    @Override
    public void prepareBackward() {
        outputGradient.prepare();
    }

    @Override
    public void backward(int thread, int image, int images) {
        BlockedShape shape = input.shape();
        input.clearReductions(thread);
        for (int i = image; i < image + images; i++) {
            outputGradient.compute(i, 1, input.gradient(i));
            for (int block = 0; block < shape.blocks(); block++) {
                Reduction.sum(input.gradient(i) + block * shape.plane(), shape.pixels(),
                        input.gradientSum(thread, block));
                input.reduceDots(thread, i, block);
            }
        }
    }

    @Override
    public void finishBackward() {
        input.finish();
    }
}
