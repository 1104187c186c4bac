package io.evowire.core.statistics.gp;

import java.util.List;
import java.util.stream.Stream;

/**
 * What a process takes for granted of its function.
 *
 * @param length length scale l, in standard deviations of the coordinates: over how far values are
 *               alike
 * @param rough  what neighbours do not tell of a single look, as a multiple of the function's
 *               variance: the subject's own part and the noise
 * @param luck   share of it that is noise, within (0, 1)
 */
record Smoothness(double length, double rough, double luck) {

    /** What may be chosen, what is believed where nothing was seen first. */
    static final List<Double> LENGTHS = List.of(1.5, 2.5, 4.0, 1.0, 0.7);
    /** As above. */
    static final List<Double> ROUGHS = List.of(1.0, 3.0, 0.3, 0.1, 0.03, 0.01);
    /** As above; half and half where no subject was looked at twice. */
    static final List<Double> LUCKS = List.of(0.5, 0.25, 0.75, 0.1, 0.9);

    static final Smoothness FIRST = new Smoothness(LENGTHS.getFirst(), ROUGHS.getFirst(),
            LUCKS.getFirst());

    /** Up to so many observations each one takes part in the choice. */
    private static final int EACH = 24;

    /** Variance q of a look's noise as a multiple of the function's variance. */
    double noise() {
        return luck * rough;
    }

    /** Variance g of what is a subject's own as a multiple of the function's variance. */
    double own() {
        return (1 - luck) * rough;
    }

    /** Logarithm of the prior density of the share of luck, up to a constant: a beta(2, 2). */
    double logPrior() {
        return StrictMath.log(luck * (1 - luck));
    }

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

    /**
     * Adds to the row of A for an observation what is not the function's: what is its subject's
     * own, which it has in common with earlier observations of the subject, and its noise.
     *
     * @param row  correlations with the observations before it, and last with itself
     * @param seen these observations, and last itself
     */
    double[] noisy(double[] row, List<Observation> seen) {
        double[] noisy = row.clone();
        int last = row.length - 1;
        Observation newest = seen.get(last);
        for (int i = 0; i < last; i++) {
            if (seen.get(i).subject() == newest.subject()) {
                noisy[i] += own();
            }
        }
        noisy[last] += own() + noise() / newest.looks();
        return noisy;
    }
}
