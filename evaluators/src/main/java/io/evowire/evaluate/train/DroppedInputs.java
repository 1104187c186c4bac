package io.evowire.evaluate.train;

import io.evowire.evaluate.parameters.RandomStreams;
import java.util.random.RandomGenerator;

/**
 * Which inputs of a classifier are dropped in a step, and what the others are multiplied by:
 * inverted dropout. It follows from the seed and the step, whatever computes.
 *
 * @param probability that an input is dropped, in [0, 1)
 * @param seed        of the recipe
 */
public record DroppedInputs(double probability, long seed) {

    /**
     * Factors of a step's inputs: 0, or 1 by the probability to stay.
     *
     * @param images   B
     * @param features F
     * @return [B, F], row-major
     */
    public float[] factors(int step, int images, int features) {
        RandomGenerator random = new RandomStreams(seed).dropout(step);
        float stays = (float) (1 / (1 - probability));
        float[] factors = new float[Math.multiplyExact(images, features)];
        for (int i = 0; i < factors.length; i++) {
            factors[i] = random.nextDouble() < probability ? 0 : stays;
        }
        return factors;
    }
}
