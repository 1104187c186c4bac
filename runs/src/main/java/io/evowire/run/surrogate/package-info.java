/**
 * Predictions of what a training would give, from what other trainings gave.
 * <p>
 * {@link io.evowire.run.surrogate.TrialModel} is what a search believes: a Gaussian process over
 * {@link io.evowire.run.surrogate.NetworkFeatures}, made of {@link io.evowire.run.surrogate.Looks}.
 * {@link io.evowire.run.surrogate.NearestNeighbours} over the few
 * {@link io.evowire.run.surrogate.Features} answer in its place where a search is simulated: who
 * searches should not be asked by the same model that answers.
 */
@NullMarked
package io.evowire.run.surrogate;

import org.jspecify.annotations.NullMarked;
