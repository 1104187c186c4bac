package io.evowire.run.reading;

import java.util.List;

/**
 * How well the model of a run predicts: each network that was trained is left out in turn and
 * predicted from all others.
 *
 * @param trials          numbers of the trials
 * @param observed        their observed accuracies, fractions in [0, 1]
 * @param means           what was expected of each, fractions
 * @param deviations      standard deviation of that expectation and of a training together,
 *                        fractions
 * @param rankCorrelation Spearman's, of expected and observed accuracies, in [-1, 1]
 * @param within          share of the observed accuracies in their interval of 95 %, fraction
 */
public record Calibration(List<Integer> trials, List<Double> observed, List<Double> means,
        List<Double> deviations, double rankCorrelation, double within) {

    public Calibration {
        trials = List.copyOf(trials);
        observed = List.copyOf(observed);
        means = List.copyOf(means);
        deviations = List.copyOf(deviations);
    }
}
