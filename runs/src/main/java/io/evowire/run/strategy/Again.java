package io.evowire.run.strategy;

/**
 * A second look at a network that is known: the same network, trained with another seed.
 *
 * @param trial number of the trial, which has ended
 * @param seed  seed of the training
 */
public record Again(int trial, long seed) implements Request {}
