package io.evowire.run.report;

import io.evowire.run.problem.Rulers;
import io.evowire.run.problem.Run;
import io.evowire.run.reading.RunReading;
import io.evowire.run.store.Trial;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What two {@linkplain Rulers rulers} beside the hypervolume say of a run. Networks are recommended
 * as the run is read; the hypervolume is of what was observed.
 *
 * @param budgets        in turn, ascending
 * @param mean           of the accuracies within the budgets, fraction in [0, 1]
 * @param logHypervolume hypervolume over the logarithm of multiply-adds, fraction in [0, 1]
 * @param least          multiply-adds of the smallest network that was trained to the end
 * @param most           multiply-adds of the largest one
 * @param chance         accuracy of a guess, fraction in [0, 1]
 */
public record RulerValues(List<Within> budgets, double mean, double logHypervolume, double least,
        double most, double chance) {

    /**
     * What is recommended to somebody with a budget.
     *
     * @param budget   multiply-adds
     * @param trial    number of the trial within it that is taken for the most accurate one
     * @param accuracy of that, as the run is read, fraction in [0, 1]
     */
    public record Within(double budget, int trial, double accuracy) {}

    public RulerValues {
        budgets = List.copyOf(budgets);
    }

    /** The values of a run; null where its objectives, or its trials, give no rulers. */
    static @Nullable RulerValues of(Run run, List<Trial> trials, RunReading reading) {
        return Rulers.of(run, trials).map(rulers -> of(rulers, trials, reading)).orElse(null);
    }

    private static RulerValues of(Rulers rulers, List<Trial> trials, RunReading reading) {
        // The smallest budget is no less than the smallest network, so each has a trial.
        List<Within> within = rulers.budgets().stream()
                .map(budget -> Rulers.within(budget, trials, reading::accuracy)
                        .map(trial -> new Within(Decimals.round(budget, 0), trial.number(),
                                reading.accuracy(trial))))
                .flatMap(Optional::stream).toList();
        double mean = within.stream().mapToDouble(Within::accuracy).average().orElseThrow();
        return new RulerValues(within, Decimals.round(mean, 6),
                Decimals.round(rulers.logHypervolume(trials), 6), rulers.least(), rulers.most(),
                rulers.chance());
    }
}
