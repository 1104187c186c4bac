package io.evowire.core.statistics.gp;

import java.util.List;

/**
 * What a process would say of each of its observations without having it, with what it takes for
 * granted as it is: the honest test of a model on its own data.
 *
 * @param means           expected value of each observation, from all others
 * @param deviations      standard deviation of that expectation and the observation's noise
 *                        together, so that (value - mean) / deviation is a standard normal number
 *                        where the model is right
 * @param rankCorrelation Spearman's, of these means and the observed values, in [-1, 1]
 * @see <a href="https://doi.org/10.1007/BF01032109">Dubrule, Cross validation of kriging in a
 *      unique neighborhood (1983)</a>
 */
public record LeaveOneOut(List<Double> means, List<Double> deviations, double rankCorrelation) {

    public LeaveOneOut {
        means = List.copyOf(means);
        deviations = List.copyOf(deviations);
    }
}
