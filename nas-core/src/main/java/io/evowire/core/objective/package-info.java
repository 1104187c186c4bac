/**
 * What a search compares: {@link io.evowire.core.objective.Objective objectives}, some of them
 * {@link io.evowire.core.objective.Measurements measured} of a trained network,
 * {@link io.evowire.core.objective.Fitness}, the
 * {@link io.evowire.core.objective.Constraint constraints} that a candidate must keep, the
 * {@link io.evowire.core.objective.Hypervolume} of a front, and the
 * {@link io.evowire.core.objective.ArchitectureKey key} by which it recognises a network that it
 * has already trained.
 */
@NullMarked
package io.evowire.core.objective;

import org.jspecify.annotations.NullMarked;
