package io.evowire.run.study.audit;

import io.evowire.core.statistics.CrossedComponents;
import io.evowire.run.study.audit.CauseStudy.Setting;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

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
     */
    public record Length(int steps, int networks, CrossedComponents components) {}

    static CauseReading of(List<Measured<Setting>> trainings, int seeds) {
        return new CauseReading(trainings.stream()
                .collect(Collectors.groupingBy(training -> training.setting().steps(), TreeMap::new,
                        Collectors.toList()))
                .entrySet().stream().map(entry -> length(entry.getKey(), entry.getValue(), seeds))
                .toList());
    }

    private static Length length(int steps, List<Measured<Setting>> trainings, int seeds) {
        List<double[][]> networks = trainings.stream()
                .collect(Collectors.groupingBy(training -> training.setting().network(),
                        TreeMap::new, Collectors.toList()))
                .values().stream().filter(of -> of.size() == seeds * seeds)
                .map(of -> square(of, seeds)).toList();
        return new Length(steps, networks.size(), CrossedComponents.of(networks));
    }

    private static double[][] square(List<Measured<Setting>> trainings, int seeds) {
        double[][] square = new double[seeds][seeds];
        trainings.forEach(training -> square[training.setting().initial()][training.setting()
                .order()] = training.accuracy());
        return square;
    }
}
