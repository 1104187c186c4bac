package io.evowire.run.study.audit;

import io.evowire.core.statistics.CrossedComponents;
import io.evowire.run.study.TrainedSetting;
import io.evowire.run.study.audit.CauseStudy.Setting;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Where the noise of trainings comes from.
 *
 * @param lengths by number of steps, ascending
 */
public record CauseReading(List<Length> lengths) {

    public CauseReading {
        lengths = List.copyOf(lengths);
    }

    /**
     * Trainings of one number of steps.
     *
     * @param steps      optimisation steps
     * @param networks   that came to their end with every pair
     * @param components of the variance of accuracies (fractions) within a network
     *                   of fewer than two networks null
     */
    public record Length(int steps, int networks, @Nullable CrossedComponents components) {}

    /**
     * The reading.
     *
     * @param trainings that came to their end
     * @param seeds     initialisations of each network, and orders
     * @param steps     numbers of optimisation steps, ascending
     */
    static CauseReading of(List<TrainedSetting<Setting>> trainings, int seeds,
            List<Integer> steps) {
        return new CauseReading(steps.stream().map(length -> length(length, trainings.stream()
                .filter(training -> training.setting().steps() == length).toList(), seeds))
                .toList());
    }

    private static Length length(int steps, List<TrainedSetting<Setting>> trainings, int seeds) {
        List<double[][]> networks = trainings.stream()
                .collect(Collectors.groupingBy(training -> training.setting().network(),
                        TreeMap::new, Collectors.toList()))
                .values().stream().filter(of -> of.size() == seeds * seeds)
                .map(of -> square(of, seeds)).toList();
        return new Length(steps, networks.size(),
                networks.size() < 2 ? null : CrossedComponents.of(networks));
    }

    private static double[][] square(List<TrainedSetting<Setting>> trainings, int seeds) {
        double[][] square = new double[seeds][seeds];
        trainings.forEach(training -> square[training.setting().initial()][training.setting()
                .order()] = training.accuracy());
        return square;
    }
}
