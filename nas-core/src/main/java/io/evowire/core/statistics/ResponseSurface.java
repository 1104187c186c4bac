package io.evowire.core.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * A value as a polynomial of second order in the coordinates, with all squares and products, fitted
 * to some points by least squares with a penalty on the squares of the coefficients. Of a fixed
 * grid the penalty is the one with which the points predict each other best; of equals the first.
 * All terms count in units of their standard deviations over the points, and the linear ones weigh
 * as much as all others together.
 * <p>
 * A polynomial knows nothing of places beyond its points and grows there fast. So coordinates, and
 * what it says, stay within what was seen.
 *
 * @see <a href="https://doi.org/10.1111/j.2517-6161.1951.tb00067.x">Box and Wilson, On the
 *      experimental attainment of optimum conditions (1951)</a>
 * @see <a href="https://doi.org/10.1080/00401706.1970.10488634">Hoerl and Kennard, Ridge regression
 *      (1970)</a>
 */
public final class ResponseSurface {

    private static final List<Double> PENALTIES = List.of(0.01, 0.1, 1.0, 10.0, 30.0, 100.0, 300.0,
            1_000.0, 3_000.0, 10_000.0, 100_000.0);

    private final Terms terms;
    private final double mean;
    private final double[] coefficients;
    private final List<Double> leaveOneOut;
    private final double least;
    private final double most;

    /** The fit with one penalty, and by how much each value is above what all others say. */
    private record Fit(double[] weights, List<Double> missed, double squares) {}

    private ResponseSurface(Terms terms, double mean, double[] coefficients, Fit fit,
            List<Double> values) {
        this.terms = terms;
        this.mean = mean;
        this.coefficients = coefficients;
        this.leaveOneOut = IntStream.range(0, values.size())
                .mapToObj(i -> values.get(i) - fit.missed().get(i)).toList();
        this.least = values.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
        this.most = values.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
    }

    /**
     * A surface.
     *
     * @param points three or more, of equal length
     * @param values one for each point
     */
    public static ResponseSurface of(List<List<Double>> points, List<Double> values) {
        if (points.size() < 3 || values.size() != points.size()) {
            throw new IllegalArgumentException("""
                    A surface needs three points or more with a value each, not %d points and %d \
                    values.""".formatted(points.size(), values.size()));
        }
        var terms = new Terms(points);
        double[][] rows = points.stream().map(terms::of).toArray(double[][]::new);
        double mean = values.stream().mapToDouble(Double::doubleValue).sum() / values.size();
        double[] rest = values.stream().mapToDouble(value -> value - mean).toArray();
        double[][] products = products(rows);
        Fit best = null;
        for (double penalty : PENALTIES) {
            Fit next = fit(products, rest, penalty);
            best = best == null || next.squares() < best.squares() ? next : best;
        }
        double[] coefficients = new double[rows[0].length];
        for (int i = 0; i < rows.length; i++) {
            for (int t = 0; t < coefficients.length; t++) {
                coefficients[t] += best.weights()[i] * rows[i][t];
            }
        }
        return new ResponseSurface(terms, mean, coefficients, best, values);
    }

    private static double[][] products(double[]... rows) {
        return IntStream.range(0, rows.length).mapToObj(i -> IntStream.rangeClosed(0, i)
                .mapToDouble(j -> product(rows[i], rows[j])).toArray()).toArray(double[][]::new);
    }

    // Terms have mean 0, so the mean of the values takes 1/n of each point's influence.
    private static Fit fit(double[][] products, double[] rest, double penalty) {
        int size = rest.length;
        Cholesky factor = Cholesky.EMPTY.append(IntStream.range(0, size).mapToObj(i -> {
            double[] row = products[i].clone();
            row[i] += penalty;
            return row;
        }).toArray(double[][]::new));
        double[] weights = factor.backward(factor.forward(rest));
        List<Double> all = new ArrayList<>();
        double squares = 0;
        for (int i = 0; i < size; i++) {
            double[] unit = new double[size];
            unit[i] = 1;
            double[] column = factor.forward(unit);
            double influence = 1 - penalty * product(column, column) + 1.0 / size;
            double missed = penalty * weights[i] / (1 - influence);
            all.add(missed);
            squares += missed * missed;
        }
        return new Fit(weights, all, squares);
    }

    private static double product(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    /** The value to expect at a point. */
    public double at(List<Double> point) {
        return Math.clamp(mean + product(coefficients, terms.of(point)), least, most);
    }

    /** The value to expect at each known point from all others, with the same penalty. */
    public List<Double> leaveOneOut() {
        return leaveOneOut;
    }

    /** Coordinates, their squares and products, each with mean 0 and a common scale. */
    private static final class Terms {

        private final Scale coordinates;
        private final Scale all;
        private final double linear;

        Terms(List<List<Double>> points) {
            double[][] known = points.stream().map(Terms::array).toArray(double[][]::new);
            coordinates = new Scale(known);
            double[][] raw = Arrays.stream(known).map(this::raw).toArray(double[][]::new);
            all = new Scale(raw);
            linear = Math.sqrt(known[0].length);
        }

        private static double[] array(List<Double> numbers) {
            return numbers.stream().mapToDouble(Double::doubleValue).toArray();
        }

        private double[] raw(double... point) {
            double[] x = coordinates.of(point);
            return DoubleStream.concat(Arrays.stream(x), IntStream.range(0, x.length).boxed()
                    .flatMapToDouble(i -> IntStream.rangeClosed(0, i)
                            .mapToDouble(j -> x[i] * x[j])))
                    .toArray();
        }

        double[] of(List<Double> point) {
            double[] scaled = all.of(raw(array(point)));
            for (int i = 0; i < point.size(); i++) {
                scaled[i] *= linear;
            }
            return scaled;
        }
    }

    /** Brings columns to mean 0 and deviation 1, within what was seen; what never varies to 0. */
    private record Scale(double[] means, double[] deviations, double[] least, double[] most) {

        Scale(double[]... rows) {
            this(column(rows, column -> Arrays.stream(column).sum() / column.length),
                    column(rows, Scale::deviation),
                    column(rows, column -> Arrays.stream(column).min().orElseThrow()),
                    column(rows, column -> Arrays.stream(column).max().orElseThrow()));
        }

        private static double deviation(double... column) {
            double mean = Arrays.stream(column).sum() / column.length;
            return Math.sqrt(Arrays.stream(column).map(x -> (x - mean) * (x - mean)).sum()
                    / column.length);
        }

        private static double[] column(double[][] rows,
                ToDoubleFunction<double[]> of) {
            return IntStream.range(0, rows[0].length).mapToDouble(j -> of.applyAsDouble(
                    Arrays.stream(rows).mapToDouble(row -> row[j]).toArray())).toArray();
        }

        double[] of(double... row) {
            return IntStream.range(0, row.length).mapToDouble(j -> least[j] == most[j]
                    ? 0
                    : (Math.clamp(row[j], least[j], most[j]) - means[j]) / deviations[j])
                    .toArray();
        }
    }
}
