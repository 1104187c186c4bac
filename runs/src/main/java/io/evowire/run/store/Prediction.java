package io.evowire.run.store;

/**
 * What a strategy expected of a network when it decided to try it.
 *
 * @param mean      expected validation accuracy, fraction in [0, 1]
 * @param deviation standard deviation of that expectation, fraction
 * @param reason    why the network was chosen, in words
 */
public record Prediction(double mean, double deviation, String reason) {}
