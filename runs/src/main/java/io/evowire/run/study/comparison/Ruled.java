package io.evowire.run.study.comparison;

import io.evowire.core.objective.AccuracyByCost;
import io.evowire.core.statistics.MannWhitney;
import io.evowire.run.problem.Rulers;
import io.evowire.run.store.Trial;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a ruler says of the runs of a group.
 *
 * @param ends        of each run
 * @param probability of such a difference to the first group by chance ({@link MannWhitney}); null
 *                    for the first
 * @param repeated    the same with the mean accuracies of repeats; empty unless all runs have them
 * @param repeatedProbability the same of {@code repeated}; null without
 */
public record Ruled(List<Double> ends, @Nullable Double probability, List<Double> repeated,
        @Nullable Double repeatedProbability) {

    public Ruled {
        ends = List.copyOf(ends);
        repeated = List.copyOf(repeated);
    }

    /** Mean accuracy of the networks recommended within the budgets, fraction in [0, 1]. */
    static Ruled recommended(Rulers rulers, List<ComparedRun> runs, double seconds,
            Optional<RepeatedFront> repeats, @Nullable Ruled first) {
        return of(runs, first, run -> rulers.recommended(run.after(seconds)),
                run -> repeats.map(way -> recommendedAgain(rulers, run, way))
                        .orElse(OptionalDouble.empty()));
    }

    /** Hypervolume over the logarithm of multiply-adds, fraction in [0, 1]. */
    static Ruled logHypervolume(Rulers rulers, List<ComparedRun> runs, double seconds,
            Optional<RepeatedFront> repeats, @Nullable Ruled first) {
        return of(runs, first, run -> rulers.logHypervolume(run.after(seconds)),
                run -> repeats.map(run::repeatedAccuracies).filter(means -> !means.isEmpty())
                        .map(means -> OptionalDouble.of(rulers.logHypervolume(AccuracyByCost.of(
                                means.entrySet().stream()
                                        .map(mean -> Rulers.point(run.trial(mean.getKey()),
                                                mean.getValue()))
                                        .toList()))))
                        .orElse(OptionalDouble.empty()));
    }

    // Chosen by what the search saw, judged by the repeats.
    private static OptionalDouble recommendedAgain(Rulers rulers, ComparedRun run,
            RepeatedFront way) {
        var means = run.repeatedAccuracies(way);
        double sum = 0;
        for (double budget : rulers.budgets()) {
            Optional<Trial> best = Rulers.within(budget, run.history().trials());
            if (best.isEmpty()) {
                sum += rulers.chance();
            } else if (means.containsKey(best.get().number())) {
                sum += means.get(best.get().number());
            } else {
                return OptionalDouble.empty(); // no member of a front of other objectives
            }
        }
        return OptionalDouble.of(sum / rulers.budgets().size());
    }

    private static Ruled of(List<ComparedRun> runs, @Nullable Ruled first,
            Function<ComparedRun, Double> end, Function<ComparedRun, OptionalDouble> again) {
        List<Double> ends = runs.stream().map(end).toList();
        List<Double> some = runs.stream().map(again).flatMapToDouble(OptionalDouble::stream)
                .boxed().toList();
        List<Double> repeated = some.size() == runs.size() ? some : List.of();
        return new Ruled(ends, first == null ? null : MannWhitney.probability(first.ends(), ends),
                repeated, first == null || first.repeated().isEmpty() || repeated.isEmpty()
                        ? null
                        : MannWhitney.probability(first.repeated(), repeated));
    }
}
