package io.evowire.core.objective;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * Volume that a set of candidates dominates, down to a reference point: how good a front is as one
 * number. Exact wherever that takes some {@value #STEPS} comparisons of points at most, as it does
 * for thousands of points with two objectives and for hundreds with three or four. Where it takes
 * more, as with hundreds of points and five objectives, where the work grows with a power of their
 * number, it is estimated on {@value #SAMPLES} evenly spread places of the box that the best values
 * span: mostly within one hundredth of that box. Both are functions of the points alone.
 *
 * @see <a href="https://doi.org/10.1109/TEVC.2010.2077298">While, Bradstreet and Barone, A fast way
 *      of calculating exact hypervolumes (2012), the WFG algorithm</a>
 */
public final class Hypervolume {

    private static final long STEPS = 30_000_000;
    private static final int SAMPLES = 16_384;

    private long steps;

    private Hypervolume() {}

    /**
     * The dominated volume, in the product of the objectives' units; 0 for an empty set.
     *
     * @param points    any candidates; those that are dominated, failed, or not better than the
     *                  reference in every objective add nothing
     * @param reference a fixed point; volumes compare only when they have the same
     */
    public static double of(Collection<Fitness> points, Fitness reference) {
        return ofGains(points.stream().filter(point -> !point.failed())
                .map(point -> gains(point, reference)).toList());
    }

    /**
     * As {@link #of(Collection, Fitness)}, of bare numbers.
     *
     * @param gains for each point how much better than the reference it is in each objective; all
     *              of the same length
     */
    public static double ofGains(Collection<double[]> gains) {
        List<double[]> points = gains.stream()
                .filter(point -> Arrays.stream(point).allMatch(gain -> gain > 0)).toList();
        var exact = new Hypervolume();
        double volume = exact.volume(points);
        return exact.steps <= STEPS ? volume : estimate(points);
    }

    /**
     * The share of the box of the best values that is dominated, on places of an additive
     * recurrence.
     *
     * @see <a href="https://doi.org/10.1007/978-1-4612-0861-5">Niederreiter, Random number
     *      generation and quasi-Monte Carlo methods (1992), on low discrepancy</a>
     */
    static double estimate(List<double[]> points) {
        if (points.isEmpty()) {
            return 0;
        }
        int dimension = points.getFirst().length;
        double[] best = new double[dimension];
        Arrays.setAll(best,
                i -> points.stream().mapToDouble(point -> point[i]).max().orElseThrow());
        List<double[]> largest = points.stream()
                .sorted(Comparator.comparingDouble(point -> -product(point))).toList();
        double root = root(dimension);
        double[] place = new double[dimension];
        int hits = 0;
        for (int sample = 1; sample <= SAMPLES; sample++) {
            for (int i = 0; i < dimension; i++) {
                double turns = 0.5 + sample * Math.pow(root, -1.0 - i);
                place[i] = best[i] * (turns - Math.floor(turns));
            }
            if (largest.stream().anyMatch(point -> covers(point, place))) {
                hits++;
            }
        }
        return product(best) * hits / SAMPLES;
    }

    // Of x^(d+1) = x + 1: its powers turn most evenly in d dimensions, as the golden ratio in one.
    private static double root(int dimension) {
        double root = 2;
        for (int i = 0; i < 60; i++) {
            root = Math.pow(1 + root, 1.0 / (dimension + 1));
        }
        return root;
    }

    private static boolean covers(double[] point, double[] place) {
        for (int i = 0; i < place.length; i++) {
            if (place[i] >= point[i]) {
                return false;
            }
        }
        return true;
    }

    private static double product(double... values) {
        return Arrays.stream(values).reduce(1, (a, b) -> a * b);
    }

    // How far a point is better than the reference, which so becomes the origin.
    private static double[] gains(Fitness point, Fitness reference) {
        double[] gains = new double[reference.dimension()];
        Arrays.setAll(gains, i -> point.gain(reference, i));
        return gains;
    }

    // Each point adds its box less the part of the box that the points after it dominate. Of no use
    // once the steps are spent.
    private double volume(List<double[]> points) {
        var front = front(points);
        double volume = 0;
        for (int i = 0; i < front.size() && steps <= STEPS; i++) {
            double[] point = front.get(i);
            var limited = front.subList(i + 1, front.size()).stream()
                    .map(other -> minimum(point, other)).toList();
            volume += product(point) - volume(limited);
        }
        return volume;
    }

    /** The points that no other one dominates, equal ones once, best in the first value first. */
    private List<double[]> front(List<double[]> points) {
        List<double[]> front = new ArrayList<>();
        for (double[] point : points.stream().sorted((a, b) -> Arrays.compare(b, a)).toList()) {
            if (steps <= STEPS && front.stream().noneMatch(other -> dominates(other, point))) {
                front.add(point);
            }
        }
        return front;
    }

    private boolean dominates(double[] other, double[] point) {
        steps++;
        return Arrays.equals(minimum(point, other), point);
    }

    private static double[] minimum(double[] a, double[] b) {
        double[] minimum = new double[a.length];
        Arrays.setAll(minimum, i -> Math.min(a[i], b[i]));
        return minimum;
    }
}
