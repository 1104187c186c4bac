package io.evowire.run.report;

/**
 * What training a network again, with other seeds, gave.
 *
 * @param accuracy validation accuracies, fractions in [0, 1]
 */
public record Retraining(Sample accuracy) {}
