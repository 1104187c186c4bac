package io.evowire.run.wann;

/**
 * A size at which no smaller network of the generation is as good.
 *
 * @param connections of the network
 * @param mean        score over the six weights
 */
public record FrontPoint(int connections, double mean) {}
