package io.evowire.core.objective;

import io.evowire.core.statistics.Quantile;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * The best accuracy that was found at each cost or below: what a front promises to somebody with a
 * budget.
 */
public final class AccuracyByCost {

    /** By cost; accuracies rise with it. */
    private final TreeMap<Double, Point> front = new TreeMap<>();

    /**
     * A network.
     *
     * @param cost     such as its multiply-adds, above 0
     * @param accuracy fraction in [0, 1]
     */
    public record Point(double cost, double accuracy) {

        public Point {
            if (!(cost > 0 && Double.isFinite(cost))) {
                throw new IllegalArgumentException(
                        "A cost must be a finite number above 0, not %s.".formatted(cost));
            }
        }
    }

    private AccuracyByCost() {}

    /** The best of these networks at each cost. */
    public static AccuracyByCost of(Collection<Point> points) {
        var found = new AccuracyByCost();
        points.stream().sorted((a, b) -> a.cost() == b.cost()
                ? Double.compare(b.accuracy(), a.accuracy())
                : Double.compare(a.cost(), b.cost())).forEach(found::add);
        return found;
    }

    private void add(Point point) {
        if (front.isEmpty() || front.lastEntry().getValue().accuracy() < point.accuracy()) {
            front.put(point.cost(), point);
        }
    }

    /** The most accurate network that costs at most so much; of equals the cheapest. */
    public Optional<Point> within(double budget) {
        return Optional.ofNullable(front.floorEntry(budget)).map(entry -> entry.getValue());
    }

    /**
     * Mean accuracy of the most accurate networks within each budget.
     *
     * @param budgets one or more
     * @param chance  accuracy where nothing is cheap enough: that of a guess
     */
    public double mean(List<Double> budgets, double chance) {
        return budgets.stream()
                .mapToDouble(budget -> within(budget).map(Point::accuracy).orElse(chance))
                .average().orElseThrow();
    }

    /**
     * The area below the best accuracies over the logarithm of cost, above the accuracy of a guess:
     * a hypervolume in which doubling the cost counts the same wherever it is.
     *
     * @param from   least cost that counts, above 0
     * @param to     most cost that counts, above {@code from}
     * @param chance accuracy of a guess, in [0, 1)
     * @return fraction in [0, 1] of the area that perfect networks of the least cost would have
     */
    public double logArea(double from, double to, double chance) {
        if (!(from > 0 && to > from)) {
            throw new IllegalArgumentException(
                    "Costs must run from above 0 to more than that, not from %s to %s."
                            .formatted(from, to));
        }
        List<Double> steps = front.keySet().stream().filter(cost -> cost > from && cost < to)
                .toList();
        double area = 0;
        double left = from;
        for (double right : IntStream.rangeClosed(0, steps.size())
                .mapToDouble(i -> i < steps.size() ? steps.get(i) : to).toArray()) {
            double best = within(left).map(Point::accuracy).orElse(chance);
            area += Math.max(0, best - chance) * Math.log(right / left);
            left = right;
        }
        return area / ((1 - chance) * Math.log(to / from));
    }

    /**
     * Budgets at equal ratios between the tenth and the ninetieth percentile of some costs, the
     * middle of what was tried.
     *
     * @param sorted one or more costs, ascending
     * @param count  of budgets, at least 2
     */
    public static List<Double> budgets(double[] sorted, int count) {
        double low = Quantile.of(sorted, 0.1);
        double high = Quantile.of(sorted, 0.9);
        return IntStream.range(0, count).mapToObj(i -> i == count - 1
                ? high // to the last bit: a network of this cost is within it
                : low * Math.pow(high / low, (double) i / (count - 1))).toList();
    }
}
