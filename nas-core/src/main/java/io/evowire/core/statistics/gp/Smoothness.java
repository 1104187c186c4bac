package io.evowire.core.statistics.gp;

import java.util.List;
import java.util.stream.Stream;

/**
 * What a process takes for granted of its function.
 *
 * @param length length scale l, in standard deviations of the coordinates: over how far values are
 *               alike
 * @param noise  variance q of a look's noise as a multiple of the function's variance
 */
record Smoothness(double length, double noise) {

    /** What may be chosen, what is believed where nothing was seen first. */
    static final List<Double> LENGTHS = List.of(1.5, 2.5, 4.0, 1.0, 0.7);
    /** As above. */
    static final List<Double> NOISES = List.of(1.0, 3.0, 0.3, 0.1, 0.03, 0.01);

    static final Smoothness FIRST = new Smoothness(LENGTHS.getFirst(), NOISES.getFirst());

    /** Up to so many observations each one takes part in the choice. */
    private static final int EACH = 24;

    /**
     * Of so many observations, how many choose: all as long as there are at most {@value #EACH};
     * then only with a quarter more it is chosen anew, at 30, 38, 48, 60 and so on.
     */
    static int choosing(int observations) {
        return observations <= EACH
                ? observations
                : Stream.iterate(EACH, size -> size <= observations,
                        size -> Math.ceilDiv(5 * size, 4))
                        .reduce((first, second) -> second).orElseThrow();
    }

    /** Correlation of the function's value at a scaled point with its values at others. */
    static double[] correlations(double[] point, List<double[]> others, double length) {
        double[] correlations = new double[others.size()];
        for (int i = 0; i < correlations.length; i++) {
            correlations[i] = StrictMath.exp(-Scaling.squaredDistance(point, others.get(i))
                    / (2 * length * length));
        }
        return correlations;
    }
}
