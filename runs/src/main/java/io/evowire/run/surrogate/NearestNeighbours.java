package io.evowire.run.surrogate;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Estimates a value at a point by the mean over the K nearest known points, weighted by the inverse
 * of their distance; each coordinate counts in units of its standard deviation over the known
 * points.
 */
public final class NearestNeighbours {

    /** Number of neighbours. */
    public static final int K = 5;

    private static final double NEAR = 1e-6; // so that a point at distance 0 does not divide by it

    private final List<List<Double>> points;
    private final List<Double> values;
    private final List<Double> units;

    /**
     * @param points one or more, of equal length
     * @param values one for each point
     */
    public NearestNeighbours(List<List<Double>> points, List<Double> values) {
        this.points = List.copyOf(points);
        this.values = List.copyOf(values);
        this.units = IntStream.range(0, points.getFirst().size())
                .mapToObj(i -> deviation(points.stream().map(point -> point.get(i)).toList()))
                .toList();
    }

    /** The estimate at a point. */
    public double at(List<Double> point) {
        return estimate(point, -1);
    }

    /** The estimate at each known point, from all others. Needs two points or more. */
    public List<Double> leaveOneOut() {
        return IntStream.range(0, points.size()).mapToObj(i -> estimate(points.get(i), i))
                .toList();
    }

    private double estimate(List<Double> point, int without) {
        record Neighbour(double distance, double value) {}
        List<Neighbour> nearest = IntStream.range(0, points.size()).filter(i -> i != without)
                .mapToObj(i -> new Neighbour(distance(point, points.get(i)), values.get(i)))
                .sorted(Comparator.comparingDouble(Neighbour::distance)).limit(K).toList();
        double weights = nearest.stream().mapToDouble(n -> 1 / (n.distance() + NEAR)).sum();
        return nearest.stream().mapToDouble(n -> n.value() / (n.distance() + NEAR)).sum() / weights;
    }

    private double distance(List<Double> a, List<Double> b) {
        return Math.sqrt(IntStream.range(0, a.size())
                .mapToDouble(i -> (a.get(i) - b.get(i)) / units.get(i)).map(d -> d * d).sum());
    }

    // A coordinate that never changes tells nothing; its unit only must not be 0.
    private static double deviation(List<Double> coordinates) {
        double mean = coordinates.stream().mapToDouble(x -> x).average().orElseThrow();
        double deviation = Math.sqrt(coordinates.stream().mapToDouble(x -> (x - mean) * (x - mean))
                .average().orElseThrow());
        return deviation > 0 ? deviation : 1;
    }
}
