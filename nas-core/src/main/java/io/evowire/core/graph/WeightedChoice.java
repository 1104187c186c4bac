package io.evowire.core.graph;

import java.util.random.RandomGenerator;
import java.util.stream.DoubleStream;

/** Draws a place with a probability proportional to its weight. */
final class WeightedChoice {

    private WeightedChoice() {}

    /**
     * A place of the list.
     *
     * @param weights at least 0, at least one above
     */
    static int draw(double[] weights, RandomGenerator random) {
        double left = random.nextDouble() * DoubleStream.of(weights).sum();
        int last = -1;
        for (int i = 0; i < weights.length; i++) {
            if (weights[i] > 0) {
                last = i;
                left -= weights[i];
                if (left < 0) {
                    return i;
                }
            }
        }
        return last; // what rounding left over belongs to the last
    }
}
