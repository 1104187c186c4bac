package io.evowire.run.report;

/**
 * What the loss of one node does to a trained network, as in figure 6 of Xie et al. 2019.
 *
 * @param stage    index of the stage, from 0
 * @param node     index of the node in the stage
 * @param accuracy accuracy without it, fraction in [0, 1]
 */
public record NodeDamage(int stage, int node, double accuracy) {}
