package io.evowire.evaluate.onednn;

import static io.evowire.evaluate.onednn.kernel.Lanes.BYTES;

import io.evowire.evaluate.onednn.PlanMemory.Block;
import io.evowire.evaluate.onednn.PlanMemory.PerThread;
import io.evowire.evaluate.onednn.kernel.BlockedShape;
import io.evowire.evaluate.onednn.kernel.Lanes;
import io.evowire.evaluate.onednn.kernel.Reduction;
import io.evowire.evaluate.parameters.ParameterBlock.Kind;
import io.evowire.evaluate.parameters.ParameterLayout;

/**
 * Batch normalisation of a feature: its statistics, and the scale and shift that readers apply.
 *
 * @see <a href="https://arxiv.org/abs/1502.03167">Ioffe and Szegedy, Batch Normalization (2015)</a>
 */
final class BatchNormalisation {

    /** What remains of running statistics after a step. */
    static final double DECAY = 0.9;

    private final Feature feature;
    private final NodeParameters parameters;
    private final int threads;
    private final double pixels;
    private final Block pivot;
    private final PerThread moments;
    private final double[] mean;
    private final double[] batchVariance;
    private final double[] inverseDeviation;
    private final double[] slope;
    private final double[] constant;

    BatchNormalisation(Compilation compilation, int node, Feature feature) {
        this.feature = feature;
        parameters = compilation.parameters(node);
        threads = compilation.threads();
        BlockedShape shape = feature.shape();
        pixels = (double) compilation.images() * shape.pixels();
        pivot = compilation.memory().lasting((long) shape.blocks() * BYTES);
        moments = compilation.memory().perThread("moments", 2L * shape.blocks() * BYTES);
        mean = new double[shape.lanes()];
        batchVariance = new double[shape.lanes()];
        inverseDeviation = new double[shape.lanes()];
        slope = new double[shape.lanes()];
        constant = new double[shape.lanes()];
    }

    Feature feature() {
        return feature;
    }

    /** Takes the running mean as the pivot of the sums: near the mean, they lose no digits. */
    void prepare() {
        for (int c = 0; c < feature.shape().channels(); c++) {
            Lanes.set(pivot.address(), c, parameters.get(Kind.MEAN, c));
        }
    }

    /** Starts a thread's sums over its images. */
    void clear(int thread) {
        Lanes.clear(moments.address(thread), 2L * feature.shape().blocks() * BYTES);
    }

    /** Adds up the moments of some images. */
    void accumulate(int thread, int image, int images) {
        BlockedShape shape = feature.shape();
        long sums = moments.address(thread);
        long squares = sums + (long) shape.blocks() * BYTES;
        for (int i = image; i < image + images; i++) {
            for (int block = 0; block < shape.blocks(); block++) {
                long lanes = (long) block * BYTES;
                Reduction.moments(feature.at(thread, i) + block * shape.plane(), shape.pixels(),
                        pivot.address() + lanes, sums + lanes, squares + lanes);
            }
        }
    }

    /** Normalises by the statistics of the batch. */
    void useBatch() {
        int lanes = feature.shape().lanes();
        for (int c = 0; c < feature.shape().channels(); c++) {
            double distance = total(c) / pixels;
            mean[c] = Lanes.get(pivot.address(), c) + distance;
            double variance = Math.max(0, total(lanes + c) / pixels - distance * distance);
            batchVariance[c] = variance;
            normalise(c, mean[c], variance);
        }
    }

    /** Normalises by the running statistics. */
    void useRunning() {
        for (int c = 0; c < feature.shape().channels(); c++) {
            normalise(c, parameters.get(Kind.MEAN, c), parameters.get(Kind.VARIANCE, c));
        }
    }

    private void normalise(int c, double centre, double variance) {
        inverseDeviation[c] = 1 / Math.sqrt(variance + ParameterLayout.EPSILON);
        double scale = parameters.get(Kind.SCALE, c) * inverseDeviation[c];
        feature.normalise(c, scale, parameters.get(Kind.SHIFT, c) - centre * scale);
    }

    private double total(int index) {
        double total = 0;
        for (int thread = 0; thread < threads; thread++) {
            total += Lanes.get(moments.address(thread), index);
        }
        return total;
    }

    /**
     * Writes the gradients of scale and shift and what running statistics lose; the gradient of p
     * is then {@code scale * dy + slope * p + constant}.
     *
     * @param sum sum over images and pixels of the output's gradient dy
     * @param dot sum of dy * p
     */
    void backward(int c, double sum, double dot) {
        double scaleGradient = (dot - mean[c] * sum) * inverseDeviation[c];
        parameters.setGradient(Kind.SCALE, c, (float) scaleGradient);
        parameters.setGradient(Kind.SHIFT, c, (float) sum);
        move(Kind.MEAN, c, mean[c]);
        move(Kind.VARIANCE, c, batchVariance[c]);
        double scale = feature.scale(c);
        slope[c] = -scale * inverseDeviation[c] * scaleGradient / pixels;
        constant[c] = -scale * sum / pixels - slope[c] * mean[c];
    }

    /** Running statistics are moved as DL4J does: by what is subtracted in the update. */
    private void move(Kind kind, int c, double value) {
        parameters.setGradient(kind, c,
                (float) ((1 - DECAY) * (parameters.get(kind, c) - value)));
    }

    double slope(int c) {
        return slope[c];
    }

    double constant(int c) {
        return constant[c];
    }
}
