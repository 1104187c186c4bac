package io.evowire.run.study.simulation;

import io.evowire.run.json.Spelling;
import java.util.Arrays;
import java.util.stream.DoubleStream;

/**
 * Problems with known fronts, to be minimised over 30 variables in [0, 1]. Reference points are 1.1
 * in every objective.
 *
 * @see <a href="https://doi.org/10.1162/106365600568202">Zitzler, Deb and Thiele, Comparison of
 *      multiobjective evolutionary algorithms (2000)</a>
 * @see <a href="https://doi.org/10.1109/CEC.2002.1007032">Deb, Thiele, Laumanns and Zitzler,
 *      Scalable multi-objective optimization test problems (2002)</a>
 */
public enum TestProblem {
    /** A convex front: f2 = 1 - sqrt(f1). */
    ZDT1(2),
    /** A concave front: f2 = 1 - f1^2. */
    ZDT2(2),
    /** A front of five pieces. */
    ZDT3(2),
    /** An eighth of a sphere, three objectives. */
    DTLZ2(3);

    /** Number of variables. */
    public static final int VARIABLES = 30;

    private static final double REFERENCE = 1.1;

    private final int objectives;

    TestProblem(int objectives) {
        this.objectives = objectives;
    }

    /** The objectives' values, each to be minimised. */
    public double[] values(double... x) {
        return switch (this) {
            case ZDT1 -> zdt(x[0], g(x), (f, g) -> 1 - Math.sqrt(f / g));
            case ZDT2 -> zdt(x[0], g(x), (f, g) -> 1 - f / g * (f / g));
            case ZDT3 -> zdt(x[0], g(x),
                    (f, g) -> 1 - Math.sqrt(f / g) - f / g * Math.sin(10 * Math.PI * f));
            case DTLZ2 -> sphere(x);
        };
    }

    /** How much better than the reference point these values are, in each objective. */
    public double[] gains(double... values) {
        return Arrays.stream(values).map(value -> REFERENCE - value).toArray();
    }

    /** Hypervolume of the whole front below the reference point, exact to the digits written. */
    public double optimum() {
        return switch (this) {
            case ZDT1 -> REFERENCE * REFERENCE - 1.0 / 3;
            case ZDT2 -> REFERENCE * REFERENCE - 2.0 / 3;
            case ZDT3 -> zdt3();
            case DTLZ2 -> Math.pow(REFERENCE, 3) - Math.PI / 6;
        };
    }

    /** Number of objectives. */
    public int objectives() {
        return objectives;
    }

    /** As on the command line: {@code zdt1}. */
    @Override
    public String toString() {
        return Spelling.of(this);
    }

    private interface Shape {

        double of(double f, double g);
    }

    private static double[] zdt(double f, double g, Shape shape) {
        return new double[]{f, g * shape.of(f, g)};
    }

    private static double g(double... x) {
        return 1 + 9 * DoubleStream.of(x).skip(1).sum() / (x.length - 1);
    }

    private static double[] sphere(double... x) {
        double g = DoubleStream.of(x).skip(2).map(v -> (v - 0.5) * (v - 0.5)).sum();
        double a = x[0] * Math.PI / 2;
        double b = x[1] * Math.PI / 2;
        return new double[]{(1 + g) * Math.cos(a) * Math.cos(b),
                (1 + g) * Math.cos(a) * Math.sin(b), (1 + g) * Math.sin(a)};
    }

    // The front's pieces have no closed form: the least f2 so far, over a fine grid of f1.
    private static double zdt3() {
        int steps = 2_000_000;
        double least = REFERENCE;
        double volume = 0;
        for (int i = 0; i < steps; i++) {
            double f = REFERENCE * (i + 0.5) / steps;
            if (f <= 1) {
                least = Math.min(least,
                        1 - Math.sqrt(f) - f * Math.sin(10 * Math.PI * f));
            }
            volume += (REFERENCE - least) * REFERENCE / steps;
        }
        return volume;
    }
}
