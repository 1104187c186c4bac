package io.evowire.evaluate.onednn;

import static io.evowire.evaluate.onednn.kernel.Lanes.BLOCK;
import static io.evowire.evaluate.onednn.kernel.Lanes.BYTES;

import io.evowire.evaluate.onednn.PlanMemory.Block;
import io.evowire.evaluate.onednn.PlanMemory.PerThread;
import io.evowire.evaluate.onednn.kernel.BlockedShape;
import io.evowire.evaluate.onednn.kernel.Lanes;
import io.evowire.evaluate.onednn.kernel.Reduction;
import io.evowire.evaluate.onednn.kernel.MapSum;
import io.evowire.evaluate.onednn.primitive.Bindings;
import io.evowire.evaluate.onednn.primitive.Vectors;
import io.evowire.evaluate.parameters.ParameterBlock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a step reads: the sum of its inputs times the strengths of their edges; and its gradient.
 */
final class SummedInput {

    private final int node;
    private final BlockedShape shape;
    private final MapSum summed;
    private final List<Summand> edges = new ArrayList<>();
    private final Optional<ParameterBlock> weights;
    private final Block coefficients;
    private final Block gradient;
    private final PerThread reductions;
    private final Bindings bindings;
    private final int threads;
    private final double[] sum;
    private long[] sources = {};

    /**
     * A sum without trained weights if {@code weights} is empty.
     *
     * @param strength of every edge where weights are not trained
     * @param halo     pixels around the planes of the sum, left as they are
     */
    SummedInput(Compilation compilation, int node, List<Feature> inputs, float strength,
            Optional<ParameterBlock> weights, int halo) {
        this.node = node;
        shape = inputs.getFirst().shape();
        summed = new MapSum(shape, halo);
        inputs.forEach(input -> edges.add(new Summand(input, this, strength)));
        this.weights = weights;
        coefficients = compilation.memory()
                .lasting((long) shape.blocks() * (inputs.size() + 1) * BYTES);
        gradient = compilation.gradient(node);
        reductions = compilation.memory().perThread("reductions",
                (long) shape.blocks() * (inputs.size() + 1) * BYTES);
        bindings = compilation.bindings();
        threads = compilation.threads();
        sum = new double[shape.lanes()];
    }

    BlockedShape shape() {
        return shape;
    }

    List<Summand> edges() {
        return edges;
    }

    /** Address of an image of the gradient of the sum. */
    long gradient(int image) {
        return gradient.address() + image * shape.image();
    }

    /** For each channel the sum over images and pixels of the gradient. */
    double[] sum() {
        return sum;
    }

    /** Takes the weights of edges, 0 for one that is left out, and how inputs are scaled. */
    void prepare() {
        if (sources.length == 0) {
            sources = edges.stream().mapToLong(edge -> edge.from().address()).toArray();
        }
        if (weights.isPresent()) {
            long trained = weightsIn(bindings.parameters, weights.get());
            for (int i = 0; i < edges.size(); i++) {
                edges.get(i).strength(leftOut(i) ? 0 : sigmoid(Lanes.get(trained, i)));
            }
        }
        int vectors = edges.size() + 1;
        for (int c = 0; c < shape.lanes(); c++) {
            long at = (long) c / BLOCK * vectors * BLOCK + c % BLOCK;
            float bias = 0;
            for (int i = 0; i < edges.size(); i++) {
                Summand edge = edges.get(i);
                Lanes.set(coefficients.address(), at + (long) i * BLOCK,
                        edge.strength() * edge.from().scale(c));
                bias += edge.strength() * edge.from().shift(c);
            }
            Lanes.set(coefficients.address(), at + (long) edges.size() * BLOCK, bias);
        }
    }

    /** Writes the sum of some images. */
    void compute(int thread, int image, int images, long target, boolean relu) {
        summed.apply(sources, edges.getFirst().from().offset(thread, image),
                coefficients.address(), images, target, relu);
    }

    /** Starts a thread's sums over its images. */
    void clearReductions(int thread) {
        Lanes.clear(reductions.address(thread), (long) shape.blocks() * (edges.size() + 1) * BYTES);
    }

    /** Address of the thread's sum of the gradient over the pixels of one block. */
    long gradientSum(int thread, int block) {
        return reductions.address(thread) + (long) block * BYTES;
    }

    /** Adds up gradient times input for one block of one image, where an input needs it. */
    void reduceDots(int thread, int image, int block) {
        long plane = block * shape.plane();
        for (int i = 0; i < edges.size(); i++) {
            Feature from = edges.get(i).from();
            if (from.normalised()) {
                Reduction.dot(gradient(image) + plane, from.at(thread, image) + plane,
                        shape.pixels(),
                        dot(thread, i, block));
            }
        }
    }

    /** Address of the thread's sum of gradient times input. */
    long dot(int thread, int edge, int block) {
        return reductions.address(thread) + ((edge + 1L) * shape.blocks() + block) * BYTES;
    }

    /** Adds up the threads' sums and writes the gradients of the edges' weights. */
    void finish() {
        for (int c = 0; c < shape.lanes(); c++) {
            sum[c] = total(c);
            for (int i = 0; i < edges.size(); i++) {
                edges.get(i).dot()[c] = total((i + 1L) * shape.lanes() + c);
            }
        }
        if (weights.isPresent()) {
            long gradients = weightsIn(bindings.gradients, weights.get());
            for (int i = 0; i < edges.size(); i++) {
                Summand edge = edges.get(i);
                double s = edge.strength();
                Lanes.set(gradients, i, (float) (s * (1 - s) * edge.strengthGradient()));
            }
        }
    }

    // Of strength 0, an edge has no part in the sum and passes no gradient to its input or weight.
    private boolean leftOut(int input) {
        return bindings.leftOutOf == node && bindings.leftOut == input;
    }

    private double total(long index) {
        double total = 0;
        for (int thread = 0; thread < threads; thread++) {
            total += Lanes.get(reductions.address(thread), index);
        }
        return total;
    }

    private static long weightsIn(Vectors vectors, ParameterBlock block) {
        return vectors.at(block.kind().group(), block.offset());
    }

    private static float sigmoid(double x) {
        return (float) (1 / (1 + Math.exp(-x)));
    }
}
