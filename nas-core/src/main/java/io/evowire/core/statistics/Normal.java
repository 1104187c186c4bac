package io.evowire.core.statistics;

import java.util.random.RandomGenerator;

/** The standard normal distribution. The same bits on every machine. */
public final class Normal {

    // Beyond it the tail is below 1e-16, which a sum that begins at a half cannot tell from 0.
    private static final double FAR = 8.3;
    private static final double ROOT = Math.sqrt(2 * Math.PI);

    private Normal() {}

    /** The density at {@code z}. */
    public static double density(double z) {
        return StrictMath.exp(-z * z / 2) / ROOT;
    }

    /**
     * The probability of a value below {@code z}, in [0, 1], with an error below 1e-15.
     *
     * @see <a href="https://doi.org/10.18637/jss.v011.i04">Marsaglia, Evaluating the normal
     *      distribution (2004)</a>
     */
    public static double below(double z) {
        if (Math.abs(z) > FAR) {
            return z < 0 ? 0 : 1;
        }
        double sum = z;
        double term = z;
        double before = 0;
        for (int i = 3; sum != before; i += 2) {
            before = sum;
            term *= z * z / i;
            sum += term;
        }
        return Math.clamp(0.5 + sum * density(z), 0, 1);
    }

    /** A value drawn at random. {@link RandomGenerator#nextGaussian} promises no bits. */
    public static double draw(RandomGenerator random) {
        return of(1 - random.nextDouble(), random.nextDouble());
    }

    /**
     * The value that two independent, even draws make.
     *
     * @param first  in (0, 1]
     * @param second in [0, 1]
     * @see <a href="https://doi.org/10.1214/aoms/1177706645">Box and Muller, A note on the
     *      generation of random normal deviates (1958)</a>
     */
    public static double of(double first, double second) {
        return Math.sqrt(-2 * StrictMath.log(first)) * StrictMath.cos(2 * Math.PI * second);
    }

    /**
     * How much more than a bound a normal value is on average, where what is below the bound counts
     * as no improvement: s (z Phi(z) + phi(z)) with z = (m - a) / s.
     *
     * @param mean      m
     * @param deviation s, at least 0
     * @param bound     a
     * @see <a href="https://doi.org/10.1023/A:1008306431147">Jones, Schonlau and Welch, Efficient
     *      global optimization (1998), equation 15</a>
     */
    public static double expectedImprovement(double mean, double deviation, double bound) {
        if (deviation == 0) {
            return Math.max(0, mean - bound);
        }
        double z = (mean - bound) / deviation;
        return Math.max(0, deviation * (z * below(z) + density(z)));
    }
}
