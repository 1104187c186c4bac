package io.evowire.run.report;

import io.evowire.run.problem.Rulers;
import io.evowire.run.problem.Run;
import io.evowire.run.store.Trial;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What two {@linkplain Rulers rulers} beside the hypervolume say of a run.
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
     * @param trial    number of the most accurate trial within it
     * @param accuracy of that, fraction in [0, 1]
     */
    public record Within(double budget, int trial, double accuracy) {}

    public RulerValues {
        budgets = List.copyOf(budgets);
    }

    /** The values of a run; null where its objectives, or its trials, give no rulers. */
    static @Nullable RulerValues of(Run run, List<Trial> trials) {
        return Rulers.of(run, trials).map(rulers -> of(rulers, trials)).orElse(null);
    }

    private static RulerValues of(Rulers rulers, List<Trial> trials) {
        // The smallest budget is no less than the smallest network, so each has a trial.
        List<Within> within = rulers.budgets().stream()
                .map(budget -> Rulers.within(budget, trials).map(trial -> new Within(
                        Decimals.round(budget, 0), trial.number(), trial.accuracy().orElseThrow())))
                .flatMap(Optional::stream).toList();
        return new RulerValues(within, Decimals.round(rulers.recommended(trials), 6),
                Decimals.round(rulers.logHypervolume(trials), 6), rulers.least(), rulers.most(),
                rulers.chance());
    }
}
