package io.evowire.core.statistics.gp;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Brings coordinates to a common scale: mean 0 and standard deviation 1 over some points. A
 * coordinate that is the same for all of them tells nothing and is left out.
 */
final class Scaling {

    private final List<Unit> units;

    /** How a coordinate is scaled. */
    private record Unit(int coordinate, double mean, double deviation) {

        static Unit of(int coordinate, List<List<Double>> points) {
            double mean = 0;
            for (List<Double> point : points) {
                mean += point.get(coordinate) / points.size();
            }
            double variance = 0;
            for (List<Double> point : points) {
                double distance = point.get(coordinate) - mean;
                variance += distance * distance / points.size();
            }
            return new Unit(coordinate, mean, Math.sqrt(variance));
        }

        // The mean of equal numbers may differ from them in its last bit.
        boolean varies(List<List<Double>> points) {
            double first = points.getFirst().get(coordinate);
            return deviation > 0
                    && points.stream().anyMatch(point -> point.get(coordinate) != first);
        }
    }

    Scaling(List<List<Double>> points) {
        units = IntStream.range(0, points.isEmpty() ? 0 : points.getFirst().size())
                .mapToObj(i -> Unit.of(i, points)).filter(unit -> unit.varies(points)).toList();
    }

    /** A point on the common scale. */
    double[] of(List<Double> point) {
        return units.stream().mapToDouble(
                unit -> (point.get(unit.coordinate()) - unit.mean()) / unit.deviation()).toArray();
    }

    /** Mean over the coordinates of the squared difference of two scaled points. */
    static double squaredDistance(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            double difference = a[i] - b[i];
            sum += difference * difference;
        }
        return a.length == 0 ? 0 : sum / a.length;
    }
}
