/**
 * The search: a pure function of configuration, seed and recorded outcomes.
 * <p>
 * A {@link io.evowire.run.search.SearchStrategy} is asked for one generation after the other and told what
 * came of it; what it knows is a value. {@link io.evowire.run.search.GenerationLoop} does both, and gives
 * what was asked for to an {@link io.evowire.run.search.Evaluation}: decisions go in, ended trials come out.
 * The strategies are, from the plainest on, {@code RandomSearch}, {@code GridSearch}, {@code LocalSearch},
 * {@code RegularizedEvolution} and {@code Nsga2}. Candidates come from {@code Variation}, which draws and
 * mutates until its {@code Screen} lets one through; they are compared by
 * {@link io.evowire.run.search.FitnessScale} and {@code CrowdedOrder}.
 * {@link io.evowire.run.search.SearchJob} runs a strategy on a store and a pool of workers.
 */
@NullMarked
package io.evowire.run.search;

import org.jspecify.annotations.NullMarked;
