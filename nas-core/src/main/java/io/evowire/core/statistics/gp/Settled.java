package io.evowire.core.statistics.gp;

import java.util.List;

/**
 * What the first observations of a process settle.
 *
 * @param by         how many they were
 * @param scaling    scale of the coordinates
 * @param smoothness l and q
 * @param variance   v, in the square of the values' unit
 */
record Settled(int by, Scaling scaling, Smoothness smoothness, double variance) {

    /** Of the grid what makes the observations most likely; of equals the first. */
    static Settled by(Prior prior, List<Observation> observations) {
        var scaling = new Scaling(observations.stream().map(Observation::point).toList());
        List<double[]> points = observations.stream().map(Observation::point).map(scaling::of)
                .toList();
        double[] values = observations.stream().mapToDouble(Observation::value).toArray();
        double best = Double.NEGATIVE_INFINITY;
        var settled = new Settled(values.length, scaling, Smoothness.FIRST, square(prior));
        for (double length : Smoothness.LENGTHS) {
            double[][] correlations = correlations(points, length);
            for (double noise : Smoothness.NOISES) {
                Cholesky factor = Cholesky.EMPTY.append(noisy(correlations, noise, observations));
                var trend = new Trend(factor, values);
                double squares = Trend.product(trend.rest(), trend.rest()) + square(prior);
                double likelihood = likelihood(factor, trend, squares);
                if (likelihood > best) {
                    best = likelihood;
                    settled = new Settled(values.length, scaling, new Smoothness(length, noise),
                            squares / values.length);
                }
            }
        }
        return settled;
    }

    // Logarithm of the likelihood without mu and v, up to a constant. For v there are as many
    // squares as observations: one is spent on mu, and one more is the prior's.
    private static double likelihood(Cholesky factor, Trend trend, double squares) {
        return factor.size() == 0
                ? Double.NEGATIVE_INFINITY
                : -factor.logDeterminant()
                        - StrictMath.log(trend.information()) / 2
                        - factor.size() * StrictMath.log(squares) / 2;
    }

    private static double square(Prior prior) {
        return prior.deviation() * prior.deviation();
    }

    private static double[][] correlations(List<double[]> points, double length) {
        double[][] rows = new double[points.size()][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = Smoothness.correlations(points.get(i), points.subList(0, i + 1), length);
        }
        return rows;
    }

    private static double[][] noisy(double[][] correlations, double noise,
            List<Observation> observations) {
        double[][] rows = new double[correlations.length][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = correlations[i].clone();
            rows[i][i] += noise / observations.get(i).looks();
        }
        return rows;
    }
}
