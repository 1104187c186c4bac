package io.evowire.core.statistics.gp;

import io.evowire.core.statistics.Cholesky;
import io.evowire.core.statistics.Scatter;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What the first observations of a process settle.
 *
 * @param by         how many they were
 * @param scaling    scale of the coordinates
 * @param smoothness l, g and q
 * @param variance   v, in the square of the values' unit
 */
record Settled(int by, Scaling scaling, Smoothness smoothness, double variance) {

    /** Of the grid what makes the observations most likely; of equals the first. */
    static Settled by(Prior prior, Scatter scatter, List<Observation> observations) {
        var scaling = new Scaling(observations.stream().map(Observation::point).toList());
        List<double[]> points = observations.stream().map(Observation::point).map(scaling::of)
                .toList();
        var search = new Search(prior, scatter, observations,
                observations.stream().mapToDouble(Observation::value).toArray());
        // In parallel, for each one takes a while; of equal lengths the first is kept all the same.
        Choice best = Smoothness.LENGTHS.parallelStream()
                .map(length -> search.of(length, correlations(points, length)))
                .reduce(search.none(), Choice::better);
        return new Settled(observations.size(), scaling, best.smoothness(), best.variance());
    }

    private record Choice(double likelihood, Smoothness smoothness, double variance) {

        Choice better(Choice next) {
            return next.likelihood() > likelihood ? next : this;
        }
    }

    private record Search(Prior prior, Scatter scatter, List<Observation> observations,
            double[] values) {

        Choice none() {
            return new Choice(Double.NEGATIVE_INFINITY, Smoothness.FIRST, square(prior));
        }

        Choice of(double length, double[][] correlations) {
            Choice best = none();
            for (double rough : Smoothness.ROUGHS) {
                best = better(best, correlations, length, rough);
            }
            return best;
        }

        private Choice better(Choice so, double[][] correlations, double length, double rough) {
            Choice best = so;
            Cholesky factor = null;
            Trend trend = null;
            for (double luck : Smoothness.LUCKS) {
                var smoothness = new Smoothness(length, rough, luck);
                if (factor == null || trend == null || !single()) {
                    factor = Cholesky.EMPTY.append(noisy(correlations, smoothness));
                    trend = new Trend(factor, values);
                }
                best = best.better(choice(factor, trend, smoothness));
            }
            return best;
        }

        // Then what is luck and what is a subject's own look the same.
        private boolean single() {
            return observations.stream().allMatch(observation -> observation.looks() == 1)
                    && observations.stream().mapToInt(Observation::subject).distinct()
                            .count() == observations.size();
        }

        // Logarithm of the likelihood without mu and v, up to a constant. For v there are as many
        // squares as observations: one is spent on mu, and one more is the prior's. Those within
        // subjects are luck alone.
        private Choice choice(Cholesky factor, Trend trend, Smoothness smoothness) {
            double squares = Trend.product(trend.rest(), trend.rest()) + square(prior)
                    + scatter.squares() / smoothness.noise();
            int freedom = factor.size() + scatter.freedom();
            return factor.size() == 0
                    ? new Choice(Double.NEGATIVE_INFINITY, smoothness, square(prior))
                    : new Choice(-factor.logDeterminant()
                            - StrictMath.log(trend.information()) / 2
                            - scatter.freedom() * StrictMath.log(smoothness.noise()) / 2
                            - freedom * StrictMath.log(squares) / 2 + smoothness.logPrior(),
                            smoothness, squares / freedom);
        }

        private double[][] noisy(double[][] correlations, Smoothness smoothness) {
            return IntStream.range(0, correlations.length)
                    .mapToObj(i -> smoothness.noisy(correlations[i], observations))
                    .toArray(double[][]::new);
        }
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
}
