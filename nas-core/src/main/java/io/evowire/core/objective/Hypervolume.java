package io.evowire.core.objective;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/**
 * Volume that a set of candidates dominates, down to a reference point: how good a front is as one
 * number. Exact for any number of objectives.
 *
 * @see <a href="https://doi.org/10.1109/TEVC.2010.2077298">While, Bradstreet and Barone, A fast way
 *      of calculating exact hypervolumes (2012), the WFG algorithm</a>
 */
public final class Hypervolume {

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
     * @param gains for each point how much better than the reference it is in each objective; all of
     *              the same length
     */
    public static double ofGains(Collection<double[]> gains) {
        return volume(gains.stream()
                .filter(point -> Arrays.stream(point).allMatch(gain -> gain > 0)).toList());
    }

    // How far a point is better than the reference, which so becomes the origin.
    private static double[] gains(Fitness point, Fitness reference) {
        double[] gains = new double[reference.dimension()];
        Arrays.setAll(gains, i -> point.gain(reference, i));
        return gains;
    }

    // Each point adds its box less the part of the box that the points after it dominate.
    private static double volume(List<double[]> points) {
        var front = front(points);
        double volume = 0;
        for (int i = 0; i < front.size(); i++) {
            double[] point = front.get(i);
            var limited = front.subList(i + 1, front.size()).stream()
                    .map(other -> minimum(point, other)).toList();
            volume += Arrays.stream(point).reduce(1, (a, b) -> a * b) - volume(limited);
        }
        return volume;
    }

    /** The points that no other one dominates, equal ones once, best in the first value first. */
    private static List<double[]> front(List<double[]> points) {
        List<double[]> front = new ArrayList<>();
        for (double[] point : points.stream().sorted((a, b) -> Arrays.compare(b, a)).toList()) {
            if (front.stream().noneMatch(other -> Arrays.equals(minimum(point, other), point))) {
                front.add(point);
            }
        }
        return front;
    }

    private static double[] minimum(double[] a, double[] b) {
        double[] minimum = new double[a.length];
        Arrays.setAll(minimum, i -> Math.min(a[i], b[i]));
        return minimum;
    }
}
