package io.evowire.run.study.simulation;

import io.evowire.core.statistics.RankCorrelation;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How well a model estimates accuracies that it does not know.
 *
 * @param networks        that are known
 * @param features        by which networks are compared
 * @param meanError       mean absolute error of each network's accuracy estimated from others,
 *                        fraction
 * @param deviation       root of the mean square of these errors, fraction
 * @param rankCorrelation Spearman's, of these estimates and the known accuracies, in [-1, 1]
 */
public record Quality(int networks, List<String> features, double meanError, double deviation,
        double rankCorrelation) {

    public Quality {
        features = List.copyOf(features);
    }

    /** That of estimates of known accuracies, both in one order. */
    static Quality of(List<String> features, List<Double> estimates, List<Double> known) {
        double[] missed = IntStream.range(0, known.size())
                .mapToDouble(i -> estimates.get(i) - known.get(i)).toArray();
        double absolute = 0;
        double squares = 0;
        for (double miss : missed) {
            absolute += Math.abs(miss);
            squares += miss * miss;
        }
        return new Quality(missed.length, features, absolute / missed.length,
                Math.sqrt(squares / missed.length), RankCorrelation.of(estimates, known));
    }
}
