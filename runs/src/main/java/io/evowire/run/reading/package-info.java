/**
 * How the trials of a run are read. A training is one noisy look at a network, and the best of many
 * looks is a lucky one. So a run may be read by what a model of all its trainings says of each
 * network: its front, the networks to take, and whom to train again. What was observed stays beside
 * it.
 * <p>
 * Read {@link io.evowire.run.reading.RunReading}. Which of the two a run is read by, its
 * configuration says ({@link io.evowire.run.config.Reading}).
 */
@NullMarked
package io.evowire.run.reading;

import org.jspecify.annotations.NullMarked;
