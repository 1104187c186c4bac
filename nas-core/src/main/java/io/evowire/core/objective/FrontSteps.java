package io.evowire.core.objective;

import io.evowire.core.statistics.Normal;
import java.util.ArrayList;
import java.util.List;

/**
 * The front of a value that should be large over a cost that should be small, as a step function:
 * the largest value at each cost or below. The area below it, between two costs and above a floor,
 * is its hypervolume. Immutable.
 *
 * @param from  least cost that counts; what is cheaper counts as if it cost this
 * @param to    most cost that counts, at least {@code from}
 * @param floor value where nothing is cheap enough
 * @param steps where a larger value begins, by rising cost and value
 */
public record FrontSteps(double from, double to, double floor, List<Step> steps) {

    /** From this cost on there is this value. */
    public record Step(double cost, double value) {}

    public FrontSteps {
        steps = List.copyOf(steps);
        if (!(from <= to)) {
            throw new IllegalArgumentException(
                    "Costs must run from one to one no smaller, not from %s to %s.".formatted(from,
                            to));
        }
    }

    /** A front that nothing is on yet. */
    public static FrontSteps empty(double from, double to, double floor) {
        return new FrontSteps(from, to, floor, List.of());
    }

    /** This front and one more point; the same where something else is as good and as cheap. */
    public FrontSteps with(double cost, double value) {
        double at = Math.max(cost, from);
        if (value <= floor
                || steps.stream().anyMatch(step -> step.cost() <= at && step.value() >= value)) {
            return this;
        }
        List<Step> better = new ArrayList<>();
        steps.stream().filter(step -> step.cost() < at).forEach(better::add);
        better.add(new Step(at, value));
        steps.stream().filter(step -> step.cost() >= at && step.value() > value)
                .forEach(better::add);
        return new FrontSteps(from, to, floor, better);
    }

    /** The area below the front, in the product of the units. */
    public double area() {
        double area = 0;
        for (int i = 0; i < steps.size(); i++) {
            area += Math.max(0, end(i) - steps.get(i).cost()) * (steps.get(i).value() - floor);
        }
        return area;
    }

    // Where the step of this index ends; that of -1 is the floor.
    private double end(int index) {
        return Math.min(to, index + 1 < steps.size() ? steps.get(index + 1).cost() : to);
    }

    /**
     * By how much one more point is expected to enlarge the area: as its cost is known, a sum of
     * expected improvements over the steps from there on, each as wide as it is.
     *
     * @param cost      of the point
     * @param mean      of its value, which is normal
     * @param deviation of its value, at least 0
     * @see <a href="https://arxiv.org/abs/2105.08195">Daulton, Balandat and Bakshy, Parallel
     *      Bayesian optimization of multiple noisy objectives with expected hypervolume improvement
     *      (2021)</a>
     * @see <a href="https://doi.org/10.1007/s10898-019-00798-7">Yang et al., Efficient computation
     *      of expected hypervolume improvement using box decomposition algorithms (2019)</a>
     */
    public double expectedImprovement(double cost, double mean, double deviation) {
        double at = Math.max(cost, from);
        double sum = 0;
        for (int i = -1; i < steps.size(); i++) {
            double begin = i < 0 ? from : steps.get(i).cost();
            double width = end(i) - Math.max(begin, at);
            if (width > 0) {
                sum += width * Normal.expectedImprovement(mean, deviation,
                        i < 0 ? floor : steps.get(i).value());
            }
        }
        return sum;
    }
}
