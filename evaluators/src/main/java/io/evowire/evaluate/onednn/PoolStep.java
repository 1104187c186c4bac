package io.evowire.evaluate.onednn;

import static io.evowire.evaluate.onednn.kernel.Lanes.BLOCK;
import static io.evowire.evaluate.onednn.kernel.Lanes.BYTES;
import static io.evowire.evaluate.onednn.kernel.Lanes.load;

import io.evowire.evaluate.onednn.PlanMemory.Block;
import io.evowire.evaluate.onednn.PlanMemory.PerThread;
import io.evowire.evaluate.onednn.kernel.BlockedShape;
import io.evowire.evaluate.onednn.kernel.Lanes;
import io.evowire.evaluate.onednn.kernel.Pooling;
import io.evowire.evaluate.onednn.primitive.Bindings;
import java.util.List;
import java.util.Optional;
import jdk.incubator.vector.FloatVector;

/** The end of the body: ReLU and the mean over the pixels, [B, C] row-major. */
final class PoolStep implements Step {

    private final Bindings bindings;
    private final SummedInput input;
    private final Feature from;
    private final Block affine;
    private final PerThread row;

    PoolStep(Compilation compilation, int node, List<Feature> inputs) {
        bindings = compilation.bindings();
        input = new SummedInput(compilation, node, inputs, 1, Optional.empty(), 0);
        from = inputs.getFirst();
        affine = compilation.memory().lasting(2L * from.shape().blocks() * BYTES);
        row = compilation.memory().perThread("row", BYTES);
    }

    @Override
    public void prepareForward() {
        int lanes = from.shape().lanes();
        for (int c = 0; c < lanes; c++) {
            Lanes.set(affine.address(), c, from.scale(c));
            Lanes.set(affine.address(), lanes + c, from.shift(c));
        }
    }

    private FloatVector scale(int block) {
        return load(affine.address() + (long) block * BYTES);
    }

    private FloatVector shift(int block) {
        return load(affine.address() + (long) (from.shape().blocks() + block) * BYTES);
    }

    @Override
    public void forward(int thread, int slot, int image, int images) {
        BlockedShape shape = from.shape();
        for (int i = 0; i < images; i++) {
            for (int block = 0; block < shape.blocks(); block++) {
                FloatVector sum = Pooling.sum(from.at(thread, slot + i) + block * shape.plane(),
                        shape.pixels(), scale(block), shift(block));
                Lanes.store(sum.mul(1f / shape.pixels()), row.address(thread));
                for (int lane = 0; lane < used(block); lane++) {
                    Lanes.set(bindings.features, index(image + i, block, lane),
                            Lanes.get(row.address(thread), lane));
                }
            }
        }
    }

    private int used(int block) {
        return Math.min(BLOCK, from.shape().channels() - block * BLOCK);
    }

    private long index(int image, int block, int lane) {
        return (long) image * from.shape().channels() + block * BLOCK + lane;
    }

    @Override
    public void finishForward(boolean batchStatistics) {
        // Nothing is normalised here.
    }

    @Override
    public void prepareBackward() {
        // The caller gives the gradient of the features.
    }

    @Override
    public void backward(int thread, int image, int images) {
        BlockedShape shape = from.shape();
        input.clearReductions(thread);
        for (int i = image; i < image + images; i++) {
            for (int block = 0; block < shape.blocks(); block++) {
                Lanes.clear(row.address(thread), BYTES);
                for (int lane = 0; lane < used(block); lane++) {
                    Lanes.set(row.address(thread), lane,
                            Lanes.get(bindings.featureGradients, index(i, block, lane)));
                }
                FloatVector gradient = load(row.address(thread)).mul(1f / shape.pixels());
                Pooling.gradient(from.at(thread, i) + block * shape.plane(), shape.pixels(),
                        scale(block),
                        shift(block), gradient, input.gradient(i) + block * shape.plane(),
                        input.gradientSum(thread, block), input.dot(thread, 0, block));
            }
        }
    }

    @Override
    public void finishBackward() {
        input.finish();
    }
}
