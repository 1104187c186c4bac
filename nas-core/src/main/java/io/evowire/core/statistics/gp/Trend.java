package io.evowire.core.statistics.gp;

import io.evowire.core.statistics.Cholesky;
import java.util.Arrays;

/**
 * The unknown mean of correlated values, by generalised least squares.
 *
 * @see <a href="https://doi.org/10.1093/biomet/58.3.545">Patterson and Thompson, Recovery of
 *      inter-block information when block sizes are unequal (1971)</a>
 */
final class Trend {

    private final double[] ones;
    private final double[] rest;
    private final double mean;

    /**
     * A trend.
     *
     * @param factor L, where LL' = A is the covariance of the values in some unit
     * @param values y
     */
    Trend(Cholesky factor, double[] values) {
        double[] unit = new double[values.length];
        Arrays.fill(unit, 1);
        ones = factor.forward(unit);
        rest = factor.forward(values);
        mean = values.length == 0 ? 0 : product(ones, rest) / information();
        for (int i = 0; i < rest.length; i++) {
            rest[i] -= mean * ones[i];
        }
    }

    /** L^-1 1. */
    double[] ones() {
        return ones;
    }

    /** The estimated mean mu; 0 without values. */
    double mean() {
        return mean;
    }

    /** 1' A^-1 1, how much the values tell of mu; 0 without values. */
    double information() {
        return product(ones, ones);
    }

    /** L^-1 (y - mu). */
    double[] rest() {
        return rest;
    }

    static double product(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
