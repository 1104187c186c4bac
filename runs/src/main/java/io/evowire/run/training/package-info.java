/**
 * Trainings: what is to be trained, and who trains it.
 * <p>
 * A {@link io.evowire.run.training.Work} is the unit: its identity, and what a worker gets. Rungs of a
 * generation, repeats of a front, a replay and the entries of a study are lists of it.
 * {@link io.evowire.run.training.Trainings} is the one place that runs such a list on a
 * {@link io.evowire.run.training.TrainingPool}, and tries again what was lost.
 */
@NullMarked
package io.evowire.run.training;

import org.jspecify.annotations.NullMarked;
