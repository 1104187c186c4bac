/**
 * Predictions of what a training would give, from what other trainings gave.
 * <p>
 * {@link io.evowire.run.surrogate.TrialModel} is what a search believes: a Gaussian process over
 * {@link io.evowire.run.surrogate.NetworkFeatures}, made of {@link io.evowire.run.surrogate.Looks}.
 * Where a search is simulated, {@link io.evowire.run.surrogate.NearestNeighbours} over the few
 * {@link io.evowire.run.surrogate.Features}, or another model, answer in the place of trainings:
 * who searches should not be answered by the model that it asks.
 */
@NullMarked
package io.evowire.run.surrogate;

import org.jspecify.annotations.NullMarked;
