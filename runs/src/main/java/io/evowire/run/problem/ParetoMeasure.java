package io.evowire.run.problem;

import io.evowire.core.objective.Fitness;
import io.jenetics.ext.moea.ElementComparator;
import io.jenetics.ext.moea.ElementDistance;
import java.util.Comparator;
import java.util.function.ToIntFunction;

/**
 * How values with several objectives compare.
 *
 * @param dominance  above 0 if the first value dominates the second, below 0 if it is dominated,
 *                   else 0
 * @param comparator the same in one objective
 * @param distance   distance in one objective, at least 0
 * @param dimension  number of objectives
 * @param <F>        type of the values
 */
public record ParetoMeasure<F>(Comparator<F> dominance, ElementComparator<F> comparator,
        ElementDistance<F> distance, ToIntFunction<F> dimension) {

    /** Of fitness. */
    public static final ParetoMeasure<Fitness> FITNESS = new ParetoMeasure<>(Fitness::dominance,
            Fitness::compare, Fitness::distance, Fitness::dimension);
}
