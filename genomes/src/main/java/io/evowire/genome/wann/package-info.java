/**
 * The search for weight agnostic networks (Gaier and Ha 2019) as pure functions: what is inherited
 * ({@link io.evowire.genome.wann.WannGenome}), how it changes
 * ({@link io.evowire.genome.wann.WannMutation}), which networks are better
 * ({@link io.evowire.genome.wann.Ranking}) and who has children
 * ({@link io.evowire.genome.wann.Breeding}).
 * <p>
 * It is NEAT without crossover and species. A gene keeps its place in the list of its genome for
 * ever, so that its place is its innovation number.
 * <p>
 * The engine of Jenetics does not fit: there an individual has a fitness that is computed once,
 * here every survivor is scored again in each generation, on other images; which objectives count
 * is drawn anew in each generation; and the tournament is won by place in the order of all. So
 * these functions are used in a loop of their own.
 */
@NullMarked
package io.evowire.genome.wann;

import org.jspecify.annotations.NullMarked;
