package io.evowire.run.study.comparison;

import io.evowire.core.objective.AccuracyByCost;
import io.evowire.core.objective.AccuracyByCost.Point;
import io.evowire.core.objective.Objective;
import io.evowire.core.statistics.MannWhitney;
import io.evowire.run.problem.Run;
import io.evowire.run.store.Trial;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Two rulers beside the hypervolume, where accuracy and multiply-adds are objectives. The
 * hypervolume is nearly all the accuracy of the largest network; these weigh small networks as much
 * as large ones.
 *
 * @param budgets multiply-adds at equal ratios, from the tenth to the ninetieth percentile of all
 *                that was trained to the end
 * @param least   multiply-adds of any of these
 * @param most    the same
 * @param chance  accuracy of a guess
 */
public record Rulers(List<Double> budgets, double least, double most, double chance) {

    private static final int BUDGETS = 5;

    public Rulers {
        budgets = List.copyOf(budgets);
    }

    /**
     * What a ruler says of the runs of a group.
     *
     * @param ends        of each run
     * @param probability of such a difference to the first group by chance ({@link MannWhitney});
     *                    null for the first
     * @param repeated    the same with the mean accuracies of repeats; empty unless all runs have
     *                    them
     * @param repeatedProbability the same of {@code repeated}; null without
     */
    public record Ruled(List<Double> ends, @Nullable Double probability, List<Double> repeated,
            @Nullable Double repeatedProbability) {

        public Ruled {
            ends = List.copyOf(ends);
            repeated = List.copyOf(repeated);
        }
    }

    /** The rulers for these runs; empty if accuracy or multiply-adds are no objective of theirs. */
    static Optional<Rulers> of(List<ComparedRun> runs, double seconds) {
        Run first = runs.getFirst().run();
        double[] macs = runs.stream().flatMap(run -> run.after(seconds).stream())
                .filter(Trial::completed).mapToDouble(Rulers::macs).sorted().toArray();
        boolean both = first.config().objectives()
                .containsAll(List.of(Objective.ACCURACY, Objective.MACS));
        return both && macs.length > 0 && macs[0] < macs[macs.length - 1]
                ? Optional.of(new Rulers(AccuracyByCost.budgets(macs, BUDGETS), macs[0],
                        macs[macs.length - 1], 1.0 / first.record().classNames().size()))
                : Optional.empty();
    }

    /** Mean accuracy of the networks recommended within the budgets, fraction in [0, 1]. */
    Ruled recommended(List<ComparedRun> runs, double seconds, Optional<RepeatedFront> repeats,
            @Nullable Ruled first) {
        return ruled(runs, first, run -> found(run.after(seconds)).mean(budgets, chance),
                run -> repeats.map(way -> recommendedAgain(run, way))
                        .orElse(OptionalDouble.empty()));
    }

    /** Hypervolume over the logarithm of multiply-adds, fraction in [0, 1]. */
    Ruled logHypervolume(List<ComparedRun> runs, double seconds, Optional<RepeatedFront> repeats,
            @Nullable Ruled first) {
        return ruled(runs, first,
                run -> found(run.after(seconds)).logArea(least, most, chance),
                run -> repeats.map(run::repeatedAccuracies).filter(means -> !means.isEmpty())
                        .map(means -> OptionalDouble.of(AccuracyByCost.of(means.entrySet().stream()
                                .map(mean -> new Point(macs(run.trial(mean.getKey())),
                                        mean.getValue()))
                                .toList()).logArea(least, most, chance)))
                        .orElse(OptionalDouble.empty()));
    }

    // Chosen by what the search saw, judged by the repeats.
    private OptionalDouble recommendedAgain(ComparedRun run, RepeatedFront way) {
        var means = run.repeatedAccuracies(way);
        double sum = 0;
        for (double budget : budgets) {
            Optional<Trial> best = run.recommended(budget);
            if (best.isEmpty()) {
                sum += chance;
            } else if (means.containsKey(best.get().number())) {
                sum += means.get(best.get().number());
            } else {
                return OptionalDouble.empty(); // no member of a front of other objectives
            }
        }
        return OptionalDouble.of(sum / budgets.size());
    }

    private static Ruled ruled(List<ComparedRun> runs, @Nullable Ruled first,
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

    private static AccuracyByCost found(List<Trial> trials) {
        return AccuracyByCost.of(trials.stream().filter(Trial::completed)
                .map(trial -> new Point(macs(trial), trial.accuracy().orElseThrow())).toList());
    }

    private static double macs(Trial trial) {
        return trial.proposal().cost().macs();
    }
}
