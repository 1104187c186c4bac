package io.evowire.evaluate.wann;

import static io.evowire.evaluate.wann.WannBatch.CHUNK;

import io.evowire.core.wann.SparseNetwork;

/**
 * Computes networks on one thread; it keeps memory for the largest ones so far. Sums over bias and
 * inputs are made once for all shared weights.
 */
public final class WannPass {

    /** A score is never worse: what a network gets whose outputs are no numbers. */
    public static final double WORST = -1e6;

    private static final int FACTORS = 64; // 256 outputs to this power are within a double

    private float[] sums = new float[0]; // of bias and inputs: [sums][CHUNK]
    private float[] values = new float[0]; // [nodes][CHUNK]
    private final float[] sum = new float[CHUNK];
    private final float[] largest = new float[CHUNK];
    private final float[] exponentials = new float[CHUNK];

    /**
     * The score of a network under each of some weights: minus the mean cross-entropy, in natural
     * logarithms, of the softmax of its outputs. At most 0 and at least {@link #WORST}.
     *
     * @throws IllegalArgumentException if the batch has another number of inputs
     */
    public double[] scores(SparseNetwork network, WannBatch batch, float[] weights) {
        batch.require(network);
        var plan = JointPlan.of(network);
        double[] losses = new double[weights.length];
        for (int chunk = 0; chunk < batch.chunks(); chunk++) {
            double[] more = losses(plan, batch, chunk, weights);
            for (int weight = 0; weight < weights.length; weight++) {
                losses[weight] += more[weight];
            }
        }
        for (int weight = 0; weight < weights.length; weight++) {
            losses[weight] = score(losses[weight], batch);
        }
        return losses;
    }

    /** The score that follows from the sum of the cross-entropies of all images. */
    static double score(double loss, WannBatch batch) {
        double score = -loss / batch.size();
        return score >= WORST ? Math.min(score, 0) : WORST; // NaN is the worst
    }

    /**
     * The summed cross-entropies of the images of a chunk.
     *
     * @return [different networks of the plan * weights]
     */
    double[] losses(JointPlan plan, WannBatch batch, int chunk, float[] weights) {
        double[] losses = new double[plan.outputs.size() * weights.length];
        addInputs(plan, batch, chunk);
        for (int weight = 0; weight < weights.length; weight++) {
            forward(plan, weights[weight]);
            for (int network = 0; network < plan.outputs.size(); network++) {
                losses[network * weights.length + weight] = loss(plan, network, batch, chunk);
            }
        }
        return losses;
    }

    /**
     * How many images have their largest output, of equal ones the first, where the label is.
     *
     * @return for each weight
     * @throws IllegalArgumentException if the batch has another number of inputs
     */
    public int[] right(SparseNetwork network, WannBatch batch, float[] weights) {
        batch.require(network);
        var plan = JointPlan.of(network);
        int[] right = new int[weights.length];
        for (int chunk = 0; chunk < batch.chunks(); chunk++) {
            addInputs(plan, batch, chunk);
            for (int weight = 0; weight < weights.length; weight++) {
                forward(plan, weights[weight]);
                for (int image = 0; image < batch.images(chunk); image++) {
                    right[weight] += winner(plan, image) == batch.label(chunk * CHUNK + image)
                            ? 1
                            : 0;
                }
            }
        }
        return right;
    }

    private int winner(JointPlan plan, int image) {
        int best = 0;
        int[] rows = plan.outputs.values;
        for (int output = 1; output < plan.outputs(0); output++) {
            if (values[rows[output] * CHUNK + image] > values[rows[best] * CHUNK + image]) {
                best = output;
            }
        }
        return best;
    }

    /**
     * The outputs of a network under a weight.
     *
     * @return [outputs][images]
     * @throws IllegalArgumentException if the batch has another number of inputs
     */
    public float[][] logits(SparseNetwork network, WannBatch batch, float weight) {
        batch.require(network);
        var plan = JointPlan.of(network);
        float[][] logits = new float[network.outputs()][batch.size()];
        for (int chunk = 0; chunk < batch.chunks(); chunk++) {
            addInputs(plan, batch, chunk);
            forward(plan, weight);
            for (int output = 0; output < logits.length; output++) {
                System.arraycopy(values, plan.outputs.values[output] * CHUNK, logits[output],
                        chunk * CHUNK, batch.images(chunk));
            }
        }
        return logits;
    }

    private void addInputs(JointPlan plan, WannBatch batch, int chunk) {
        if (sums.length < plan.sums.size() * CHUNK) {
            sums = new float[plan.sums.size() * CHUNK];
        }
        if (values.length < plan.nodes.size() * CHUNK) {
            values = new float[plan.nodes.size() * CHUNK];
        }
        int start = batch.start(chunk);
        for (int i = 0; i < plan.sums.size(); i++) {
            Kernels.sum(batch.values(), start, plan.sums.values, plan.sums.first[i],
                    plan.sums.first[i + 1], false, sums, 0, sums, i * CHUNK);
        }
    }

    private void forward(JointPlan plan, float weight) {
        for (int node = 0; node < plan.nodes.size(); node++) {
            int given = plan.sum(node) * CHUNK;
            int from = plan.firstRead(node);
            int to = plan.nodes.first[node + 1];
            if (from == to) {
                Kernels.activate(plan.activation(node), weight, sums, given, values,
                        node * CHUNK);
            } else {
                Kernels.sum(values, 0, plan.nodes.values, from, to, true, sums, given, sum, 0);
                Kernels.activate(plan.activation(node), weight, sum, 0, values, node * CHUNK);
            }
        }
    }

    // The logarithm of a product is the sum of the logarithms, and one of them is enough.
    private double loss(JointPlan plan, int network, WannBatch batch, int chunk) {
        int first = plan.outputs.first[network];
        Kernels.softmax(values, plan.outputs.values, first, plan.outputs.first[network + 1],
                largest, exponentials);
        double loss = 0;
        double product = 1;
        int images = batch.images(chunk);
        for (int i = 0; i < images; i++) {
            int row = plan.outputs.values[first + batch.label(chunk * CHUNK + i)] * CHUNK;
            loss += (double) largest[i] - values[row + i];
            product *= exponentials[i];
            if (i % FACTORS == FACTORS - 1) {
                loss += StrictMath.log(product);
                product = 1;
            }
        }
        return loss + StrictMath.log(product);
    }
}
