/**
 * Strategies: which networks to try, given all that came of earlier ones.
 * <p>
 * A {@link io.evowire.run.strategy.SearchStrategy} is asked for one generation after the other and
 * told what came of it; what it knows is a value. The strategies are, from the plainest on,
 * {@code RandomSearch}, {@code GridSearch}, {@code LocalSearch}, {@code RegularizedEvolution},
 * {@code Nsga2}, {@code Surrogate}, which chooses from a {@code Pool} by {@code Beliefs}, and
 * {@code Reinforce}. Their candidates come from {@code Variation}, which draws and mutates until
 * its {@code Screen} lets one through.
 */
@NullMarked
package io.evowire.run.strategy;

import org.jspecify.annotations.NullMarked;
