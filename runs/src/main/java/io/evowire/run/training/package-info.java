/**
 * Trainings: what is to be trained, who trains it, and the models that this leaves.
 * <p>
 * A {@link io.evowire.run.training.Work} is the unit: its identity, and what a worker gets. Rungs
 * of a generation, repeats of a front, a replay and the entries of a study are lists of it.
 * {@link io.evowire.run.training.Trainings} is the one place that runs such a list on a
 * {@link io.evowire.run.training.TrainingPool}, and tries again what was lost.
 * {@link io.evowire.run.training.GenerationTraining} turns a generation into such lists, rung by
 * rung, and {@link io.evowire.run.training.RunModels} keeps the models that others still need.
 */
@NullMarked
package io.evowire.run.training;

import org.jspecify.annotations.NullMarked;
