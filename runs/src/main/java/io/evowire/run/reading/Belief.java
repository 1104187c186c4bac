package io.evowire.run.reading;

import io.evowire.core.statistics.gp.Posterior;

/**
 * What all trainings of a run together say of the accuracy of a network that is trained once from
 * scratch.
 *
 * @param mean      expected validation accuracy, fraction in [0, 1]
 * @param deviation standard deviation of the network's true accuracy around it, fraction
 */
public record Belief(double mean, double deviation) {

    static Belief of(Posterior posterior) {
        return new Belief(Math.clamp(posterior.mean(), 0, 1), posterior.deviation());
    }
}
