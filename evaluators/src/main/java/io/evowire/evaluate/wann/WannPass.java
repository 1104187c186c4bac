package io.evowire.evaluate.wann;

import static io.evowire.evaluate.wann.WannBatch.CHUNK;

import io.evowire.core.wann.SparseNetwork;

/**
 * Computes networks on one thread; it keeps memory for the largest one so far. Sums over bias and
 * inputs are made once for all shared weights.
 */
public final class WannPass {

    /** A score is never worse: what a network gets whose outputs are no numbers. */
    public static final double WORST = -1e6;

    private static final int FACTORS = 64; // 256 outputs to this power are within a double

    private float[] sums = new float[0]; // of bias and inputs: [computed][CHUNK]
    private float[] values = new float[0]; // [computed][CHUNK]
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
        Plan plan = prepare(network, batch);
        double[] losses = new double[weights.length];
        for (int chunk = 0; chunk < batch.chunks(); chunk++) {
            addInputs(plan, batch, chunk);
            for (int weight = 0; weight < weights.length; weight++) {
                forward(plan, weights[weight]);
                losses[weight] += loss(plan, batch, chunk);
            }
        }
        for (int weight = 0; weight < weights.length; weight++) {
            double score = -losses[weight] / batch.size();
            losses[weight] = score >= WORST ? Math.min(score, 0) : WORST; // NaN is the worst
        }
        return losses;
    }

    /**
     * The outputs of a network under a weight.
     *
     * @return [outputs][images]
     * @throws IllegalArgumentException if the batch has another number of inputs
     */
    public float[][] logits(SparseNetwork network, WannBatch batch, float weight) {
        Plan plan = prepare(network, batch);
        float[][] logits = new float[plan.outputs][batch.size()];
        for (int chunk = 0; chunk < batch.chunks(); chunk++) {
            addInputs(plan, batch, chunk);
            forward(plan, weight);
            for (int output = 0; output < plan.outputs; output++) {
                System.arraycopy(values, (plan.computed - plan.outputs + output) * CHUNK,
                        logits[output], chunk * CHUNK, batch.images(chunk));
            }
        }
        return logits;
    }

    private Plan prepare(SparseNetwork network, WannBatch batch) {
        if (network.inputs() != batch.inputs()) {
            throw new IllegalArgumentException("A network of %d inputs cannot read images of %d."
                    .formatted(network.inputs(), batch.inputs()));
        }
        var plan = new Plan(network);
        if (values.length < plan.computed * CHUNK) {
            sums = new float[plan.computed * CHUNK];
            values = new float[plan.computed * CHUNK];
        }
        return plan;
    }

    private void addInputs(Plan plan, WannBatch batch, int chunk) {
        int start = batch.start(chunk);
        for (int node = 0; node < plan.computed; node++) {
            Kernels.sum(batch.values(), start, plan.sources, plan.first[node], plan.middle[node],
                    false, sums, 0, sums, node * CHUNK);
        }
    }

    private void forward(Plan plan, float weight) {
        for (int node = 0; node < plan.computed; node++) {
            int row = node * CHUNK;
            if (plan.middle[node] == plan.first[node + 1]) {
                Kernels.activate(plan.activations[node], weight, sums, row, values, row);
            } else {
                Kernels.sum(values, 0, plan.sources, plan.middle[node], plan.first[node + 1],
                        true, sums, row, sum, 0);
                Kernels.activate(plan.activations[node], weight, sum, 0, values, row);
            }
        }
    }

    // The logarithm of a product is the sum of the logarithms, and one of them is enough.
    private double loss(Plan plan, WannBatch batch, int chunk) {
        int outputs = (plan.computed - plan.outputs) * CHUNK;
        Kernels.softmax(values, outputs, plan.outputs, largest, exponentials);
        double loss = 0;
        double product = 1;
        int images = batch.images(chunk);
        for (int i = 0; i < images; i++) {
            int label = batch.label(chunk * CHUNK + i);
            loss += (double) largest[i] - values[outputs + label * CHUNK + i];
            product *= exponentials[i];
            if (i % FACTORS == FACTORS - 1) {
                loss += StrictMath.log(product);
                product = 1;
            }
        }
        return loss + StrictMath.log(product);
    }
}
