/**
 * Training as its users see it, whatever computes: steps on batches, parameters as three vectors,
 * and the model that this leaves.
 * <p>
 * {@link io.evowire.evaluate.session.TrainingSessions} begins a
 * {@link io.evowire.evaluate.session.TrainingSession}; {@link io.evowire.evaluate.session.Model} is
 * what can be kept of it, in the file that {@link io.evowire.evaluate.session.ModelFormat} writes.
 */
@NullMarked
package io.evowire.evaluate.session;

import org.jspecify.annotations.NullMarked;
