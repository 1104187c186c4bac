/**
 * Predictions of what a training would give, from what other trainings gave.
 */
@NullMarked
package io.evowire.run.surrogate;

import org.jspecify.annotations.NullMarked;
