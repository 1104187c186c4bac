package io.evowire.run.study.recommended;

import io.evowire.run.config.Reading;
import io.evowire.run.study.recommended.Searched.Choice;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Searches of one arm with the accuracies of what they recommend.
 *
 * @param settings what they share
 * @param reading  by what networks were recommended
 * @param searches the searches
 * @param table    of each search, for each budget, fractions in [0, 1]
 */
record Judged(String settings, Reading reading, List<Searched> searches,
        List<List<Double>> table) {

    static Judged of(String settings, List<Searched> searches, Reading reading,
            Function<@Nullable Choice, Double> accuracy) {
        return new Judged(settings, reading, searches, searches.stream().map(search -> search
                .choices().get(reading).stream().map(accuracy).toList()).toList());
    }

    /** Mean over the budgets, of each search. */
    List<Double> accuracies() {
        return table.stream().map(Judged::mean).toList();
    }

    /** Mean over the searches, for each budget. */
    List<Double> byBudget() {
        return IntStream.range(0, table.getFirst().size())
                .mapToObj(budget -> mean(table.stream().map(row -> row.get(budget)).toList()))
                .toList();
    }

    /** Differences to another arm in searches of equal seed. */
    List<Double> pairs(Judged other) {
        return IntStream.range(0, searches.size()).boxed()
                .flatMap(i -> IntStream.range(0, other.searches.size())
                        .filter(j -> searches.get(i).seed() == other.searches.get(j).seed())
                        .mapToObj(j -> accuracies().get(i) - other.accuracies().get(j)).limit(1))
                .toList();
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(x -> x).average().orElseThrow();
    }
}
