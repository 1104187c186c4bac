package io.evowire.core.statistics;

/**
 * How large the largest of some independent values of the standard normal distribution is on
 * average.
 */
public final class NormalMaximum {

    private static final double FAR = 10;
    private static final int CELLS = 20_000;

    private NormalMaximum() {}

    /**
     * The expected maximum, to about six digits, in standard deviations: 0 for one value, 1.54 for
     * ten.
     *
     * @param values how many there are, at least 1
     */
    public static double expected(int values) {
        if (values < 1) {
            throw new IllegalArgumentException(
                    "The maximum needs at least 1 value, not %d.".formatted(values));
        }
        // The integral of x n phi(x) Phi(x)^(n - 1) by trapezoids, Phi on the way.
        double width = 2 * FAR / CELLS;
        double below = 0;
        double density = Normal.density(-FAR);
        double sum = 0;
        for (int i = 1; i <= CELLS; i++) {
            double x = -FAR + i * width;
            double next = Normal.density(x);
            below += width * (density + next) / 2;
            density = next;
            sum += width * x * values * density * StrictMath.pow(Math.min(1, below), values - 1);
        }
        return sum;
    }
}
