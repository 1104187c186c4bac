package io.evowire.core.objective;

import io.evowire.core.cost.Cost;
import java.util.EnumSet;
import java.util.List;

/**
 * What selection sees of a candidate: one finite number for each objective. To be maximised, as all
 * comparisons turn minimised objectives round. Never NaN.
 * <p>
 * A failed candidate is worse than every other one in every objective. Its values are those of a
 * reference point: only distances use them, which would lose their meaning with infinities.
 *
 * @param objectives one or more, each once
 * @param values     the value of each objective, in its unit
 * @param failed     whether the candidate gave no result
 */
public record Fitness(List<Objective> objectives, List<Double> values, boolean failed)
        implements
            Comparable<Fitness> {

    public Fitness {
        objectives = List.copyOf(objectives);
        values = values.stream().map(value -> value + 0.0).toList(); // -0.0 becomes 0.0
        if (objectives.isEmpty() || EnumSet.copyOf(objectives).size() < objectives.size()) {
            throw new IllegalArgumentException(
                    "A fitness needs one or more objectives, each once, not %s."
                            .formatted(objectives));
        }
        if (values.size() != objectives.size()) {
            throw new IllegalArgumentException("The objectives %s need %d values, not %s."
                    .formatted(objectives, objectives.size(), values));
        }
        for (int i = 0; i < values.size(); i++) {
            objectives.get(i).check(values.get(i));
        }
    }

    /** Fitness of a candidate with these values, one for each objective. */
    public static Fitness of(List<Objective> objectives, List<Double> values) {
        return new Fitness(objectives, values, false);
    }

    /**
     * Fitness of a trained network of which nothing but the accuracy was measured.
     *
     * @param accuracy validation accuracy, fraction in [0, 1]
     * @param cost     cost of the network
     */
    public static Fitness of(List<Objective> objectives, double accuracy, Cost cost) {
        return of(objectives, Measurements.of(accuracy), cost);
    }

    /**
     * Fitness of a trained network.
     *
     * @throws IllegalArgumentException if an objective was not measured
     */
    public static Fitness of(List<Objective> objectives, Measurements measured, Cost cost) {
        return of(objectives, objectives.stream().map(o -> o.value(measured, cost)).toList());
    }

    /**
     * The worst fitness, that of a failed candidate.
     *
     * @param reference a point no better than any candidate should be, such as the reference point
     *                  of the hypervolume; its values serve for distances
     */
    public static Fitness failed(Fitness reference) {
        return new Fitness(reference.objectives, reference.values, true);
    }

    /** The value of an objective, in its unit. */
    public double value(Objective objective) {
        int index = objectives.indexOf(objective);
        if (index < 0) {
            throw new IllegalArgumentException(
                    "This fitness has no %s, only %s.".formatted(objective, objectives));
        }
        return values.get(index);
    }

    /** Number of objectives. */
    public int dimension() {
        return objectives.size();
    }

    /**
     * Pareto dominance: 1 if this is no worse in every objective and better in one, -1 if
     * {@code other} is, else 0.
     */
    public int dominance(Fitness other) {
        boolean better = false;
        boolean worse = false;
        for (int i = 0; i < dimension(); i++) {
            int order = compare(other, i);
            better |= order > 0;
            worse |= order < 0;
        }
        return Boolean.compare(better, worse);
    }

    /** Above 0 if this is better than {@code other} in one objective, below 0 if worse, else 0. */
    public int compare(Fitness other, int index) {
        return failed || other.failed
                ? Boolean.compare(other.failed, failed)
                : Double.compare(gain(other, index), 0);
    }

    /** Absolute difference in one objective, at least 0 and finite, in the objective's unit. */
    public double distance(Fitness other, int index) {
        return Math.abs(gain(other, index));
    }

    /** How much better this value is than that of {@code other}, in the objective's unit. */
    double gain(Fitness other, int index) {
        checkSame(other);
        return objectives.get(index).gain(values.get(index), other.values.get(index));
    }

    /** By the first objective, then by the next ones; greater is better. Agrees with dominance. */
    @Override
    public int compareTo(Fitness other) {
        for (int i = 0; i < dimension(); i++) {
            int order = compare(other, i);
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    private void checkSame(Fitness other) {
        if (!objectives.equals(other.objectives)) {
            throw new IllegalArgumentException(
                    "Fitness with the objectives %s cannot be compared with %s."
                            .formatted(objectives, other.objectives));
        }
    }
}
