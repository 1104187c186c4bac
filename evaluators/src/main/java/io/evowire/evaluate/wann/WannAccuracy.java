package io.evowire.evaluate.wann;

import io.evowire.core.statistics.Spread;
import io.evowire.core.wann.SparseNetwork;
import io.evowire.core.wann.WeightedNetwork;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;

/**
 * The accuracies of the paper's table, each a fraction of the images of which the largest output is
 * the label; of equal outputs the first counts.
 *
 * @param randomMean   mean over {@value #DRAWS} weights drawn evenly from (-2, 2)
 * @param randomSd     standard deviation over these weights
 * @param ensemble     of the majority of the network under the six weights of the search; the class
 *                     with the larger sum of probabilities among those with most votes
 * @param tuned        under the weight that is best on the training images, of {@value #SWEEP} in
 *                     equal steps from -2 to 2
 * @param tunedWeight  that weight; of equal ones the first
 * @param byWeight     under each of the six weights
 * @param sweep        on the test images under each weight of the sweep, from -2 to 2
 */
public record WannAccuracy(double randomMean, double randomSd, double ensemble, double tuned,
        float tunedWeight, List<Double> byWeight, List<Double> sweep) {

    /** The shared weights under which a search scores its networks. */
    public static final List<Float> WEIGHTS = List.of(-2f, -1f, -0.5f, 0.5f, 1f, 2f);

    private static final int DRAWS = 1_000;
    private static final int SWEEP = 81;
    private static final float LARGEST = 2;
    private static final long SEED = 1;

    public WannAccuracy {
        byWeight = List.copyOf(byWeight);
        sweep = List.copyOf(sweep);
    }

    /**
     * Measures a network.
     *
     * @param train what the weight is tuned on
     * @param test  what all accuracies are of
     */
    public static WannAccuracy of(SparseNetwork network, WannImages train, WannImages test,
            WannWorkers workers) {
        List<WannBatch> batches = WannBatch.all(test);
        float[] random = drawn();
        double[] drawn = accuracies(network, batches, random, workers);
        double[] six = accuracies(network, batches, six(), workers);
        List<Integer> right = workers.map(batches.size(),
                (index, pass) -> majority(network, batches.get(index), pass));
        float tuned = tuned(network, train, workers);
        Spread spread = Spread.of(drawn);
        return new WannAccuracy(spread.mean(), spread.sd(),
                right.stream().mapToInt(Integer::intValue).sum() / (double) test.size(),
                accuracies(network, batches, new float[]{tuned}, workers)[0], tuned,
                Arrays.stream(six).boxed().toList(),
                Arrays.stream(accuracies(network, batches, swept(), workers)).boxed()
                        .toList());
    }

    private static float[] drawn() {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(SEED);
        float[] weights = new float[DRAWS];
        for (int i = 0; i < DRAWS; i++) {
            weights[i] = (float) random.nextDouble(-LARGEST, LARGEST);
        }
        return weights;
    }

    private static float[] six() {
        float[] six = new float[WEIGHTS.size()];
        for (int i = 0; i < six.length; i++) {
            six[i] = WEIGHTS.get(i);
        }
        return six;
    }

    /** The shared weight that is best on some images, of those of the sweep. */
    public static float tuned(SparseNetwork network, WannImages images, WannWorkers workers) {
        float[] swept = swept();
        double[] accuracies = accuracies(network, WannBatch.all(images), swept, workers);
        int best = IntStream.range(0, SWEEP).reduce(0,
                (a, b) -> accuracies[b] > accuracies[a] ? b : a);
        return swept[best];
    }

    /** The weights of the sweep. */
    private static float[] swept() {
        float[] swept = new float[SWEEP];
        for (int i = 0; i < SWEEP; i++) {
            swept[i] = -LARGEST + i * 2 * LARGEST / (SWEEP - 1);
        }
        return swept;
    }

    /** The accuracy on some images of a network whose connections have weights of their own. */
    public static double trained(WeightedNetwork trained, WannImages images,
            WannWorkers workers) {
        return trained(trained.network(), WannTraining.floats(trained), WannBatch.all(images),
                workers);
    }

    static double trained(SparseNetwork network, float[] weights, List<WannBatch> batches,
            WannWorkers workers) {
        int right = workers.map(batches.size(),
                (index, pass) -> new WeightedPass(network).right(batches.get(index), weights))
                .stream().mapToInt(Integer::intValue).sum();
        return right / (double) batches.stream().mapToInt(WannBatch::size).sum();
    }

    // A batch under all weights: the sums over its inputs are the same.
    private static double[] accuracies(SparseNetwork network, List<WannBatch> batches,
            float[] weights, WannWorkers workers) {
        List<int[]> right = workers.map(batches.size(),
                (index, pass) -> pass.right(network, batches.get(index), weights));
        int images = batches.stream().mapToInt(WannBatch::size).sum();
        return IntStream.range(0, weights.length).mapToDouble(weight -> right.stream()
                .mapToInt(counts -> counts[weight]).sum() / (double) images).toArray();
    }

    private static int largest(float[][] logits, int image) {
        int best = 0;
        for (int output = 1; output < logits.length; output++) {
            if (logits[output][image] > logits[best][image]) {
                best = output;
            }
        }
        return best;
    }

    private static int majority(SparseNetwork network, WannBatch batch, WannPass pass) {
        int[][] votes = new int[batch.size()][network.outputs()];
        double[][] sums = new double[batch.size()][network.outputs()];
        for (float weight : WEIGHTS) {
            float[][] logits = pass.logits(network, batch, weight);
            for (int image = 0; image < batch.size(); image++) {
                votes[image][largest(logits, image)]++;
                addProbabilities(logits, image, sums[image]);
            }
        }
        int right = 0;
        for (int image = 0; image < batch.size(); image++) {
            right += winner(votes[image], sums[image]) == batch.label(image) ? 1 : 0;
        }
        return right;
    }

    private static int winner(int[] votes, double[] sums) {
        int most = Arrays.stream(votes).max().orElseThrow();
        return IntStream.range(0, votes.length).filter(output -> votes[output] == most)
                .reduce((a, b) -> sums[b] > sums[a] ? b : a).orElseThrow();
    }

    private static void addProbabilities(float[][] logits, int image, double[] sums) {
        double largest = logits[largest(logits, image)][image];
        double[] powers = Arrays.stream(logits)
                .mapToDouble(output -> StrictMath.exp(output[image] - largest)).toArray();
        double sum = Arrays.stream(powers).sum();
        for (int output = 0; output < powers.length; output++) {
            sums[output] += powers[output] / sum;
        }
    }
}
