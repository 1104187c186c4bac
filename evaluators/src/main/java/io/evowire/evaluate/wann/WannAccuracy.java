package io.evowire.evaluate.wann;

import io.evowire.core.statistics.Spread;
import io.evowire.core.wann.SparseNetwork;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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
 */
public record WannAccuracy(double randomMean, double randomSd, double ensemble, double tuned,
        float tunedWeight, List<Double> byWeight) {

    /** The shared weights under which a search scores its networks. */
    public static final List<Float> WEIGHTS = List.of(-2f, -1f, -0.5f, 0.5f, 1f, 2f);

    private static final int DRAWS = 1_000;
    private static final int SWEEP = 81;
    private static final int BATCH = 1_024;
    private static final float LARGEST = 2;
    private static final long SEED = 1;

    public WannAccuracy {
        byWeight = List.copyOf(byWeight);
    }

    /**
     * Measures a network.
     *
     * @param train what the weight is tuned on
     * @param test  what all accuracies are of
     */
    public static WannAccuracy of(SparseNetwork network, WannImages train, WannImages test,
            WannWorkers workers) {
        List<WannBatch> batches = batches(test);
        double[] random = RandomGeneratorFactory.of("L64X128MixRandom").create(SEED)
                .doubles(DRAWS, -LARGEST, LARGEST).toArray();
        List<Double> drawn = workers.map(DRAWS,
                (index, pass) -> accuracy(network, batches, (float) random[index], pass));
        List<Double> six = workers.map(WEIGHTS.size(),
                (index, pass) -> accuracy(network, batches, WEIGHTS.get(index), pass));
        List<Integer> right = workers.map(batches.size(),
                (index, pass) -> majority(network, batches.get(index), pass));
        float tuned = tune(network, train, workers);
        Spread spread = Spread.of(drawn.stream().mapToDouble(Double::doubleValue).toArray());
        return new WannAccuracy(spread.mean(), spread.sd(),
                right.stream().mapToInt(Integer::intValue).sum() / (double) test.size(),
                accuracy(network, batches, tuned, new WannPass()), tuned, six);
    }

    /** The weight that is best on some images, of those of the sweep. */
    private static float tune(SparseNetwork network, WannImages images, WannWorkers workers) {
        List<WannBatch> batches = batches(images);
        List<Double> swept = workers.map(SWEEP,
                (index, pass) -> accuracy(network, batches, swept(index), pass));
        int best = IntStream.range(0, SWEEP).reduce(0,
                (a, b) -> swept.get(b) > swept.get(a) ? b : a);
        return swept(best);
    }

    private static float swept(int index) {
        return -LARGEST + index * 2 * LARGEST / (SWEEP - 1);
    }

    private static List<WannBatch> batches(WannImages images) {
        List<WannBatch> batches = new ArrayList<>();
        for (int from = 0; from < images.size(); from += BATCH) {
            batches.add(images.batch(from, Math.min(images.size(), from + BATCH)));
        }
        return batches;
    }

    private static double accuracy(SparseNetwork network, List<WannBatch> batches, float weight,
            WannPass pass) {
        int right = 0;
        int all = 0;
        for (WannBatch batch : batches) {
            float[][] logits = pass.logits(network, batch, weight);
            for (int image = 0; image < batch.size(); image++) {
                right += largest(logits, image) == batch.label(image) ? 1 : 0;
            }
            all += batch.size();
        }
        return right / (double) all;
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
