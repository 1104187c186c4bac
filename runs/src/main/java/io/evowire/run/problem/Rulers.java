package io.evowire.run.problem;

import io.evowire.core.objective.AccuracyByCost;
import io.evowire.core.objective.AccuracyByCost.Point;
import io.evowire.core.objective.Objective;
import io.evowire.run.store.Trial;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

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
     * The rulers for these trials; empty if accuracy or multiply-adds are no objective of theirs,
     * or all that were trained to the end cost the same.
     *
     * @param run whose objectives and classes theirs are
     */
    public static Optional<Rulers> of(Run run, Collection<Trial> trials) {
        double[] macs = trials.stream().filter(Trial::completed).mapToDouble(Rulers::macs).sorted()
                .toArray();
        boolean both = run.config().objectives()
                .containsAll(List.of(Objective.ACCURACY, Objective.MACS));
        return both && macs.length > 0 && macs[0] < macs[macs.length - 1]
                ? Optional.of(new Rulers(AccuracyByCost.budgets(macs, BUDGETS), macs[0],
                        macs[macs.length - 1], 1.0 / run.record().classNames().size()))
                : Optional.empty();
    }

    /** Mean accuracy of the networks recommended within the budgets, fraction in [0, 1]. */
    public double recommended(Collection<Trial> trials) {
        return found(trials).mean(budgets, chance);
    }

    /** Hypervolume over the logarithm of multiply-adds, fraction in [0, 1]. */
    public double logHypervolume(Collection<Trial> trials) {
        return logHypervolume(found(trials));
    }

    /** The same of networks whose accuracies are known otherwise. */
    public double logHypervolume(AccuracyByCost found) {
        return found.logArea(least, most, chance);
    }

    /**
     * The network that is recommended to somebody with a budget: the most accurate one of at most
     * so many multiply-adds; of equals the cheapest.
     */
    public static Optional<Trial> within(double macs, Collection<Trial> trials) {
        return within(macs, trials, trial -> trial.accuracy().orElseThrow());
    }

    /**
     * The same with another value in place of the observed accuracy.
     *
     * @param value of a trial that was trained to the end; the largest is best
     */
    public static Optional<Trial> within(double macs, Collection<Trial> trials,
            ToDoubleFunction<Trial> value) {
        return trials.stream().filter(Trial::completed).filter(trial -> macs(trial) <= macs)
                .min(Comparator.comparingDouble((Trial trial) -> -value.applyAsDouble(trial))
                        .thenComparingDouble(Rulers::macs));
    }

    /** A trial's network as a point. */
    public static Point point(Trial trial, double accuracy) {
        return new Point(macs(trial), accuracy);
    }

    private static AccuracyByCost found(Collection<Trial> trials) {
        return AccuracyByCost.of(trials.stream().filter(Trial::completed)
                .map(trial -> point(trial, trial.accuracy().orElseThrow())).toList());
    }

    private static double macs(Trial trial) {
        return trial.proposal().cost().macs();
    }
}
