package io.evowire.evaluate.gpu.plan;

/**
 * One launch of a kernel for tasks of any networks.
 *
 * @param kernel what is computed
 * @param first  where its groups begin in the tables, two ints each: task and tile
 * @param groups how many there are
 */
public record Launch(PlanKernel kernel, int first, int groups) {}
