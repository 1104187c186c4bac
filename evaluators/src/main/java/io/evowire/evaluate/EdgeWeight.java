package io.evowire.evaluate;

/**
 * How much of a node's output an edge of a stage lets through, once trained. Edges that are the
 * only input of their node have no weight.
 *
 * @param stage  index of the stage
 * @param from   node that the edge leaves, index in the stage
 * @param to     node that it enters, index in the stage
 * @param weight sigmoid of the trained scalar, in [0, 1]
 */
public record EdgeWeight(int stage, int from, int to, double weight) {}
