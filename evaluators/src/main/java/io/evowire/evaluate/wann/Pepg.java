package io.evowire.evaluate.wann;

import io.evowire.core.statistics.Normal;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * Parameter-exploring policy gradients with the settings of the authors' programs: mirrored pairs
 * around a mean, whose rewards count by rank, less a decay of large weights. Mean and deviations
 * follow the pairs that did better; the mean by Adam.
 *
 * @see <a href="https://doi.org/10.1016/j.neunet.2009.12.004">Sehnke et al., Parameter-exploring
 *      policy gradients (2010)</a>
 */
final class Pepg {

    /** Weights that are tried in a step. */
    static final int POPULATION = 128;

    private static final int PAIRS = POPULATION / 2;
    private static final double SIGMA = 0.1;
    private static final double SIGMA_RATE = 0.2;
    private static final double LARGEST_CHANGE = 0.2;
    private static final double SIGMA_DECAY = 0.999;
    private static final double LEAST_SIGMA = 0.02;
    private static final double WEIGHT_DECAY = 0.005;

    private final float[] mean;
    private final double[] sigma;
    private final WeightStep step;
    private final double[][] changes; // [PAIRS][weights]
    private final float[] gradient;

    Pepg(float[] start, WeightStep step) {
        mean = start.clone();
        this.step = step;
        sigma = new double[mean.length];
        Arrays.fill(sigma, SIGMA);
        changes = new double[PAIRS][mean.length];
        gradient = new float[mean.length];
    }

    /** The weights that the search has come to. */
    float[] mean() {
        return mean;
    }

    /** Draws what is tried next. */
    void draw(RandomGenerator random) {
        for (double[] change : changes) {
            for (int i = 0; i < change.length; i++) {
                change[i] = sigma[i] * Normal.draw(random);
            }
        }
    }

    /** Weights to try: those of the pairs upwards, then those downwards. */
    void candidate(int index, float[] weights) {
        double[] change = changes[index % PAIRS];
        double sign = index < PAIRS ? 1 : -1;
        for (int i = 0; i < weights.length; i++) {
            weights[i] = (float) (mean[i] + sign * change[i]);
        }
    }

    /** Learns from how good the candidates were. */
    void tell(double[] scores) {
        double[] rewards = rewards(scores);
        double baseline = Arrays.stream(rewards).sum() / POPULATION;
        double[] spread = new double[mean.length];
        double[] slope = new double[mean.length];
        for (int pair = 0; pair < PAIRS; pair++) {
            double up = rewards[pair];
            double down = rewards[pair + PAIRS];
            double excess = (up + down) / 2 - baseline;
            for (int i = 0; i < mean.length; i++) {
                double change = changes[pair][i];
                slope[i] -= (up - down) * change;
                spread[i] += excess * (change * change - sigma[i] * sigma[i]) / sigma[i];
            }
        }
        for (int i = 0; i < mean.length; i++) {
            gradient[i] = (float) slope[i];
            double bound = LARGEST_CHANGE * sigma[i];
            sigma[i] += Math.clamp(SIGMA_RATE * spread[i] / POPULATION, -bound, bound);
            if (sigma[i] > LEAST_SIGMA) {
                sigma[i] *= SIGMA_DECAY;
            }
        }
        step.apply(mean, gradient);
    }

    /** Ranks from -0.5 to 0.5, less the decay of large weights. */
    private double[] rewards(double[] scores) {
        Integer[] rising = new Integer[POPULATION];
        Arrays.setAll(rising, i -> i);
        Arrays.sort(rising, (a, b) -> Double.compare(scores[a], scores[b]));
        double[] rewards = new double[POPULATION];
        float[] weights = new float[mean.length];
        for (int rank = 0; rank < POPULATION; rank++) {
            int index = rising[rank];
            candidate(index, weights);
            double squares = 0;
            for (float weight : weights) {
                squares += (double) weight * weight;
            }
            rewards[index] = rank / (POPULATION - 1.0) - 0.5
                    - WEIGHT_DECAY * squares / Math.max(1, weights.length);
        }
        return rewards;
    }
}
