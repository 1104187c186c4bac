package io.evowire.run.study.audit;

import io.evowire.core.statistics.Quantile;
import io.evowire.run.study.TrainedSetting;
import io.evowire.run.study.audit.SpaceStudy.Setting;
import java.util.List;

/**
 * The distribution of accuracies at each budget.
 *
 * @param budgets ascending
 */
public record SpaceReading(List<Budget> budgets) {

    /** Fractions for which quantiles are told. */
    public static final List<Double> QUANTILES = List.of(0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 1.0);

    public SpaceReading {
        budgets = List.copyOf(budgets);
    }

    /**
     * Draws for one budget.
     *
     * @param budget    multiply-adds
     * @param networks  that were trained to the end
     * @param seconds   of a training, median
     * @param quantiles of accuracy, by their fractions; empty if none was
     */
    public record Budget(long budget, int networks, double seconds, List<At> quantiles) {

        public Budget {
            quantiles = List.copyOf(quantiles);
        }
    }

    /**
     * A quantile.
     *
     * @param fraction of the networks that are at most so accurate
     * @param accuracy of validation, fraction in [0, 1]
     */
    public record At(double fraction, double accuracy) {}

    /**
     * The reading.
     *
     * @param trainings that came to their end
     * @param budgets   multiply-adds, ascending
     */
    static SpaceReading of(List<TrainedSetting<Setting>> trainings, List<Long> budgets) {
        return new SpaceReading(budgets.stream().map(budget -> budget(budget, trainings.stream()
                .filter(training -> training.setting().budget() == budget).toList())).toList());
    }

    private static Budget budget(long budget, List<TrainedSetting<Setting>> trainings) {
        if (trainings.isEmpty()) {
            return new Budget(budget, 0, 0, List.of());
        }
        double[] sorted = trainings.stream().mapToDouble(TrainedSetting::accuracy).sorted()
                .toArray();
        return new Budget(budget, sorted.length,
                Quantile.median(trainings.stream().mapToDouble(TrainedSetting::seconds).toArray()),
                QUANTILES.stream().map(fraction -> new At(fraction, Quantile.of(sorted, fraction)))
                        .toList());
    }
}
