/**
 * What a run searches, and how its trials compare.
 * <p>
 * A {@link io.evowire.run.problem.Run} is a directory with its configuration and record. Its
 * {@link io.evowire.run.problem.CandidateFactory} makes candidates of genomes and knows their costs
 * and keys; {@link io.evowire.run.problem.FitnessScale} gives trials their fitness, and
 * {@code CrowdedOrder} puts them in order. {@link io.evowire.run.problem.Randomness} is where each
 * decision gets its random numbers, so that a decision is a pure function of configuration, seed
 * and recorded outcomes.
 */
@NullMarked
package io.evowire.run.problem;

import org.jspecify.annotations.NullMarked;
