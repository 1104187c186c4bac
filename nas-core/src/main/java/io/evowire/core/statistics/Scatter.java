package io.evowire.core.statistics;

import java.util.Collection;
import java.util.List;
import java.util.OptionalDouble;

/**
 * How far values of groups lie from the means of their groups, over all groups.
 *
 * @param squares sum of the squared distances, in the square of the values' unit, at least 0
 * @param freedom number of values less the number of groups
 */
public record Scatter(double squares, int freedom) {

    /** Where no group has two values. */
    public static final Scatter NONE = new Scatter(0, 0);

    /** The scatter of groups; those with one value or none say nothing. */
    public static Scatter of(Collection<? extends List<Double>> groups) {
        double squares = 0;
        int freedom = 0;
        for (List<Double> group : groups) {
            if (group.size() > 1) {
                double mean = 0;
                for (double value : group) {
                    mean += value / group.size();
                }
                for (double value : group) {
                    squares += (value - mean) * (value - mean);
                }
                freedom += group.size() - 1;
            }
        }
        return new Scatter(squares, freedom);
    }

    /** Standard deviation of a value within its group, pooled; empty where no group has two. */
    public OptionalDouble deviation() {
        return freedom == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(Math.sqrt(squares / freedom));
    }
}
