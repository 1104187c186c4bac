package io.evowire.evaluate.wann;

import static io.evowire.evaluate.wann.WannBatch.CHUNK;

import io.evowire.core.wann.SparseNetwork;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Computes one network whose connections have weights of their own, forwards and backwards, on one
 * thread. Weights are in the order of the network's connections.
 */
public final class WeightedPass {

    private final SparseNetwork network;
    private final Plan plan;
    private final float[] sums; // [computed][CHUNK]
    private final float[] values; // [computed][CHUNK]
    private final float[] deltas; // of the loss by value, then by sum: [computed][CHUNK]
    private final float[] slopes = new float[CHUNK];
    private final float[] lanes = WeightedKernels.lanes();
    private final float[] largest = new float[CHUNK];
    private final float[] exponentials = new float[CHUNK];
    private final int[] rows; // of the outputs
    private final double[] squares; // of the deltas by sum: [computed]

    /** A pass through a network. */
    public WeightedPass(SparseNetwork network) {
        plan = new Plan(network);
        this.network = network;
        sums = new float[plan.computed * CHUNK];
        values = new float[plan.computed * CHUNK];
        deltas = new float[plan.computed * CHUNK];
        rows = IntStream.range(plan.computed - plan.outputs, plan.computed).toArray();
        squares = new double[plan.computed];
    }

    /** Number of weights. */
    public int weights() {
        return plan.sources.length;
    }

    /**
     * Minus the mean cross-entropy, in natural logarithms, of the softmax of the outputs.
     *
     * @param weights one a connection
     */
    public double score(WannBatch batch, float[] weights) {
        batch.require(network);
        double loss = 0;
        for (int chunk = 0; chunk < batch.chunks(); chunk++) {
            forward(batch, chunk, weights);
            loss += loss(batch, chunk);
        }
        return WannPass.score(loss, batch);
    }

    /** How many images have their largest output, of equal ones the first, where the label is. */
    public int right(WannBatch batch, float[] weights) {
        batch.require(network);
        int right = 0;
        for (int chunk = 0; chunk < batch.chunks(); chunk++) {
            forward(batch, chunk, weights);
            for (int image = 0; image < batch.images(chunk); image++) {
                right += winner(image) == batch.label(chunk * CHUNK + image) ? 1 : 0;
            }
        }
        return right;
    }

    private int winner(int image) {
        int best = 0;
        int first = firstOutput() + image;
        for (int output = 1; output < plan.outputs; output++) {
            best = values[first + output * CHUNK] > values[first + best * CHUNK] ? output : best;
        }
        return best;
    }

    /**
     * The loss, the mean cross-entropy, and its gradient.
     *
     * @param gradient [weights], overwritten
     */
    public double gradient(WannBatch batch, float[] weights, float[] gradient) {
        batch.require(network);
        Arrays.fill(gradient, 0);
        Arrays.fill(squares, 0);
        double loss = 0;
        for (int chunk = 0; chunk < batch.chunks(); chunk++) {
            forward(batch, chunk, weights);
            loss += loss(batch, chunk);
            backward(batch, chunk, weights, gradient);
        }
        return loss / batch.size();
    }

    /**
     * Root of the summed squares, over the images of the last gradient, of the derivative of an
     * image's loss by the sum of each hidden node and output.
     */
    public double[] nodeGradients() {
        return Arrays.stream(squares).map(Math::sqrt).toArray();
    }

    private int firstOutput() {
        return (plan.computed - plan.outputs) * CHUNK;
    }

    private void forward(WannBatch batch, int chunk, float[] weights) {
        for (int node = 0; node < plan.computed; node++) {
            int row = node * CHUNK;
            WeightedKernels.sum(batch.values(), batch.start(chunk), plan.sources, weights,
                    plan.first[node], plan.middle[node], false, sums, row);
            if (plan.middle[node] < plan.first[node + 1]) {
                WeightedKernels.sum(values, 0, plan.sources, weights, plan.middle[node],
                        plan.first[node + 1], true, sums, row);
            }
            Kernels.activate(plan.activations[node], 1, sums, row, values, row);
        }
    }

    private double loss(WannBatch batch, int chunk) {
        int outputs = firstOutput();
        Kernels.softmax(values, rows, 0, rows.length, largest, exponentials);
        double loss = 0;
        for (int i = 0; i < batch.images(chunk); i++) {
            int label = batch.label(chunk * CHUNK + i);
            loss += (double) largest[i] - values[outputs + label * CHUNK + i]
                    + StrictMath.log(exponentials[i]);
        }
        return loss;
    }

    private void backward(WannBatch batch, int chunk, float[] weights, float[] gradient) {
        Arrays.fill(deltas, 0, firstOutput(), 0);
        Kernels.probabilities(values, firstOutput(), plan.outputs, largest, exponentials, deltas);
        for (int i = 0; i < batch.images(chunk); i++) {
            deltas[firstOutput() + batch.label(chunk * CHUNK + i) * CHUNK + i] -= 1;
        }
        float share = 1f / batch.size();
        for (int output = 0; output < plan.outputs; output++) {
            int row = firstOutput() + output * CHUNK;
            for (int i = 0; i < CHUNK; i++) {
                deltas[row + i] = i < batch.images(chunk) ? deltas[row + i] * share : 0;
            }
        }
        for (int node = plan.computed - 1; node >= 0; node--) {
            backward(node, batch, batch.start(chunk), weights, gradient);
        }
    }

    private void backward(int node, WannBatch batch, int start, float[] weights,
            float[] gradient) {
        int row = node * CHUNK;
        Slopes.of(plan.activations[node], sums, values, row, slopes);
        WeightedKernels.multiply(slopes, 0, deltas, row);
        double size = batch.size();
        squares[node] += size * size
                * WeightedKernels.product(deltas, row, deltas, row, lanes);
        for (int i = plan.first[node]; i < plan.middle[node]; i++) {
            gradient[i] += WeightedKernels.product(deltas, row, batch.values(),
                    start + plan.sources[i] * CHUNK, lanes);
        }
        for (int i = plan.middle[node]; i < plan.first[node + 1]; i++) {
            int source = plan.sources[i] * CHUNK;
            gradient[i] += WeightedKernels.product(deltas, row, values, source, lanes);
            WeightedKernels.add(deltas, row, weights[i], deltas, source);
        }
    }
}
